#include "core/dataset/adaptors.h"
#include "core/dataset/source_tree.h"
#include "core/dataset/words/style_words.h"

#include <fmt/format.h>

#include <map>

namespace core::dataset {

namespace {

struct Label {
  std::string content, style, split;
  std::string contentCaption, styledCaption;
};

/// What the file name tells where the label table has no row: "dataset-2_walk-turn-left_active_001".
Result<Label> labelFromName(const std::string& name) {
  const auto stem = stemOf(name);
  const auto first = stem.find('_');
  const auto second = first == std::string::npos ? first : stem.find('_', first + 1);
  const auto third = second == std::string::npos ? second : stem.find('_', second + 1);
  if (third == std::string::npos) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: not named dataset-N_CONTENT_STYLE_ID.bvh", name)};
  }
  return Label{stem.substr(first + 1, second - first - 1), stem.substr(second + 1, third - second - 1), "train", "", ""};
}

class BandaiNamcoAdaptor : public SourceAdaptor {
 public:
  BandaiNamcoAdaptor(std::string name, std::map<std::string, Label> labels) : name_(std::move(name)), labels_(std::move(labels)) {}

  SourceInfo info() const override { return {name_, "CC BY-NC 4.0", "Bandai-Namco-Research-Motiondataset, (c) 2022 Bandai Namco Research Inc., CC BY-NC 4.0"}; }
  bool wants(const std::string& name) const override { return name.ends_with(".bvh"); }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    Label label;
    if (const auto known = labels_.find(stemOf(name)); known != labels_.end()) {
      label = known->second;
    } else {
      auto read = labelFromName(name);
      if (!read) return read.error();
      label = *read;
    }
    auto motion = importBvh(name, bytes);
    if (!motion) return motion.error();
    RawClip clip;
    clip.id = stemOf(name);
    clip.content = label.content;
    clip.style = canonicalStyle(label.style);
    clip.split = label.split;
    if (!label.contentCaption.empty()) clip.captions.push_back({label.contentCaption, "content"});
    if (!label.styledCaption.empty()) clip.captions.push_back({label.styledCaption, "styled"});
    clip.positions = std::move(motion->positions);
    return std::vector<RawClip>{std::move(clip)};
  }

 private:
  std::string name_;
  std::map<std::string, Label> labels_;
};

}  // namespace

AdaptorResult makeBandaiNamcoAdaptor(const SourceRequest& request) {
  std::map<std::string, Label> labels;
  if (!request.captions.empty()) {
    auto walked = walkSource(
        request.captions, [](const std::string& name) { return name == "bandai_labels.tsv"; },
        [&](const std::string&, std::string bytes) {
          for (const auto& row : tableRows(bytes)) {
            if (row.size() >= 9 && row[0] != "file") labels[stemOf(row[0])] = {row[2], row[3], row[6], row[7], row[8]};
          }
          return false;
        });
    if (!walked) return walked.error();
  }
  return std::unique_ptr<SourceAdaptor>(std::make_unique<BandaiNamcoAdaptor>(sourceName(request.path), std::move(labels)));
}

}  // namespace core::dataset
