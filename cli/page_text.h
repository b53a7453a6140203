// Pages and statements as a person reads them. Every line of facts ends with its place: file:begin-end.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "onrecord/store/query.h"

namespace onrecord::cli {

// "pages/a.html:3-42,50-89"
std::string place(const PageInfo& page, std::string_view at);

// "2016-09-22", "2016-09-01 to 2016-09-30", "undated (bounds: not after 2018-01-02)", with the reason.
std::string when(const PageInfo& page);

// How a statement must be introduced so that its content is not taken for more than it is: "denied", "asks whether",
// "if", "does not say"; "" for a plain one.
std::string frame(const StatementInfo& statement);

// The page's own words for the source, then the resolved speaker: `the minister (Ana Rook; rule verb-that)`,
// "speaker not resolved".
std::string speaker(const StatementInfo& statement, const Paint& paint);

// "Press TV < Reuters < the ministry"
std::string chain(const std::vector<std::string>& links);

}  // namespace onrecord::cli
