#include "onrecord/article/block_table.h"

#include <numeric>

#include "onrecord/article/block_measures.h"
#include "onrecord/article/block_model.h"
#include "onrecord/article/labels.h"

namespace onrecord {
namespace {

BlockModelKind model_kind(InputKind kind) {
  return kind == InputKind::html ? BlockModelKind::tree : BlockModelKind::lines;
}

}  // namespace

std::string block_table_head(InputKind kind) {
  std::string head = "path\tlabel\ttext";
  for (std::string_view column : BlockModel::columns(model_kind(kind))) head.append("\t").append(column);
  return head + '\n';
}

std::string block_table(const std::string& path, const Page& page, const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::text) return {};
  const MeasuredLines measured = measure_lines(page, lexicon);
  const TreeBoxes boxes(page, lexicon, measured.lines);
  const RuleLabels rules = label_by_rules(page, measured, boxes, lexicon);
  std::vector<uint32_t> all(page.blocks.size());
  std::iota(all.begin(), all.end(), 0u);
  const size_t columns = BlockModel::columns(model_kind(page.kind)).size();
  const auto rows = BlockModel::rows(model_kind(page.kind), BlockMeasures(page, measured, boxes, rules), all);
  std::string table;
  for (uint32_t i = 0; i < page.blocks.size(); ++i) {
    table.append(path).append("\t").append(name_of(rules.labels[i])).append("\t");
    table.append(block_text(page, page.blocks[i]));
    for (size_t k = 0; k < columns; ++k) table.append("\t").append(std::to_string(rows[i * columns + k]));
    table += '\n';
  }
  return table;
}

}  // namespace onrecord
