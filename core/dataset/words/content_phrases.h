#pragma once

#include "core/base/random.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// Other ways to say what a clip with a content label shows ("walk": "someone strolls forward"), from resources/labels/contents.tsv. The bundle has one
/// synthetic caption per label; trained on that alone, a model understands that one sentence only.
/// Empty for a label that the table does not hold.
std::vector<std::string> contentPhrases(std::string_view content);

/// One of them with a random subject ("a man", "the character"), or an empty string.
std::string randomContentCaption(std::string_view content, base::RandomStream& random);

/// The labels of the table.
std::vector<std::string> phrasedContents();

}  // namespace core::dataset
