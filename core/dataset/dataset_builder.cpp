#include "core/dataset/dataset_builder.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/dataset/actions.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/build_folder.h"
#include "core/dataset/captions/caption_groups.h"
#include "core/dataset/clip_windows.h"
#include "core/dataset/feature_store.h"
#include "core/dataset/manifest.h"
#include "core/dataset/source_tree.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <future>
#include <optional>
#include <system_error>
#include <thread>

namespace core::dataset {

namespace fs = std::filesystem;

namespace {

/// Files are processed in batches: one batch on the worker threads while the next is read.
constexpr std::size_t kBatchFiles = 64;

struct SourceFile {
  std::string name, bytes;
  bool isIn = false;  // a build that goes on has it: only what further clips are made of is taken from it
};

struct Processed {
  std::vector<BuiltClip> clips;
  std::vector<PoolClip> pool;
  std::string failure;  // empty: none
  std::int64_t tooShort = 0;
};

std::vector<std::string> actionsOf(const std::vector<RawCaption>& captions) {
  std::vector<std::string> sentences;
  for (const auto& caption : captions) sentences.push_back(caption.text);
  return dataset::actionsOf(sentences);
}

/// Whether further clips may be made of it: a captioned training clip without labels.
bool isForPool(const RawClip& clip, const WindowOptions& windows) {
  const auto rows = static_cast<int>(clip.positions.size() / motion::humanml3d::kJointCount) - 1;
  return clip.split == "train" && clip.content.empty() && clip.style.empty() && !clip.captions.empty() && clip.wantsTwin && rows >= windows.fewestRows;
}

Processed processFile(const SourceAdaptor& adaptor, const std::string& source, const SourceFile& file, const WindowOptions& windows, bool fillsPool) {
  Processed done;
  try {
    auto raw = adaptor.process(file.name, file.bytes);
    if (!raw) {
      done.failure = raw.error().message;
      return done;
    }
    for (auto& clip : *raw) {
      if (!file.isIn) {
        auto built = buildClips(clip, source, windows, done.tooShort);
        std::move(built.begin(), built.end(), std::back_inserter(done.clips));
      }
      if (fillsPool && isForPool(clip, windows)) {
        auto actions = actionsOf(clip.captions);
        done.pool.push_back({source, std::move(clip), std::move(actions)});
      }
    }
  } catch (const std::exception& problem) {
    // Values that read well but make no motion, as infinite positions, come out of the feature extraction.
    done.failure = fmt::format("{}: {}", file.name, problem.what());
    done.clips.clear();
  }
  return done;
}

std::vector<Processed> processBatch(const SourceAdaptor& adaptor, const std::string& source, const std::vector<SourceFile>& batch, const WindowOptions& windows,
                                    int threads, bool fillsPool) {
  std::vector<Processed> results(batch.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < batch.size(); i = next++) results[i] = processFile(adaptor, source, batch[i], windows, fillsPool);
  };
  {
    std::vector<std::jthread> workers;
    for (int t = 1; t < threads; ++t) workers.emplace_back(work);
    work();
  }
  return results;
}

/// Everything that grows while the sources are read.
class Builder {
 public:
  Builder(const DatasetBuildOptions& options, const jobs::ProgressSink& progress, std::stop_token stop, BuildFolder& folder)
      : options_(options), progress_(progress), stop_(std::move(stop)), folder_(folder), store_(folder.path()) {}

  /// Where an earlier build left off, or from the beginning. Errors: WriteFailed, ParseFailed.
  Result<void> begin() {
    const auto clips = folder_.path() / kClipsFile;
    try {
      if (const auto& state = folder_.state(); !state.is_null()) restore(state);
    } catch (const nlohmann::json::exception& problem) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: does not say where the build stood ({}); remove the folder", folder_.path().string(), problem.what())};
    }
    std::error_code code;
    if (clipsBytes_ > 0) fs::resize_file(clips, clipsBytes_, code);
    lines_.open(clips, clipsBytes_ > 0 ? std::ios::binary | std::ios::app : std::ios::binary | std::ios::trunc);
    if (code || !lines_) return linesFailed();
    return {};
  }

