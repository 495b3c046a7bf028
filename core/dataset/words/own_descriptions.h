#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// What the makers of a recording call it, in the words of people, from resources/labels/descriptions.tsv: for models of which the words, too, may be used at work.

/// The parts that the table knows of "jumping jacks, side twists, bend over" (CMU's listing) or "B19_WalkToPickUpBox" (ACCAD's names): "walk", "pick up box". In order;
/// what it does not know is left out. What stands before " - " ("dance - jete") counts where nothing behind it is known.
std::vector<std::string> describedParts(std::string_view description);

/// Up to six sentences about such parts, one after the other, each other words: "a person walks and picks up a box". The same for the same parts; none without parts.
/// Throws std::invalid_argument for a part that the table does not know.
std::vector<std::string> sentencesOf(std::span<const std::string> parts);

/// All parts of the table, in its order.
std::vector<std::string> knownParts();

/// Labels of a recording by resources/labels/trial_labels.tsv; empty where it has none. dataset as the caption files call it ("CMU"), stem: "120_22".
struct TrialLabels {
  std::string content, style;
};
TrialLabels labelsOfTrial(std::string_view dataset, std::string_view stem);

}  // namespace core::dataset
