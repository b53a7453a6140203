// Runs of visible text to blocks, white space collapsed, every character's place kept.
//
//   a run of space, tab, CR, LF, FF      one space (none at a block's ends)
//   no-break and typographic spaces      kept inside a block
//   soft hyphens                         dropped; their bytes belong to the character behind them
//
// Each block costs all stages behind, and a hostile page has one every two bytes. So behind `small_blocks_max` blocks a
// border ends a block only where that holds `full_block_bytes`; smaller ones are joined, by a space, to the next.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/page/page.h"

namespace onrecord {

class BlockBuilder {
 public:
  // Adds a run of text to the open block. REQUIRES: the linear pieces of its map are verbatim.
  void add(const MappedText& run);
  // The same for text that stands at `begin` of the source as it is.
  void add_verbatim(std::string_view text, uint32_t begin);
  // White space that stands nowhere in the text, such as <br>.
  void add_space();
  // A character whose bytes reach further than itself, such as a hyphen with the line break behind it.
  void add_atomic(std::string_view character, ByteRange source);

  // Closes the open block, sets `block.span` and puts it on the list; nothing where no character of it can be seen.
  // By reference: a block put together in parts and copied waits for them to reach memory.
  void close(const Block& block);
  // Closes what waits to be joined to a next block: at the end, and where the next is another part of the page.
  void finish();

  // A multiple of what pages have: of 3,900 labelled ones half have 190 blocks at most, one in a thousand more than
  // 2,300, one has 6,220.
  static constexpr size_t small_blocks_max = 8192;
  static constexpr uint32_t full_block_bytes = 256;
  bool joined_blocks() const { return joined_blocks_; }  // Whether small blocks were.

  // Bytes of the open block, with the space that the next word would bring.
  uint32_t open_bytes() const { return word_bytes() + (is_open() && gap_.space); }
  uint32_t word_bytes() const { return static_cast<uint32_t>(text.text.size()) - open_begin_; }  // Without that space.
  bool is_open() const { return word_bytes() > 0; }
  bool is_waiting() const { return waiting_.has_value(); }  // Whether a small block may be joined to the next.
  // Whether the open block has words that no block before it has: those of one that waits are its own.
  bool has_new_words() const { return waiting_ ? text.text.size() != waiting_end_ : is_open(); }

  // The words of all blocks joined by '\n', and where they stand; behind them those of the open block. For reading;
  // take them when all is closed.
  MappedText text;
  std::vector<Block> blocks;

 private:
  // White space and soft hyphens behind the last word. They are written only when another word follows.
  struct Gap {
    bool any = false;
    bool space = false;  // Holds white space.
    ByteRange source;
  };

  void add_gap(ByteRange source, bool space);
  void add_word(std::string_view word, ByteRange source, bool verbatim);
  void write_gap();
  void cut(uint32_t text_bytes);
  void trim_open();
  void end_block(const Block& block);

  uint32_t open_begin_ = 0;  // Where the open block begins in `text`; its end where none is open.
  Gap gap_;
  std::optional<Block> waiting_;  // Describes the open block, which was too small to be closed.
  size_t waiting_end_ = 0;        // Where its words end.
  bool joined_blocks_ = false;
};

}  // namespace onrecord
