#include "onrecord/article/block_table.h"

#include "onrecord/article/block_measures.h"
#include "onrecord/article/block_model.h"
#include "onrecord/article/label_lines.h"

namespace onrecord {

std::string block_table_head() {
  std::string head = "path\tlabel\ttext";
  for (std::string_view column : BlockModel::columns()) head.append("\t").append(column);
  return head + '\n';
}

std::string block_table(const std::string& path, const Page& page, const ArticleLexicon& lexicon) {
  const MeasuredLines measured = measure_lines(page, lexicon);
  const RuleLabels rules = label_lines(page, measured.lines, lexicon);
  const std::vector<int16_t> rows = BlockModel::rows(BlockMeasures(page, measured, rules));
  const size_t columns = BlockModel::columns().size();
  std::string table;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    table.append(path)
        .append("\t")
        .append(name_of(rules.labels[i]))
        .append("\t")
        .append(block_text(page, page.blocks[i]));
    for (size_t k = 0; k < columns; ++k) table.append("\t").append(std::to_string(rows[i * columns + k]));
    table += '\n';
  }
  return table;
}

}  // namespace onrecord
