#include "core/base/json_text.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/captions/class_captions.h"
#include "core/dataset/source_tree.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
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
};

constexpr CaptionedKind kKinds[] = {
    {"cmu", "CMU", "free for research and commercial projects",
     "The data used in this project was obtained from mocap.cs.cmu.edu. The database was created with funding from NSF EIA-0196217.", Terms::Commercial},
    {"accad", "ACCAD", "CC BY 3.0", "Open Motion Project by ACCAD / The Ohio State University", Terms::Commercial},
    {"hdm05", "HDM05", "CC BY-SA 3.0", "Mueller, Roeder, Clausen, Eberhardt, Krueger, Weber 2007, Documentation Mocap Database HDM05", Terms::ShareAlike},
    {"holosoma", "holosoma", "Apache-2.0", "holosoma, Amazon FAR", Terms::Commercial},
    {"deepmimic", "DeepMimic", "mit: MIT; sie: CC BY-NC 4.0, (c) 2021 Sony Interactive Entertainment", "DeepMimic, Peng et al. 2018", Terms::NonCommercial},
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

/// One captioned part of a recording, in seconds.
struct Segment {
  std::string clip, split;
  double begin = 0.0, end = std::numeric_limits<double>::infinity();
  std::vector<RawCaption> captions;
};
using SegmentTable = std::map<std::string, std::vector<Segment>>;  // by the file's name in its source

std::string withoutFolder(const std::string& file) {
  const auto slash = file.find('/');
  return slash == std::string::npos ? file : file.substr(slash + 1);
}

/// One line of a caption file, where it is about a motion of the kind.
Result<void> readSegment(const nlohmann::json& item, const CaptionedKind& kind, SegmentTable& table) {
  const bool isPart = item.contains("motion_file");
  if (item.value("dataset", "") != kind.dataset || (isPart && !item.at("motion_file").is_string()) || (!isPart && !item.contains("file"))) return {};
  const auto file = withoutFolder(item.at(isPart ? "motion_file" : "file").get<std::string>());
  Segment segment;
  segment.split = item.at("split");
  segment.clip = isPart ? item.at("clip").get<std::string>() : file.substr(0, file.rfind('.'));
  if (isPart) {
    segment.begin = item.at("start_s");
    segment.end = item.value("usable_end_s", item.at("end_s").get<double>());
  }
  const bool isHuman = isPart || item.value("kind", "") != "synthetic";
  for (const auto& caption : item.at("captions")) segment.captions.push_back({caption.get<std::string>(), isHuman ? "free" : "synthetic"});
  if (segment.captions.empty()) return {};
  for (auto& caption : moreClassCaptions(kind.dataset, file)) segment.captions.push_back({std::move(caption), "synthetic"});
  table[file].push_back(std::move(segment));
  return {};
}

Result<void> readSegments(const std::string& text, const std::string& file, const CaptionedKind& kind, SegmentTable& table) {
  std::size_t begin = 0;
  for (int number = 1; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    begin = end + 1;
    if (line.find("\"motion_file\"") == std::string_view::npos && line.find("\"file\"") == std::string_view::npos) continue;
    try {
      if (auto read = readSegment(base::parseJson(line), kind, table); !read) return read;
    } catch (const nlohmann::json::exception& problem) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: {}", file, number, problem.what())};
    }
  }
  return {};
}

class CaptionedAdaptor : public SourceAdaptor {
 public:
  CaptionedAdaptor(std::string name, const CaptionedKind& kind, SegmentTable segments, std::set<std::string> replaced)
      : name_(std::move(name)), kind_(kind), segments_(std::move(segments)), replaced_(std::move(replaced)) {}

  SourceInfo info() const override {
    const bool hasHumanCaptions = std::any_of(segments_.begin(), segments_.end(), [](const auto& recording) {
      return std::any_of(recording.second.begin(), recording.second.end(), [](const Segment& segment) { return segment.captions.front().kind == "free"; });
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
    auto motion = importBvh(name, bytes);
    if (!motion) return motion.error();
    constexpr auto kJoints = static_cast<std::ptrdiff_t>(motion::humanml3d::kJointCount);
    const auto frames = static_cast<std::ptrdiff_t>(motion->positions.size()) / kJoints;
    // Captions may end a little behind the recording: what is there is taken.
    const auto frameAt = [&](double seconds) {
      const double frame = (seconds - motion->droppedSeconds) * motion::humanml3d::kFps;
      return static_cast<std::ptrdiff_t>(std::lround(std::clamp(frame, 0.0, static_cast<double>(frames))));
    };
    std::vector<RawClip> clips;
    for (const Segment& segment : segments_.at(recording(name))) {
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
  SegmentTable segments;
  const auto readFrom = [&](const std::filesystem::path& path) -> Result<void> {
    Result<void> parsed;
    int wanted = 2;
    auto walked = walkSource(
        path, [](const std::string& name) { return name == "humanml3d.jsonl" || name == "extra.jsonl"; },
        [&](const std::string& name, const std::string& bytes) {
          parsed = readSegments(bytes, name, kind, segments);
          return parsed && --wanted > 0;
        });
    return walked ? parsed : walked;
  };
  // The hand-made packs bring their captions along.
  const bool bringsCaptions = std::string_view(kind.name) == "cc0-packs";
  if (!bringsCaptions && request.captions.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: these recordings need the captions that say what they show and where each motion begins; "
                                                         "give --captions",
                                                         request.path.string())};
  }
  if (auto read = readFrom(bringsCaptions ? request.path : request.captions); !read) return read.error();
  if (segments.empty()) {
    return Error{ErrorCode::NotFound, fmt::format("{}: holds no humanml3d.jsonl or extra.jsonl with captions of {}",
                                                  (bringsCaptions ? request.path : request.captions).string(), kind.dataset)};
  }
  auto replaced = replacedTrials(request);
  if (!replaced) return replaced.error();
  return std::unique_ptr<SourceAdaptor>(std::make_unique<CaptionedAdaptor>(sourceName(request.path), kind, std::move(segments), std::move(replaced).value()));
}

}  // namespace core::dataset
