#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// The one name of a style that sources call differently: elderly is old, tired is exhausted (the rows "data" of resources/labels/styles.tsv).
/// Lower case; anything else stays.
std::string canonicalStyle(std::string_view label);

/// Other words for a label, of data sets and of people ("old": "elderly"), in the order of the table; none for a label that it does not hold.
std::vector<std::string> wordsForStyle(std::string_view label);

/// Which of a model's labels a person means: the word itself where the model knows it, else the label that it is another word for. In lower case; a word that means
/// none of them stays, for whoever says that there is no such style.
std::string styleMeant(std::string_view word, std::span<const std::string> labels);

}  // namespace core::dataset