  Result<void> readSource(std::size_t number, const SourceAdaptor& adaptor, const fs::path& path) {
    const bool isIn = number < resumed_.source;
    if (isIn && !fillsPool()) return {};
    source_ = number;
    files_ = number == resumed_.source ? resumed_.files : 0;
    const auto info = adaptor.info();
    const std::int64_t total = countFiles(adaptor, path), before = files_;
    std::int64_t read = 0;
    std::vector<SourceFile> filling;
    std::vector<SourceFile> working;
    std::future<std::vector<Processed>> pending;
    Result<void> written;
    const auto collect = [&] {
      if (!pending.valid()) return;
      auto results = pending.get();
      for (std::size_t i = 0; i < results.size() && written; ++i) written = take(info.name, working[i], std::move(results[i]));
    };
    const auto launch = [&] {
      collect();
      working = std::move(filling);
      filling.clear();
      if (working.empty()) return;
      pending = std::async(std::launch::async, [&] { return processBatch(adaptor, info.name, working, windows(), options_.threads, fillsPool()); });
    };
    auto walked = walkSource(
        path, [&](const std::string& name) { return adaptor.wants(name); },
        [&](const std::string& name, std::string bytes) {
          const bool fileIsIn = isIn || read < before;
          ++read;
          if (!fileIsIn || fillsPool()) filling.push_back({name, std::move(bytes), fileIsIn});
          if (filling.size() < kBatchFiles) return !stop_.stop_requested();
          launch();
          progress_({"reading " + info.name, read, total});
          return static_cast<bool>(written) && !stop_.stop_requested();
        });
    launch();
    collect();
    progress_({"reading " + info.name, read, total});
    if (stop_.stop_requested()) return stopped();
    if (!written) return written;
    if (isIn) return {};
    if (!walked) {
      // What a damaged archive still gave is kept; a source that is not there at all is the caller's mistake.
      if (walked.error().code != ErrorCode::ParseFailed || read == 0) return walked;
      skip(path.filename().string(), walked.error().message);
    }
    sources_.push_back({{"name", info.name}, {"licence", info.licence}, {"attribution", info.attribution}, {"terms", termsName(info.terms)}});
    return {};
  }

  /// Further training clips, made of the captioned ones.
  Result<void> augment() {
    Result<void> written;
    source_ = options_.sources.size();
    files_ = 0;
    std::int64_t done = 0;
    makeAugmentedClips(pool_, options_.augment, [&](const std::string& source, RawClip clip) {
      if (++done % 100 == 0) progress_({"making further clips", done, 0});
      if (done <= resumed_.made) return !stop_.stop_requested();
      Processed processed;
      processed.clips = buildClips(clip, source, windows(), processed.tooShort);
      const auto before = report_.clips;
      written = commit(source, clip.id, std::move(processed));
      report_.made += report_.clips - before;
      made_ = done;
      if (written) written = saveWhereAFileEnds();
      return static_cast<bool>(written) && !stop_.stop_requested();
    });
    if (stop_.stop_requested()) return stopped();
    for (const auto& [name, count] : {std::pair("joined", options_.augment.joined), std::pair("composed", options_.augment.composed)}) {
      if (!written || report_.made == 0 || count == 0) continue;
      sources_.push_back({{"name", name}, {"licence", "as the sources it was made of"}, {"attribution", "made of the other sources' clips"}, {"terms", kTermsOfSources}});
    }
    return written;
  }

  /// The last file of features, and the list of clips. Errors: WriteFailed.
  Result<void> finish() {
    if (auto ok = store_.finishFile(); !ok) return ok;
    lines_.close();
    if (!lines_) return linesFailed();
    return {};
  }

  /// A source of which the terms are stricter than those that are asked for.
  void leaveOut(const SourceInfo& info) {
    report_.leftOut.emplace_back(
        info.name, fmt::format("its terms are {}, asked for are {} ones: {}; {}", termsName(info.terms), termsName(options_.terms), info.licence, info.attribution));
  }

  Result<std::string> manifest() const {
    const auto clipsHash = base::hashOfFile(folder_.path() / kClipsFile);
    if (!clipsHash) return clipsHash.error();
    nlohmann::json json;
    json["format"] = "gesto-dataset";
    json["version"] = kManifestVersion;
    json["fps"] = motion::humanml3d::kFps;
    json["featureCount"] = motion::humanml3d::kFeatures;
    json["sources"] = sources_;
    json["mean"] = store_.mean();
    json["std"] = store_.std();
    json["clips"] = report_.clips + report_.twins;
    json["clipsHash"] = *clipsHash;
    json["shards"] = store_.state().files;
    json["tooShort"] = report_.tooShort;
    json["skipped"] = skippedJson();
    if (options_.terms != Terms::NonCommercial) {
      json["terms"] = termsName(options_.terms);
      json["leftOut"] = nlohmann::json::array();
      for (const auto& [source, reason] : report_.leftOut) json["leftOut"].push_back({{"source", source}, {"reason", reason}});
    }
    return base::jsonText(json);
  }

  DatasetBuildReport report() const { return report_; }

 private:
  WindowOptions windows() const { return {options_.fewestRows, options_.mostRows}; }
  bool fillsPool() const { return options_.augment.fewestOfAnAction > 0 || options_.augment.joined > 0 || options_.augment.composed > 0; }

