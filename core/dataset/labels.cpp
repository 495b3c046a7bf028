#include "core/dataset/labels.h"

#include "core/base/hash.h"
#include "core/base/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace core::dataset {

namespace {

bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

using Pair = std::pair<std::string_view, std::string_view>;

/// Longest first, so that "counter-clockwise" is not taken for "clockwise". British forms come back as the plain one.
constexpr std::array<Pair, 8> kMirrorWords = {{{"counter-clockwise", "clockwise"},
                                               {"counter clockwise", "clockwise"},
                                               {"counterclockwise", "clockwise"},
                                               {"anti-clockwise", "clockwise"},
                                               {"anticlockwise", "clockwise"},
                                               {"clockwise", "counterclockwise"},
                                               {"left", "right"},
                                               {"right", "left"}}};

/// Words that hold a side inside, as people write them.
constexpr std::array<Pair, 8> kMirrorCompounds = {{{"leftwards", "rightwards"},
                                                   {"rightwards", "leftwards"},
                                                   {"leftward", "rightward"},
                                                   {"rightward", "leftward"},
                                                   {"lefthanded", "righthanded"},
                                                   {"righthanded", "lefthanded"},
                                                   {"lefty", "righty"},
                                                   {"righty", "lefty"}}};

constexpr std::array<Pair, 5> kHeldOut = {
    {{"walk", "feminine"}, {"run", "old"}, {"wave-both-hands", "masculine"}, {"raise-up-both-hands", "youthful"}, {"walk-turn", "exhausted"}}};

}  // namespace

std::string mirroredText(std::string_view text) {
  const std::string plain = base::lowered(text);
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    bool replaced = false;
    const auto tryTable = [&](const auto& table) {
      for (const auto& [from, to] : table) {
        if (replaced || plain.compare(i, from.size(), from) != 0) continue;
        const auto end = i + from.size();
        if ((i > 0 && isLetter(plain[i - 1])) || (end < plain.size() && isLetter(plain[end]))) continue;
        std::string word(to);
        if (std::isupper(static_cast<unsigned char>(text[i]))) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        result += word;
        i = end;
        replaced = true;
      }
    };
    tryTable(kMirrorWords);
    if (!replaced) tryTable(kMirrorCompounds);
    if (!replaced) result += text[i++];
  }
  return result;
}

bool isHeldOut(std::string_view content, std::string_view style) {
  if (content == "walk-turn-left" || content == "walk-turn-right") content = "walk-turn";  // mirrored twins change sides
  return std::find(kHeldOut.begin(), kHeldOut.end(), Pair{content, style}) != kHeldOut.end();
}

std::string splitFor(std::string_view content, std::string_view style, std::string_view sourceSplit) {
  if (isHeldOut(content, style)) return "composition";
  return sourceSplit.empty() ? "train" : std::string(sourceSplit);
}

std::uint64_t mixedName(std::string_view stem) {
  std::uint64_t mixed = base::fnv1a64(stem);
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

}  // namespace core::dataset
