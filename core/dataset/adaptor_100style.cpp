#include "core/dataset/adaptors.h"
#include "core/dataset/words/style_words.h"
#include "core/io/read/npy.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace core::dataset {

namespace {

struct Gait {
  const char* code;     // of the file name
  const char* content;  // our label
  const char* words;
};
constexpr std::array<Gait, 8> kGaits = {{{"FW", "walk", "walks forward"},
                                         {"BW", "walk-back", "walks backward"},
                                         {"FR", "run", "runs forward"},
                                         {"BR", "run-back", "runs backward"},
                                         {"SW", "walk-sideways", "walks sideways"},
                                         {"SR", "run-sideways", "runs sideways"},
                                         {"ID", "stand", "stands"},
                                         {"TR", "transition", "changes between walking and running"}}};

/// "ArmsAboveHead" as words joined by a sign: "arms-above-head" for the label, "arms above head" for the sentence.
std::string words(std::string_view name, char sign) {
  std::string result;
  for (const char c : name) {
    if (std::isupper(static_cast<unsigned char>(c)) && !result.empty()) result += sign;
    result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

}  // namespace

const char* const k100StyleAttribution =
    "100STYLE by Ian Mason, Sebastian Starke and Taku Komura, Real-Time Style Modelling of Human Locomotion via "
    "Feature-Wise Transformations and Local Motion Phases, 2022, CC BY 4.0";

std::optional<StyleRecording> styleRecordingOf(const std::string& stem) {
  const auto first = stem.find('_');
  if (first == std::string::npos || first == 0) return {};
  for (const Gait& gait : kGaits) {
    if (stem.compare(first + 1, 2, gait.code) != 0) continue;
    const auto spoken = words(stem.substr(0, first), ' ');
    const bool vowel = std::string_view("aeiou").find(spoken.front()) != std::string_view::npos;
    return StyleRecording{
        gait.content,
        canonicalStyle(words(stem.substr(0, first), '-')),
        {{fmt::format("a person {}", gait.words), "content"}, {fmt::format("a person {} in {} {} style", gait.words, vowel ? "an" : "a", spoken), "styled"}}};
  }
  return {};
}

namespace {

/// STYLE_GAIT.bvh, or STYLE_GAIT_NN_feat.npy for features that were made elsewhere.
class HundredStyleAdaptor : public SourceAdaptor {
 public:
  explicit HundredStyleAdaptor(std::string name) : name_(std::move(name)) {}

  SourceInfo info() const override { return {name_, "CC BY 4.0; feature files from SMooDi: MIT", k100StyleAttribution, Terms::Commercial}; }
  bool wants(const std::string& name) const override { return name.ends_with(".bvh") || name.ends_with("_feat.npy"); }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    const auto stem = stemOf(name);
    auto recording = styleRecordingOf(stem);
    if (!recording) return Error{ErrorCode::ParseFailed, fmt::format("{}: not named STYLE_GAIT.bvh", name)};
    RawClip clip;
    clip.id = stem;
    clip.content = std::move(recording->content);
    clip.style = std::move(recording->style);
    clip.split = "train";
    clip.captions = std::move(recording->captions);
    if (name.ends_with(".bvh")) {
      auto motion = importBvh(name, bytes);
      if (!motion) return motion.error();
      clip.positions = std::move(motion->positions);
    } else {
      auto array = io::parseNpy(bytes, name);
      if (!array) return array.error();
      if (array->shape.size() != 2 || array->shape[1] != representation::featureLayout(representation::Layout::HumanMl3d).width) {
        return Error{ErrorCode::ParseFailed, fmt::format("{}: not an array of rows of 263 features", name)};
      }
      clip.features.assign(array->values.begin(), array->values.end());
    }
    return std::vector<RawClip>{std::move(clip)};
  }

 private:
  std::string name_;
};

}  // namespace

AdaptorResult make100StyleAdaptor(const SourceRequest& request) {
  return std::unique_ptr<SourceAdaptor>(std::make_unique<HundredStyleAdaptor>(sourceName(request.path)));
}

}  // namespace core::dataset
