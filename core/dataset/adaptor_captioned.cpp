#include "core/dataset/adaptors.h"
#include "core/dataset/captions/segments.h"
#include "core/dataset/source_tree.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace core::dataset {

namespace {

/// A folder of recordings whose captions stand in the bundle's humanml3d.jsonl (parts of a recording) and extra.jsonl (whole files).
struct CaptionedKind {
  const char* name;     // of the adaptor
  const char* dataset;  // as the caption files call it
  const char* licence;
  const char* attribution;
  Terms terms;
  // Where only a folder of it may be used on commercial terms: that folder, and its licence.
  const char* openFolder = "";
  const char* openLicence = "";
};

constexpr CaptionedKind kKinds[] = {
    {"cmu", "CMU", "free for research and commercial projects",
     "The data used in this project was obtained from mocap.cs.cmu.edu. The database was created with funding from NSF EIA-0196217.", Terms::Commercial},
    {"accad", "ACCAD", "CC BY 3.0", "Open Motion Project by ACCAD / The Ohio State University", Terms::Commercial},
    {"hdm05", "HDM05", "CC BY-SA 3.0", "Mueller, Roeder, Clausen, Eberhardt, Krueger, Weber 2007, Documentation Mocap Database HDM05", Terms::ShareAlike},
    {"holosoma", "holosoma", "Apache-2.0", "holosoma, Amazon FAR", Terms::Commercial},
    {"deepmimic", "DeepMimic", "mit: MIT; sie: CC BY-NC 4.0, (c) 2021 Sony Interactive Entertainment", "DeepMimic, Peng et al. 2018", Terms::NonCommercial, "mit/",
     "MIT"},
    {"semi-mst", "semi-mst", "MIT", "Semi-Motion-Style-Transfer, which thanks CMU, BFA and Xia for the motion", Terms::NonCommercial},
    {"cc0-packs", "CC0-packs", "CC0 1.0", "Quaternius, Mesh2Motion, Kay Lousberg", Terms::Commercial},
};

/// Files that are not learned from, and why. The reason stands in the data set's report.
struct LeftOut {
  const char* dataset;
  const char* file;
  const char* reason;
};
constexpr LeftOut kLeftOut[] = {
    {"CMU", "90_11.bvh", "the body is another subject's, and a foot passes 13 m/s"},
    {"CMU", "85_03.bvh", "put on a robot figure whose proportions are not the subject's"},
    {"CMU", "85_04.bvh", "put on a robot figure whose proportions are not the subject's"},
    {"CMU", "85_12.bvh", "put on a robot figure whose proportions are not the subject's"},
    {"CMU", "135_01.bvh", "put on a robot figure whose proportions are not the subject's"},
    {"CC0-packs", "ual_roll.bvh", "goes 6 cm through the floor and dives 5 m"},
};

class CaptionedAdaptor : public SourceAdaptor {
 public:
  CaptionedAdaptor(std::string name, const CaptionedKind& kind, bool isInOwnWords, SegmentTable segments, std::set<std::string> replaced)
      : name_(std::move(name)), kind_(kind), isInOwnWords_(isInOwnWords), segments_(std::move(segments)), replaced_(std::move(replaced)) {}

  SourceInfo info() const override {
    if (isInOwnWords_ && *kind_.openFolder) return {name_, kind_.openLicence, kind_.attribution, Terms::Commercial};
    const bool hasHumanCaptions = std::any_of(segments_.begin(), segments_.end(), [](const auto& recording) {
      return std::any_of(recording.second.begin(), recording.second.end(),
                         [](const Segment& segment) { return !segment.captions.empty() && segment.captions.front().kind == "free"; });
    });
    if (!hasHumanCaptions) return {name_, kind_.licence, kind_.attribution, kind_.terms};
    // The recordings may be used at work, these words about them may not.
    return {name_, fmt::format("{}; captions: HumanML3D (MIT) by way of NVIDIA License, non-commercial", kind_.licence),
            fmt::format("{} Captions: HumanML3D, Guo et al. 2022.", kind_.attribution), Terms::NonCommercial};
  }

