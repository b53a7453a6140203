//! encoding_rs behind a C interface: the other side of compare.cc. Built by tools/compare_encodings.
use std::ffi::CStr;
use std::os::raw::c_char;
use std::slice;

/// Decodes `source` as a whole into `target`, which must hold three bytes for each of source and a few more.
/// Gives the bytes written.
///
/// # Safety
/// The pointers must be good for the lengths given; `label` ends with NUL.
#[no_mangle]
pub unsafe extern "C" fn oracle_decode(
    label: *const c_char,
    source: *const u8,
    source_bytes: usize,
    target: *mut u8,
    target_bytes: usize,
) -> usize {
    let encoding = encoding_rs::Encoding::for_label(CStr::from_ptr(label).to_bytes()).unwrap();
    let source = slice::from_raw_parts(source, source_bytes);
    let target = slice::from_raw_parts_mut(target, target_bytes);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (result, read, written, _) = decoder.decode_to_utf8(source, target, true);
    assert!(result == encoding_rs::CoderResult::InputEmpty && read == source_bytes);
    written
}

/// The name of what `label` means, in lower case, as bytes in `target`; 0 where it means nothing.
///
/// # Safety
/// As `oracle_decode`; `target` holds 32 bytes.
#[no_mangle]
pub unsafe extern "C" fn oracle_name(label: *const u8, label_bytes: usize, target: *mut u8) -> usize {
    match encoding_rs::Encoding::for_label(slice::from_raw_parts(label, label_bytes)) {
        None => 0,
        Some(encoding) => {
            let name = encoding.name().to_ascii_lowercase();
            slice::from_raw_parts_mut(target, name.len()).copy_from_slice(name.as_bytes());
            name.len()
        }
    }
}
