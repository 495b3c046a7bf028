#include "core/engine/teaching/replay.h"

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/io/read/npy.h"
#include "core/motion/published_forms.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace core::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBatch = 12;
constexpr std::size_t kFewest = 10;

fs::path fileOf(const fs::path& folder, std::size_t i) { return folder / fmt::format("{:04}.npy", i); }

Result<at::Tensor> readMotion(const fs::path& file) {
  const auto array = io::readNpy(file);
  if (!array) return array.error();
  if (array->shape.size() != 2 || array->shape[1] != motion::humanml3d::kFeatures)
    return Error{ErrorCode::ParseFailed, fmt::format("{}: not rows of {} features", file.string(), motion::humanml3d::kFeatures)};
  return at::tensor(array->values, at::kDouble).to(at::kFloat).reshape({array->shape[0], motion::humanml3d::kFeatures});
}

Result<void> writeMotion(const fs::path& file, const at::Tensor& features) {
  const auto rows = features.to(at::kFloat).contiguous();
  const std::int64_t shape[] = {rows.size(0), rows.size(1)};
  return io::writeNpy(file, {rows.data_ptr<float>(), static_cast<std::size_t>(rows.numel())}, shape);
}

bool shareBatch(const families::MotionWish& a, const families::MotionWish& b) { return a.frames == b.frames && a.style.kind == b.style.kind && a.guidance == b.guidance; }

}  // namespace

Result<std::vector<KnownCaption>> readKnownCaptions(const fs::path& file) {
  const auto text = base::readWholeFile(file);
  if (!text) return text.error();
  std::vector<KnownCaption> captions;
  std::map<std::string, std::size_t> last, counts;
  int number = 0;
  for (std::size_t at = 0; at < text->size();) {
    const auto end = std::min(text->find('\n', at), text->size());
    auto line = text->substr(at, end - at);
    at = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    if (tab == std::string::npos || tab == 0 || tab + 1 == line.size()) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: expected a group, a tab and a caption", file.string(), number)};
    }
    captions.push_back({line.substr(0, tab), line.substr(tab + 1)});
    last[captions.back().group] = captions.size() - 1;
    ++counts[captions.back().group];
  }
  bool isMeasured = false;
  for (const auto& [group, index] : last) {
    if (counts[group] < 2) continue;
    captions[index].isMeasured = isMeasured = true;
  }
  if (!isMeasured) return Error{ErrorCode::InvalidArgument, fmt::format("{}: no group has two captions, one to learn and one to measure", file.string())};
  return captions;
}