  /// Only folders are counted beforehand: an archive would have to be unpacked twice.
  std::int64_t countFiles(const SourceAdaptor& adaptor, const fs::path& path) const {
    const auto names = namesIn(path, [&](const std::string& name) { return adaptor.wants(name); });
    return names ? static_cast<std::int64_t>(names->size()) : 0;
  }

  void skip(const std::string& file, const std::string& reason) { report_.skipped.emplace_back(file, reason); }

  Error linesFailed() const { return {ErrorCode::WriteFailed, fmt::format("{}: cannot be written", (folder_.path() / kClipsFile).string())}; }

  Error stopped() const {
    if (folder_.state().is_null()) return {ErrorCode::Cancelled, "the data set was stopped by the user; nothing was written"};
    return {ErrorCode::Cancelled,
            fmt::format("the data set was stopped by the user; {} is kept, and the same command goes on from there", folder_.path().filename().string())};
  }

  Result<void> take(const std::string& source, const SourceFile& file, Processed processed) {
    if (file.isIn) processed.clips.clear(), processed.failure.clear(), processed.tooShort = 0;
    if (auto ok = commit(source, file.name, std::move(processed)); !ok || file.isIn) return ok;
    ++files_;
    return saveWhereAFileEnds();
  }

  Result<void> commit(const std::string& source, const std::string& file, Processed processed) {
    report_.tooShort += processed.tooShort;
    if (!processed.failure.empty()) skip(source + "/" + file, processed.failure);
    std::move(processed.pool.begin(), processed.pool.end(), std::back_inserter(pool_));
    for (const BuiltClip& clip : processed.clips) {
      auto first = store_.append(clip.rows, clip.split == "train");
      if (!first) return first.error();
      nlohmann::json captions = nlohmann::json::array();
      for (const auto& caption : clip.captions) captions.push_back({{"text", caption.text}, {"kind", caption.kind}});
      const auto rows = store_.rows() - *first;
      const nlohmann::json entry = {{"id", clip.id},
                                    {"source", source},
                                    {"first", *first},
                                    {"rows", rows},
                                    {"content", clip.content},
                                    {"style", clip.style},
                                    {"split", clip.split},
                                    {"mirrored", clip.isMirrored},
                                    {"actions", clip.action.empty() ? actionsOf(clip.captions) : std::vector<std::string>{clip.action}},
                                    {"captions", std::move(captions)}};
      const auto line = base::jsonText(entry) + "\n";
      if (!(lines_ << line)) return linesFailed();
      clipsBytes_ += line.size();
      report_.rows += rows;
      ++(clip.isMirrored ? report_.twins : report_.clips);
    }
    return {};
  }

  nlohmann::json skippedJson() const {
    nlohmann::json skipped = nlohmann::json::array();
    for (const auto& [file, reason] : report_.skipped) skipped.push_back({{"file", file}, {"reason", reason}});
    return skipped;
  }

  Result<void> saveWhereAFileEnds() {
    if (store_.rowsOfThisFile() < options_.rowsOfAFile) return {};
    if (auto ok = store_.finishFile(); !ok) return ok;
    if (!lines_.flush()) return linesFailed();
    const auto& features = store_.state();
    return folder_.save(
        {{"source", source_},
         {"files", files_},
         {"made", made_},
         {"clipsBytes", clipsBytes_},
         {"features", {{"files", features.files}, {"rows", features.rows}, {"trainRows", features.trainRows}, {"sum", features.sum}, {"squares", features.squares}}},
         {"sources", sources_},
         {"report",
          {{"clips", report_.clips},
           {"made", report_.made},
           {"twins", report_.twins},
           {"rows", report_.rows},
           {"tooShort", report_.tooShort},
           {"skipped", skippedJson()}}}});
  }

  void restore(const nlohmann::json& state) {
    resumed_ = {state.at("source"), state.at("files"), state.at("made")};
    made_ = resumed_.made;
    clipsBytes_ = state.at("clipsBytes");
    const auto& features = state.at("features");
    store_ = FeatureStore(folder_.path(), {features.at("files"), features.at("rows"), features.at("trainRows"), features.at("sum"), features.at("squares")});
    sources_ = state.at("sources");
    const auto& report = state.at("report");
    report_.clips = report.at("clips"), report_.made = report.at("made"), report_.twins = report.at("twins");
    report_.rows = report.at("rows"), report_.tooShort = report.at("tooShort");
    for (const auto& item : report.at("skipped")) skip(item.at("file"), item.at("reason"));
  }

  struct Place {
    std::size_t source = 0;            // that was being read; as many as there are: further clips were being made
    std::int64_t files = 0, made = 0;  // of it, and further clips
  };

