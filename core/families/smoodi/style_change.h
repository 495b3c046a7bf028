#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a style does to what the style network sees, told apart from what the people of its clips do: clips of one content are compared with each other.
namespace core::sampling {

/// The label of clips without a style.
inline constexpr const char* kNeutralStyle = "normal";

/// What the style network's last layer shows of clips: means over them, [width] each.
struct StyleStatistics {
  at::Tensor mean, deviation;
};

/// Of clips with labels, by content ("walk"), then by style label.
using ContentStatistics = std::map<std::string, std::map<std::string, StyleStatistics>>;

/// What the tensors of contents are called in the adaptor's file: "content.CONTENT.LABEL.mean" and "...deviation".
inline constexpr std::string_view kContentPrefix = "content.";

/// In the header of an adaptor that was taught with L_sty: counted once, it moves a motion as the style's clips differ from those without.
inline constexpr const char* kLearntChange = "learnt_change";

/// From what to what the statistics of some contents go with a style, one content a row.
class StyleChange {
 public:
  /// Without rows nothing is known.
  StyleChange() = default;
  explicit StyleChange(const std::vector<std::pair<StyleStatistics, StyleStatistics>>& fromAndTo);
  bool isKnown() const { return fromMean_.defined(); }

  /// The row alone whose start is nearest to the statistics [width].
  StyleChange nearestTo(const StyleStatistics& own) const;
  /// Where statistics [width] go: as the nearest row goes, so many times as far. Needs a row.
  StyleStatistics moved(const StyleStatistics& own, double times) const;

 private:
  std::int64_t nearestRow(const StyleStatistics& own) const;
  StyleStatistics from(std::int64_t row) const { return {fromMean_[row], fromDeviation_[row]}; }
  StyleStatistics to(std::int64_t row) const { return {toMean_[row], toDeviation_[row]}; }

  at::Tensor fromMean_, fromDeviation_, toMean_, toDeviation_;  // [rows, width]
};

/// Of the contents that have clips of both labels.
StyleChange changeBetween(const ContentStatistics& contents, const std::string& from, const std::string& to);

}  // namespace core::sampling
