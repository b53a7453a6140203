#include "onrecord/read/wacz.h"

#include <algorithm>

#include "onrecord/read/page_list.h"
#include "onrecord/read/warc.h"
#include "onrecord/read/zip.h"

namespace onrecord {
namespace {

using Sink = std::function<bool(ReadItem&&)>;

constexpr size_t magic_bytes = 64;

bool is_warc_name(std::string_view name) {
  if (!name.starts_with("archive/")) return false;
  return name.ends_with(".warc") || name.ends_with(".warc.gz") || name.ends_with(".warc.zst");
}

bool is_page_list_name(std::string_view name) { return name.starts_with("pages/") && name.ends_with(".jsonl"); }

// From an offset of the unpacked WARC file on.
WarcSource open_warc(const std::string& container, const ZipEntry& entry, uint64_t offset) {
  std::string head;
  read_up_to(*open_zip_entry(container, entry, 0), magic_bytes, head);
  WarcSource out{container + "#" + entry.name, open_zip_entry(container, entry, offset), find_packing(head), ""};
  if (out.packing == Packing::zstd) out.dictionary = read_zstd_dictionary(*open_zip_entry(container, entry, 0));
  return out;
}

bool tell_broken_list(const std::string& path, const ByteSource& list, const Sink& sink) {
  return !list.fault() || sink(ReadError{path, list.fault()->at, list.fault()->cause});
}

bool tell_missing(const std::string& container, const PageList& pages, const Sink& sink) {
  for (const std::string& address : pages.missing()) {
    if (!sink(ReadError{container, 0, "listed as a page, but not in the archive: " + address})) return false;
  }
  return true;
}

}  // namespace

bool read_wacz(const std::string& container, uint64_t max_record_bytes, const Remark& remark, const Sink& sink) {
  ZipListing listing = list_zip(container);
  const auto by_name = [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; };
  std::stable_sort(listing.entries.begin(), listing.entries.end(), by_name);
  const bool any_warc = std::any_of(listing.entries.begin(), listing.entries.end(),
                                    [](const ZipEntry& entry) { return is_warc_name(entry.name); });
  if (listing.fault && !sink(ReadError{container, listing.fault->at, listing.fault->cause})) return false;
  if (!any_warc) return listing.fault || sink(ReadError{container, 0, "a ZIP archive without WARC files, no text"});

  PageList pages;
  for (const ZipEntry& entry : listing.entries) {
    if (!is_page_list_name(entry.name)) continue;
    const std::unique_ptr<ByteSource> list = open_zip_entry(container, entry, 0);
    pages.read(*list);
    if (!tell_broken_list(container + "#" + entry.name, *list, sink)) return false;
  }
  for (const ZipEntry& entry : listing.entries) {
    if (!is_warc_name(entry.name)) continue;
    PageList* listed = pages.empty() ? nullptr : &pages;
    WarcSource source = open_warc(container, entry, 0);
    source.remark = remark;
    if (!read_warc(std::move(source), max_record_bytes, listed, sink)) return false;
  }
  return tell_missing(container, pages, sink);
}

std::optional<ReadItem> read_wacz_record(const std::string& container, const std::string& id,
                                         uint64_t max_record_bytes) {
  const size_t mark = id.rfind('#');
  if (mark == std::string::npos) return std::nullopt;
  const std::optional<ArchivePlace> place = parse_archive_place(std::string_view(id).substr(mark + 1));
  const std::string name = id.substr(0, mark);
  if (!place || !is_warc_name(name)) return std::nullopt;
  for (const ZipEntry& entry : list_zip(container).entries) {
    if (entry.name != name) continue;
    return read_warc_record(open_warc(container, entry, place->offset), *place, max_record_bytes);
  }
  return std::nullopt;
}

}  // namespace onrecord