  const DatasetBuildOptions& options_;
  const jobs::ProgressSink& progress_;
  std::stop_token stop_;
  BuildFolder& folder_;
  FeatureStore store_;
  std::ofstream lines_;  // clips.jsonl
  std::uint64_t clipsBytes_ = 0;
  Place resumed_;
  std::size_t source_ = 0;
  std::int64_t files_ = 0, made_ = 0;
  nlohmann::json sources_ = nlohmann::json::array();
  std::vector<PoolClip> pool_;
  DatasetBuildReport report_;
};

/// Changes with everything that the data set is made from, but for the bytes of the sources.
std::string requestOf(const DatasetBuildOptions& options) {
  std::error_code code;
  nlohmann::json asked = {
      {"captions", fs::absolute(options.captions, code).string()},
      {"rows", {options.fewestRows, options.mostRows, options.rowsOfAFile}},
      {"augment", {options.augment.fewestOfAnAction, options.augment.joined, options.augment.composed, options.augment.mostRows, options.augment.seed}}};
  for (const auto& source : options.sources) {
    asked["sources"].push_back({source.adaptor, fs::absolute(source.path, code).string(), fs::absolute(source.captions, code).string(), source.licence});
  }
  if (options.terms != Terms::NonCommercial) asked["terms"] = termsName(options.terms);
  base::ContentHash hash;
  hash.add(base::jsonText(asked));
  return hash.hex();
}

struct OpenSource {
  std::unique_ptr<SourceAdaptor> adaptor;
  fs::path path;
};

Result<std::vector<OpenSource>> openSources(const DatasetBuildOptions& options) {
  if (options.sources.empty()) return Error{ErrorCode::InvalidArgument, "a data set needs at least one source"};
  if (options.threads < 1 || options.mostRows < 1) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{} threads and windows of {} rows make no data set", options.threads, options.mostRows)};
  }
  std::vector<OpenSource> opened;
  for (SourceRequest request : options.sources) {
    if (request.captions.empty()) request.captions = options.captions;
    request.terms = options.terms;
    auto adaptor = makeAdaptor(request);
    if (!adaptor) return adaptor.error();
    opened.push_back({std::move(adaptor).value(), request.path});
  }
  return opened;
}

}  // namespace

Result<DatasetBuildReport> buildDataset(const DatasetBuildOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  const auto started = std::chrono::steady_clock::now();
  auto sources = openSources(options);
  if (!sources) return sources.error();
  BuildFolder folder(options.out, requestOf(options));
  if (auto opened = folder.open(); !opened) return opened.error();

  Builder builder(options, progress, stop, folder);
  if (auto begun = builder.begin(); !begun) return begun.error();
  for (std::size_t i = 0; i < sources->size(); ++i) {
    const auto& source = (*sources)[i];
    if (const auto info = source.adaptor->info(); info.terms > options.terms) {
      builder.leaveOut(info);
      continue;
    }
    if (auto read = builder.readSource(i, *source.adaptor, source.path); !read) return read.error();
  }
  if (auto made = builder.augment(); !made) return made.error();
  auto report = builder.report();
  if (report.rows == 0) {
    if (report.leftOut.size() == sources->size()) {
      return Error{ErrorCode::Unsupported,
                   fmt::format("no source may be used on {} terms; {}: {}", termsName(options.terms), report.leftOut.front().first, report.leftOut.front().second)};
    }
    return Error{ErrorCode::Unsupported, report.skipped.empty() ? std::string("the sources hold no motion long enough to learn from")
                                                                : fmt::format("no file could be used; the first problem: {}", report.skipped.front().second)};
  }
  if (auto finished = builder.finish(); !finished) return finished.error();
  if (auto groups = writeCaptionGroups(options.captions, options.terms, folder.path() / "captions.jsonl"); !groups) return groups.error();
  const auto manifest = builder.manifest();
  if (!manifest) return manifest.error();
  if (auto written = base::writeFileAtomically(folder.path() / "manifest.json", *manifest); !written) return written.error();
  if (auto published = folder.publish(); !published) return published.error();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

std::vector<SourceRequest> bundleSources(const fs::path& bundle) {
  std::vector<SourceRequest> sources;
  static constexpr std::pair<const char*, const char*> kKnown[] = {{"bandai-namco", "bandai-namco-1"},
                                                                   {"bandai-namco", "bandai-namco-2"},
                                                                   {"cmu", "cmu-bvh"},
                                                                   {"cmu", "cmu-more"},
                                                                   {"accad", "accad"},
                                                                   {"hdm05", "hdm05"},
                                                                   {"holosoma", "holosoma-climb"},
                                                                   {"deepmimic", "deepmimic"},
                                                                   {"semi-mst", "semi-mst"},
                                                                   {"cc0-packs", "cc0-packs"},
                                                                   {"100style", "100style"}};
  for (const auto& [adaptor, name] : kKnown) {
    if (auto path = findSource(bundle, name); !path.empty()) sources.push_back({adaptor, path, {}});
  }
  return sources;
}

}  // namespace core::dataset