  bool wants(const std::string& name) const override { return name.ends_with(".bvh") && segments_.count(recording(name)) > 0 && replaced_.count(name) == 0; }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    for (const auto& left : kLeftOut) {
      if (std::string_view(left.dataset) == kind_.dataset && name == left.file) {
        return Error{ErrorCode::Unsupported, fmt::format("{}: left out: {}", name, left.reason)};
      }
    }
    if (isInOwnWords_ && !name.starts_with(kind_.openFolder)) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: left out: only {} of this source may be used so ({})", name, kind_.openFolder, kind_.licence)};
    }
    const auto& segments = segments_.at(recording(name));
    if (isInOwnWords_ && segments.front().captions.empty() && segments.front().parts.empty()) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: left out: its makers do not say what it shows in words that we know", name)};
    }
    auto motion = importBvh(name, bytes);
    if (!motion) return motion.error();
    if (isInOwnWords_) return ownWindows(segments.front(), motion->positions);
    constexpr auto kJoints = static_cast<std::ptrdiff_t>(motion::humanml3d::kJointCount);
    const auto frames = static_cast<std::ptrdiff_t>(motion->positions.size()) / kJoints;
    // Captions may end a little behind the recording: what is there is taken.
    const auto frameAt = [&](double seconds) {
      const double frame = (seconds - motion->droppedSeconds) * motion::humanml3d::kFps;
      return static_cast<std::ptrdiff_t>(std::lround(std::clamp(frame, 0.0, static_cast<double>(frames))));
    };
    std::vector<RawClip> clips;
    for (const Segment& segment : segments) {
      const auto begin = frameAt(segment.begin), end = std::max(begin, frameAt(segment.end));
      RawClip clip;
      clip.id = segment.clip;
      clip.split = segment.split;
      clip.captions = segment.captions;
      clip.positions.assign(motion->positions.begin() + begin * kJoints, motion->positions.begin() + end * kJoints);
      clips.push_back(std::move(clip));
    }
    return clips;
  }

 private:
  /// "better/06_01.bvh" is a better form of "06_01.bvh", whose captions it takes.
  static std::string recording(const std::string& name) { return name.starts_with("better/") ? name.substr(7) : name; }

  std::string name_;
  CaptionedKind kind_;
  bool isInOwnWords_;
  SegmentTable segments_;
  std::set<std::string> replaced_;
};

/// Of the trials in cmu-bvh those for which cmu-more, beside it, has a better form.
Result<std::set<std::string>> replacedTrials(const SourceRequest& request) {
  std::set<std::string> replaced;
  auto here = request.path.lexically_normal();
  if (!here.has_filename()) here = here.parent_path();
  const auto more = findSource(here.parent_path(), "cmu-more");
  if (more.empty() || sourceName(request.path) == "cmu-more") return replaced;
  auto walked = walkSource(
      more, [](const std::string& name) { return name == "better.tsv"; },
      [&](const std::string&, const std::string& text) {
        std::size_t column = 0;
        for (const auto& row : tableRows(text)) {
          if (const auto found = std::find(row.begin(), row.end(), "replaces"); found != row.end())
            column = static_cast<std::size_t>(found - row.begin());
          else if (column > 0 && column < row.size())
            replaced.insert(withoutFolder(row[column]));
        }
        return false;
      });
  if (!walked) return walked.error();
  return replaced;
}

}  // namespace

bool isCaptionedKind(const std::string& adaptor) {
  return std::any_of(std::begin(kKinds), std::end(kKinds), [&](const CaptionedKind& kind) { return adaptor == kind.name; });
}

AdaptorResult makeCaptionedAdaptor(const SourceRequest& request) {
  const auto& kind = *std::find_if(std::begin(kKinds), std::end(kKinds), [&](const CaptionedKind& item) { return request.adaptor == item.name; });
  // The hand-made packs bring their captions along.
  const bool bringsCaptions = std::string_view(kind.name) == "cc0-packs";
  if (!bringsCaptions && request.captions.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: these recordings need the captions that say what they show and where each motion begins; "
                                                         "give --captions",
                                                         request.path.string())};
  }
  const auto& captions = bringsCaptions ? request.path : request.captions;
  const bool isInOwnWords = request.terms != Terms::NonCommercial;
  auto segments = isInOwnWords ? ownSegments(request.path, captions, kind.dataset) : captionedSegments(captions, kind.dataset);
  if (!segments) return segments.error();
  if (segments->empty()) {
    return Error{ErrorCode::NotFound, fmt::format("{}: holds no humanml3d.jsonl or extra.jsonl with captions of {}", captions.string(), kind.dataset)};
  }
  auto replaced = replacedTrials(request);
  if (!replaced) return replaced.error();
  return std::unique_ptr<SourceAdaptor>(
      std::make_unique<CaptionedAdaptor>(sourceName(request.path), kind, isInOwnWords, std::move(segments).value(), std::move(replaced).value()));
}

}  // namespace core::dataset
