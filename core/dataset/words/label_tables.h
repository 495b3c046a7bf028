#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// resources/labels/contents.tsv, styles.tsv, descriptions.tsv and trial_labels.tsv as they were when the program was built.
std::string_view contentTable();
std::string_view styleTable();
std::string_view descriptionTable();
std::string_view trialLabelTable();

/// The rows of such a table, split at tabs, without its remarks. Throws std::logic_error for a row that has not as many cells as it should, all of them filled.
std::vector<std::vector<std::string>> labelRows(std::string_view table, std::size_t cells);

}  // namespace core::dataset
