#include "core/dataset/adaptors.h"
#include "core/dataset/source_tree.h"
#include "core/io/read/kit_motion.h"
#include "core/io/read/npy.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

namespace core::dataset {

namespace {

/// A sentence of a texts/ file, with the part of the motion that it tells of (seconds; 0 and 0: all of it).
struct Sentence {
  std::string text;
  double begin = 0.0, end = 0.0;
};

struct PublishedTables {
  std::map<std::string, std::vector<Sentence>> sentences;
  std::map<std::string, std::string> splits;
  std::map<std::string, StyleRecording> recordings;  // of 100STYLE, by id
  bool hasMirrored = false;
};

class PublishedAdaptor : public SourceAdaptor {
 public:
  PublishedAdaptor(std::string name, representation::Layout layout, PublishedTables tables)
      : name_(std::move(name)), isKit_(layout == representation::Layout::Kit), width_(representation::featureLayout(layout).width), tables_(std::move(tables)) {}

  SourceInfo info() const override {
    if (isKit_) return {name_, "as KIT-ML states", "KIT Motion-Language Dataset, Plappert et al. 2016"};
    SourceInfo info{name_, "as HumanML3D and AMASS state, non-commercial", "HumanML3D, Guo et al. 2022; AMASS, Mahmood et al. 2019"};
    if (!tables_.recordings.empty()) info.attribution += fmt::format("; {}; retargeted for SMooDi, Zhong et al. 2024", k100StyleAttribution);
    return info;
  }
  bool wants(const std::string& name) const override { return name.starts_with("new_joint_vecs/") && name.ends_with(".npy"); }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    auto array = io::parseNpy(bytes, name);
    if (!array) return array.error();
    if (array->shape.size() != 2 || array->shape[1] != width_) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: not an array of rows of {} features", name, width_)};
    }
    auto whole = wholeMotion(*array, name);
    if (!whole) return whole.error();
    return clipsOf(stemOf(name), std::move(*whole));
  }

 private:
  /// KIT's 21 joints at 12.5 frames a second become the body and the rate that everything here works on.
  Result<RawClip> wholeMotion(const io::NpyArray& array, const std::string& name) const {
    RawClip whole;
    whole.features.assign(array.values.begin(), array.values.end());
    if (!isKit_) return whole;
    const auto positions = io::kitPositions(whole.features, name);
    if (!positions) return positions.error();
    whole.features.clear();
    whole.positions = io::resampledPositions(*positions, motion::kit::kFps, motion::humanml3d::kFps);
    return whole;
  }

  /// A part of a motion: its frames from begin to end, as far as there are any.
  RawClip partOf(const RawClip& whole, double beginSeconds, double endSeconds) const {
    RawClip part = whole;
    const auto keep = [&](auto& values, std::ptrdiff_t perFrame) {
      const auto frames = static_cast<std::ptrdiff_t>(values.size()) / perFrame;
      const auto begin = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(beginSeconds * motion::humanml3d::kFps), 0, frames);
      const auto end = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(endSeconds * motion::humanml3d::kFps), begin, frames);
      values.erase(values.begin() + end * perFrame, values.end());
      values.erase(values.begin(), values.begin() + begin * perFrame);
    };
    if (isKit_)
      keep(part.positions, motion::humanml3d::kJointCount);
    else
      keep(part.features, width_);
    return part;
  }

  std::vector<RawClip> clipsOf(const std::string& stem, RawClip whole) const {
    whole.id = stem;
    whole.isMirrored = stem.starts_with("M");
    whole.wantsTwin = !tables_.hasMirrored;
    if (const auto split = tables_.splits.find(stem); split != tables_.splits.end()) whole.split = split->second;
    const auto recording = tables_.recordings.find(whole.isMirrored && !tables_.recordings.contains(stem) ? stem.substr(1) : stem);
    const bool isStyled = recording != tables_.recordings.end();
    if (isStyled) whole.content = recording->second.content, whole.style = recording->second.style;
    std::vector<RawClip> clips;
    const auto sentences = tables_.sentences.find(stem);
    if (isStyled && sentences == tables_.sentences.end()) whole.captions = recording->second.captions;
    if (sentences != tables_.sentences.end()) {
      for (const Sentence& sentence : sentences->second) {
        if (sentence.begin == 0.0 && sentence.end == 0.0) {
          whole.captions.push_back({sentence.text, isStyled ? "synthetic" : "free"});  // those of the retargeted motions were written by a model
          continue;
        }
        RawClip part = partOf(whole, sentence.begin, sentence.end);
        part.captions = {{sentence.text, "free"}};
        part.id = fmt::format("{}/{:g}-{:g}", stem, sentence.begin, sentence.end);
        clips.push_back(std::move(part));
      }
    }
    if (!whole.captions.empty() || clips.empty()) clips.insert(clips.begin(), std::move(whole));
    return clips;
  }

  std::string name_;
  bool isKit_;
  int width_;  // of a frame in the files
  PublishedTables tables_;
};

