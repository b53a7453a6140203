# add_stage(NAME [LINK ...] [TEST_LINK ...]): the library onrecord_NAME from onrecord/NAME/*.cc, which sees every stage
# added before it, and, where there are any, its tests onrecord/NAME/*_test.cc as one program.
set(ONRECORD_STAGES "" CACHE INTERNAL "")
function(add_stage name)
  cmake_parse_arguments(STAGE "" "" "LINK;TEST_LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/onrecord/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  if(NOT sources)
    return()
  endif()
  add_library(onrecord_${name} STATIC ${sources})
  target_link_libraries(onrecord_${name} PUBLIC ${ONRECORD_STAGES} ${STAGE_LINK})
  set(ONRECORD_STAGES onrecord_${name} ${ONRECORD_STAGES} CACHE INTERNAL "")
  precompile(onrecord_${name})
  if(ONRECORD_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE onrecord_${name} GTest::gtest_main ${STAGE_TEST_LINK})
    target_compile_definitions(${name}_test PRIVATE ONRECORD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()

# add_counted_test(NAME): onrecord/NAME/counted/*_test.cc as one program, with the stage compiled once more so that each basic
# block that runs calls __sanitizer_cov_trace_pc, and copies and searches __wrap_memcpy and its like: tests of work count steps
# instead of time.
function(add_counted_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/onrecord/${name}/*.cc)
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/onrecord/${name}/counted/*_test.cc)
  add_library(onrecord_${name}_counted STATIC ${sources})
  target_compile_options(onrecord_${name}_counted PRIVATE -O1 -fsanitize-coverage=trace-pc)
  add_executable(${name}_counted_test ${tests})
  target_link_libraries(${name}_counted_test PRIVATE onrecord_${name}_counted onrecord_core GTest::gtest_main)
  target_link_options(${name}_counted_test PRIVATE -Wl,--wrap=memcpy,--wrap=memmove,--wrap=memset,--wrap=memchr,--wrap=memcmp)
  add_test(NAME ${name}_counted_work COMMAND ${name}_counted_test)
endfunction()

# precompile(TARGET): the standard headers that nearly every file reads, read once. The first target builds them, the
# others use its file. html has flags of its own, so it goes without.
function(precompile target)
  if(target STREQUAL "onrecord_core")
    target_precompile_headers(${target} PRIVATE <algorithm> <functional> <map> <memory> <optional> <string> <variant> <vector>)
  elseif(NOT target STREQUAL "onrecord_html")
    target_precompile_headers(${target} REUSE_FROM onrecord_core)
  endif()
endfunction()

# Where g++ 12 sees an array-bounds error in std::string that is none, and only with precompiled headers.
function(skip_precompiled)
  foreach(file ${ARGN})
    set_source_files_properties(${CMAKE_SOURCE_DIR}/onrecord/${file} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endforeach()
endfunction()

# embed_folder(TARGET FOLDER): builds the files of FOLDER into TARGET (see onrecord/core/embedded_data.h).
function(embed_folder target folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.tsv ${folder}/*.bin)
  list(SORT files)
  set(assembly ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(index 0)
  foreach(file ${files})
    get_filename_component(name ${file} NAME)
    set(symbol onrecord_data_${index})
    string(APPEND assembly ".global ${symbol}\n.global ${symbol}_end\n.balign 16\n${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n")
    string(APPEND externs "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "      {\"${name}\", {${symbol}, static_cast<size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_BINARY_DIR}/embedded_data)
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cc CONTENT "#include \"onrecord/core/embedded_data.h\"

${externs}
namespace onrecord {

std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${rows}  };
  return files;
}

}  // namespace onrecord
" @ONLY)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${out}.S ${out}.cc)
endfunction()