Result<std::vector<at::Tensor>> keptMotions(families::LoadedModel& model, std::span<const families::MotionWish> wishes, const KeptMotions& keep,
                                            const jobs::ProgressSink& progress, std::stop_token stop) {
  const at::NoGradGuard quiet;
  std::error_code code;
  fs::create_directories(keep.folder, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", keep.folder.string(), code.message())};
  const auto total = static_cast<std::int64_t>(wishes.size());
  std::vector<at::Tensor> motions;
  while (motions.size() < wishes.size()) {
    const auto first = motions.size();
    progress({keep.stage, static_cast<std::int64_t>(first), total});
    if (fs::exists(fileOf(keep.folder, first), code)) {
      auto read = readMotion(fileOf(keep.folder, first));
      if (!read) return read.error();
      motions.push_back(std::move(*read));
      continue;
    }
    if (first > 0 && keep.hasTime && !keep.hasTime()) break;
    auto last = first + 1;
    while (last < wishes.size() && last - first < kBatch && shareBatch(wishes[first], wishes[last])) ++last;
    auto made = model.sample(wishes.subspan(first, last - first), {}, stop);
    if (!made) return made.error();
    for (std::size_t i = 0; i < made->size(); ++i) {
      auto features = (*made)[i].features.cpu();
      if (auto ok = writeMotion(fileOf(keep.folder, first + i), features); !ok) return ok.error();
      motions.push_back(std::move(features));
    }
  }
  progress({keep.stage, static_cast<std::int64_t>(motions.size()), total});
  return motions;
}

Result<std::vector<ReplayedMotion>> makeReplay(families::LoadedModel& model, std::span<const KnownCaption> captions, const ReplayRequest& request,
                                               const jobs::ProgressSink& progress, std::stop_token stop) {
  std::vector<KnownCaption> learned;
  for (const auto& caption : captions)
    if (!caption.isMeasured) learned.push_back(caption);
  if (learned.empty()) return Error{ErrorCode::InvalidArgument, "there is no caption to make a replay of"};
  // Shuffled, so that a replay that ends early holds something of everything.
  base::RandomStream order(base::derivedSeed(request.seed, "replay order"));
  base::shuffle(learned, order);
  const auto labels = request.hasStyles ? model.styles() : std::vector<std::string>();
  std::vector<families::MotionWish> wishes;
  std::vector<ReplayedMotion> replayed;
  base::RandomStream random(base::derivedSeed(request.seed, "replay"));
  // Motions of a block share a length and whether they have a style, so that they share a batch.
  const auto block = labels.empty() ? kBatch : kBatch / 2;
  for (int i = 0; i < request.count; ++i) {
    const auto batch = static_cast<std::size_t>(i) / block;
    const auto& caption = learned[static_cast<std::size_t>(i) % learned.size()];
    const int frames = static_cast<int>(std::min<std::uint64_t>(50 + 10 * (base::derivedSeed(request.seed, fmt::format("replay length {}", batch)) % 8),
                                                                static_cast<std::uint64_t>(model.facts().longest)));
    families::MotionWish wish;
    wish.prompt = caption.text;
    wish.frames = frames;
    wish.seed = random.next() >> 1;
    replayed.push_back({caption.group, caption.text, {}, {}});
    if (!labels.empty() && batch % 2 == 1) {
      replayed.back().style = labels[static_cast<std::size_t>(i) % labels.size()];
      wish.style = {families::StyleWish::Kind::Named, replayed.back().style, {}};
      wish.guidance.classifierScale = 0.0;  // what the adaptor itself makes is what it is to keep; the classifier's descents would be nine tenths of the time
    }
    wishes.push_back(std::move(wish));
  }
  auto made = keptMotions(model, wishes, {request.folder, request.hasTime, "sampling what the model knows"}, progress, stop);
  if (!made) return made.error();
  if (made->size() < kFewest)
    return Error{ErrorCode::InvalidArgument, fmt::format("only {} motions of what the model knows could be made in this time; give it more minutes", made->size())};
  replayed.resize(made->size());
  std::string table = "file\tcaption\tcontent\tstyle\tsplit\n";
  for (std::size_t i = 0; i < made->size(); ++i) {
    replayed[i].features = (*made)[i];
    table += fmt::format("{:04}\t{}\t{}\t{}\t{}\n", i, replayed[i].caption, replayed[i].group, replayed[i].style, i % 10 == 9 ? "val" : "train");
  }
  if (auto ok = base::writeFileAtomically(request.folder / "captions.tsv", table); !ok) return ok.error();
  return replayed;
}

std::vector<std::string> keptSentences(std::span<const KnownCaption> captions, int count, std::uint64_t seed) {
  constexpr std::string_view kPeople[] = {"a person", "someone", "a man", "a woman", "a figure"};
  std::vector<std::string> sentences, deeds;
  for (const auto& caption : captions) {
    if (caption.isMeasured) continue;
    const auto* who = std::find_if(std::begin(kPeople), std::end(kPeople), [&](std::string_view people) { return caption.text.starts_with(std::string(people) + " "); });
    if (who == std::end(kPeople)) {
      sentences.push_back(caption.text);
      continue;
    }
    deeds.push_back(caption.text.substr(who->size() + 1));
    for (const auto people : kPeople) sentences.push_back(fmt::format("{} {}", people, deeds.back()));
  }
  base::RandomStream random(base::derivedSeed(seed, "kept sentences"));
  for (int i = 0; i < count && deeds.size() > 1; ++i) {
    const auto first = random.below(deeds.size()), second = (first + 1 + random.below(deeds.size() - 1)) % deeds.size();
    sentences.push_back(
        fmt::format("{} {}{}{}", kPeople[random.below(std::size(kPeople))], deeds[first], random.below(2) == 0 ? " and then " : ", then ", deeds[second]));
  }
  return sentences;
}

}  // namespace core::engine
