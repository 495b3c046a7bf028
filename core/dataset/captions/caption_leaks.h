#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Which captions of a test stand in training too: what a model has read there, it need not understand. Plain text, no data set.
namespace core::dataset {

/// Lower case, words with single blanks between, without punctuation: "A person walks, slowly." is "a person walks slowly".
std::string plainCaption(std::string_view caption);

struct CaptionLeaks {
  int captions = 0;              // different ones that were asked about, as plain captions
  int exact = 0;                 // of them: stand in training word for word
  int near = 0;                  // of the others: nearly
  std::set<std::string> leaked;  // as they were given: exact and near ones

  bool isLeaked(const std::string& caption) const { return leaked.count(caption) != 0; }
};

/// How many words may differ: one in this many of the longer caption, added, left out or exchanged, and no articles counted. Short captions differ by what they say, so
/// under this length only articles may.
inline constexpr int kWordsPerDifference = 7;

/// asked against training, each word by word; nearly: at most one in kWordsPerDifference words differs.
CaptionLeaks captionLeaks(const std::vector<std::string>& asked, const std::vector<std::string>& training);

}  // namespace core::dataset