/// "caption#word/POS word/POS ...#start#end"
std::optional<Sentence> parseSentence(std::string_view line) {
  const auto first = line.find('#');
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  Sentence sentence;
  sentence.text = std::string(line.substr(0, first));
  const auto last = line.rfind('#');
  const auto middle = line.rfind('#', last - 1);
  if (middle == std::string_view::npos || middle == first || last <= middle) return sentence;
  const auto number = [](std::string_view text) {
    double value = 0.0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc{} && std::isfinite(value) && value > 0.0 && value < 1e6 ? value : 0.0;  // "nan" stands for none
  };
  sentence.begin = number(line.substr(middle + 1, last - middle - 1));
  sentence.end = number(line.substr(last + 1));
  return sentence;
}

constexpr const char *k100Names = "100STYLE_name_dict.txt", *k47Names = "100STYLE_name_dict_Filter.txt";

/// "030001 Aeroplane_BR_00.bvh 0": whose number is which recording.
std::optional<std::pair<std::string, StyleRecording>> namedRecording(const std::string& line) {
  std::istringstream words(line);
  std::string id, file;
  if (!(words >> id >> file)) return std::nullopt;
  auto recording = styleRecordingOf(stemOf(file));
  return recording ? std::optional(std::pair(id, std::move(*recording))) : std::nullopt;
}

}  // namespace

bool isRetargeted100Style(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / k100Names, ignored) || std::filesystem::exists(folder / k47Names, ignored);
}

AdaptorResult makePublishedAdaptor(const SourceRequest& request, representation::Layout layout) {
  PublishedTables tables;
  std::map<std::string, StyleRecording> filtered;
  // HumanML3D's and KIT-ML's own lists, and those that SMooDi's code brings.
  const auto splitOf = [](const std::string& name) -> std::string {
    for (const char* split : {"train", "val", "test"}) {
      for (const char* rest : {".txt", "_humanml.txt", "_100STYLE_Full.txt"})
        if (name == std::string(split) + rest) return split;
    }
    return "";
  };
  const auto wants = [&](const std::string& name) {
    if (name.starts_with("new_joint_vecs/M")) tables.hasMirrored = true;
    return !splitOf(name).empty() || name == k100Names || name == k47Names || (name.starts_with("texts/") && name.ends_with(".txt"));
  };
  auto walked = walkSource(request.path, wants, [&](const std::string& name, const std::string& bytes) {
    const auto split = splitOf(name);
    for (const auto& row : tableRows(bytes)) {
      if (name == k100Names || name == k47Names) {
        if (auto named = namedRecording(row[0])) (name == k100Names ? tables.recordings : filtered).insert(std::move(*named));
      } else if (!split.empty())
        tables.splits[row[0]] = split;
      else if (auto sentence = parseSentence(row[0]))
        tables.sentences[stemOf(name)].push_back(std::move(*sentence));
    }
    return true;
  });
  if (!walked) return walked.error();
  if (tables.recordings.empty()) tables.recordings = std::move(filtered);
  return std::unique_ptr<SourceAdaptor>(std::make_unique<PublishedAdaptor>(sourceName(request.path), layout, std::move(tables)));
}

}  // namespace core::dataset
