#include "core/dataset/adaptors.h"
#include "core/dataset/source_tree.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace core::dataset {

namespace {

/// One captioned part of a trial, in seconds of the trial.
struct Segment {
  std::string clip, split;
  double begin = 0.0, end = 0.0;
  std::vector<std::string> captions;
};
using SegmentTable = std::map<std::string, std::vector<Segment>>;  // by the trial's file, without extension

class CmuAdaptor : public SourceAdaptor {
 public:
  CmuAdaptor(std::string name, SegmentTable segments) : name_(std::move(name)), segments_(std::move(segments)) {}

  SourceInfo info() const override {
    return {name_, "free for research and commercial projects; captions: HumanML3D (MIT) by way of NVIDIA License, non-commercial",
            "The data used in this project was obtained from mocap.cs.cmu.edu. The database was created with funding from NSF "
            "EIA-0196217. Captions: HumanML3D, Guo et al. 2022."};
  }
  bool wants(const std::string& name) const override { return name.ends_with(".bvh") && segments_.count(stemOf(name)) > 0; }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    auto motion = importBvh(name, bytes);
    if (!motion) return motion.error();
    constexpr auto kJoints = static_cast<std::ptrdiff_t>(motion::humanml3d::kJointCount);
    const auto frames = static_cast<std::ptrdiff_t>(motion->positions.size()) / kJoints;
    const auto frameAt = [&](double seconds) {
      return static_cast<std::ptrdiff_t>(std::lround((seconds - motion->droppedSeconds) * motion::humanml3d::kFps));
    };
    std::vector<RawClip> clips;
    for (const Segment& segment : segments_.at(stemOf(name))) {
      const auto begin = std::clamp<std::ptrdiff_t>(frameAt(segment.begin), 0, frames);
      const auto end = std::clamp<std::ptrdiff_t>(frameAt(segment.end), begin, frames);
      RawClip clip;
      clip.id = segment.clip;
      clip.split = segment.split;
      for (const auto& caption : segment.captions) clip.captions.push_back({caption, "free"});
      clip.positions.assign(motion->positions.begin() + begin * kJoints, motion->positions.begin() + end * kJoints);
      clips.push_back(std::move(clip));
    }
    return clips;
  }

 private:
  std::string name_;
  SegmentTable segments_;
};

Result<void> readSegments(const std::string& text, const std::string& file, SegmentTable& table) {
  std::size_t begin = 0;
  for (int number = 1; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    begin = end + 1;
    if (line.find("\"motion_file\"") == std::string_view::npos) continue;
    try {
      const auto item = nlohmann::json::parse(line);
      if (!item.at("motion_file").is_string() || item.value("dataset", "") != "CMU") continue;
      Segment segment;
      segment.clip = item.at("clip");
      segment.split = item.at("split");
      segment.begin = item.at("start_s");
      segment.end = item.value("usable_end_s", item.at("end_s").get<double>());
      segment.captions = item.at("captions").get<std::vector<std::string>>();
      table[stemOf(item.at("motion_file").get<std::string>())].push_back(std::move(segment));
    } catch (const nlohmann::json::exception& problem) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: {}", file, number, problem.what())};
    }
  }
  return {};
}

}  // namespace

AdaptorResult makeCmuAdaptor(const SourceRequest& request) {
  if (request.captions.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: the CMU trials need the captions that say where each motion begins; "
                                                         "give --captions", request.path.string())};
  }
  SegmentTable segments;
  Result<void> parsed;
  auto walked = walkSource(request.captions, [](const std::string& name) { return name == "humanml3d.jsonl"; },
                           [&](const std::string& name, const std::string& bytes) {
                             parsed = readSegments(bytes, name, segments);
                             return false;
                           });
  if (!walked) return walked.error();
  if (!parsed) return parsed.error();
  if (segments.empty()) {
    return Error{ErrorCode::NotFound, fmt::format("{}: holds no humanml3d.jsonl with captions of CMU trials", request.captions.string())};
  }
  return std::unique_ptr<SourceAdaptor>(std::make_unique<CmuAdaptor>(sourceName(request.path), std::move(segments)));
}

}  // namespace core::dataset
