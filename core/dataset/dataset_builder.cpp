#include "core/dataset/dataset_builder.h"

#include "core/base/file.h"
#include "core/base/folder.h"
#include "core/dataset/actions.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/captions/caption_groups.h"
#include "core/dataset/clip_windows.h"
#include "core/dataset/feature_store.h"
#include "core/dataset/source_tree.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
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
      auto built = buildClips(clip, source, adaptor.layout(), windows, done.tooShort);
      std::move(built.begin(), built.end(), std::back_inserter(done.clips));
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
  Builder(const DatasetBuildOptions& options, const jobs::ProgressSink& progress, std::stop_token stop, FeatureStore& store)
      : options_(options), progress_(progress), stop_(std::move(stop)), store_(store) {}

  Result<void> readSource(const SourceAdaptor& adaptor, const fs::path& path) {
    const auto info = adaptor.info();
    const std::int64_t total = countFiles(adaptor, path);
    std::int64_t read = 0;
    std::vector<SourceFile> filling;
    std::vector<SourceFile> working;
    std::future<std::vector<Processed>> pending;
    Result<void> written;
    const auto collect = [&] {
      if (!pending.valid()) return;
      auto results = pending.get();
      for (std::size_t i = 0; i < results.size() && written; ++i) written = commit(info.name, working[i].name, std::move(results[i]));
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
          filling.push_back({name, std::move(bytes)});
          ++read;
          if (filling.size() < kBatchFiles) return true;
          launch();
          progress_({"reading " + info.name, read, total});
          return static_cast<bool>(written) && !stop_.stop_requested();
        });
    launch();
    collect();
    progress_({"reading " + info.name, read, total});
    if (stop_.stop_requested()) return Error{ErrorCode::Cancelled, "the data set was stopped by the user; nothing was written"};
    if (!written) return written;
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
    std::int64_t done = 0;
    makeAugmentedClips(pool_, options_.augment, [&](const std::string& source, RawClip clip) {
      Processed processed;
      processed.clips = buildClips(clip, source, representation::Layout::HumanMl3d, windows(), processed.tooShort);
      const auto before = report_.clips;
      written = commit(source, clip.id, std::move(processed));
      report_.made += report_.clips - before;
      if (++done % 100 == 0) progress_({"making further clips", done, 0});
      return static_cast<bool>(written) && !stop_.stop_requested();
    });
    if (stop_.stop_requested()) return Error{ErrorCode::Cancelled, "the data set was stopped by the user; nothing was written"};
    for (const auto& [name, count] : {std::pair("joined", options_.augment.joined), std::pair("composed", options_.augment.composed)}) {
      if (!written || report_.made == 0 || count == 0) continue;
      sources_.push_back(
          {{"name", name}, {"licence", "as the sources it was made of"}, {"attribution", "made of the other sources' clips"}, {"terms", "as the sources"}});
    }
    return written;
  }

  nlohmann::json manifest(representation::Layout layout) const {
    const bool isKit = layout == representation::Layout::Kit;
    nlohmann::json skipped = nlohmann::json::array();
    for (const auto& [file, reason] : report_.skipped) skipped.push_back({{"file", file}, {"reason", reason}});
    nlohmann::json json;
    json["format"] = "gesto-dataset";
    json["version"] = 1;
    json["fps"] = isKit ? 12.5 : 20.0;
    json["featureCount"] = representation::featureLayout(layout).width;
    json["sources"] = sources_;
    json["mean"] = store_.mean();
    json["std"] = store_.std();
    json["clips"] = clips_;
    json["tooShort"] = report_.tooShort;
    json["skipped"] = std::move(skipped);
    return json;
  }

  DatasetBuildReport report() const { return report_; }

 private:
  WindowOptions windows() const { return {options_.fewestRows, options_.mostRows}; }
  bool fillsPool() const { return options_.augment.fewestOfAnAction > 0 || options_.augment.joined > 0 || options_.augment.composed > 0; }

  static const char* termsName(Terms terms) { return terms == Terms::Commercial ? "commercial" : terms == Terms::ShareAlike ? "share-alike" : "non-commercial"; }

  /// Only folders are counted beforehand: an archive would have to be unpacked twice.
  std::int64_t countFiles(const SourceAdaptor& adaptor, const fs::path& path) const {
    const auto names = namesIn(path, [&](const std::string& name) { return adaptor.wants(name); });
    return names ? static_cast<std::int64_t>(names->size()) : 0;
  }

  void skip(const std::string& file, const std::string& reason) { report_.skipped.emplace_back(file, reason); }

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
      clips_.push_back({{"id", clip.id},
                        {"source", source},
                        {"first", *first},
                        {"rows", rows},
                        {"content", clip.content},
                        {"style", clip.style},
                        {"split", clip.split},
                        {"mirrored", clip.isMirrored},
                        {"actions", clip.action.empty() ? actionsOf(clip.captions) : std::vector<std::string>{clip.action}},
                        {"captions", std::move(captions)}});
      report_.rows += rows;
      ++(clip.isMirrored ? report_.twins : report_.clips);
    }
    return {};
  }

  const DatasetBuildOptions& options_;
  const jobs::ProgressSink& progress_;
  std::stop_token stop_;
  FeatureStore& store_;
  nlohmann::json clips_ = nlohmann::json::array();
  nlohmann::json sources_ = nlohmann::json::array();
  std::vector<PoolClip> pool_;
  DatasetBuildReport report_;
};

/// The folder that is filled before it takes the real one's name; removed unless it got that far. Folders beside the target are other people's: the names
/// used here are made for the occasion, and nothing is removed that was there before.
class StagingFolder {
 public:
  explicit StagingFolder(fs::path target) : target_(std::move(target)) {
    if (!target_.has_filename()) target_ = target_.parent_path();
  }
  ~StagingFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  StagingFolder(const StagingFolder&) = delete;
  StagingFolder& operator=(const StagingFolder&) = delete;

  const fs::path& path() const { return path_; }

  Result<void> create() {
    std::error_code code;
    if (fs::exists(target_, code) && !(fs::is_directory(target_, code) && (fs::is_empty(target_, code) || fs::exists(target_ / "manifest.json", code)))) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{}: holds something else than a data set; choose another folder", target_.string())};
    }
    if (target_.has_parent_path()) fs::create_directories(target_.parent_path(), code);
    const auto free = freeName(".part");
    if (!fs::create_directory(free, code)) return failed(code);
    path_ = free;
    return {};
  }

  Result<void> publish() {
    if (auto replaced = base::replaceFolder(path_, target_); !replaced) return replaced;
    path_.clear();
    return {};
  }

 private:
  /// A name beside the target that nothing bears yet.
  fs::path freeName(const char* ending) const {
    std::error_code code;
    for (int number = 0;; ++number) {
      fs::path name = target_;
      name += ending;
      if (number > 0) name += fmt::format("-{}", number);
      if (fs::symlink_status(name, code).type() == fs::file_type::not_found) return name;
    }
  }
  Error failed(const std::error_code& code) const {
    return {ErrorCode::WriteFailed, fmt::format("{}: cannot be written ({})", target_.string(), code ? code.message() : "no such folder")};
  }
  fs::path target_, path_;
};

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
    auto adaptor = makeAdaptor(request);
    if (!adaptor) return adaptor.error();
    opened.push_back({std::move(adaptor).value(), request.path});
    if (opened.back().adaptor->layout() != opened.front().adaptor->layout()) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{} has 251 features at 12.5 frames a second and others 263 at 20: build a data set of each", "kit-ml")};
    }
  }
  return opened;
}

}  // namespace

Result<DatasetBuildReport> buildDataset(const DatasetBuildOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  const auto started = std::chrono::steady_clock::now();
  auto sources = openSources(options);
  if (!sources) return sources.error();
  const auto layout = sources->front().adaptor->layout();
  StagingFolder staging(options.out);
  if (auto created = staging.create(); !created) return created.error();
  auto store = FeatureStore::create(staging.path() / "features.safetensors", layout);
  if (!store) return store.error();

  Builder builder(options, progress, stop, *store);
  for (const auto& source : *sources) {
    if (auto read = builder.readSource(*source.adaptor, source.path); !read) return read.error();
  }
  if (layout == representation::Layout::HumanMl3d) {
    if (auto made = builder.augment(); !made) return made.error();
  }
  auto report = builder.report();
  if (report.rows == 0) {
    return Error{ErrorCode::Unsupported, report.skipped.empty() ? std::string("the sources hold no motion long enough to learn from")
                                                                : fmt::format("no file could be used; the first problem: {}", report.skipped.front().second)};
  }
  if (auto finished = store->finish(); !finished) return finished.error();
  if (auto groups = writeCaptionGroups(options.captions, staging.path() / "captions.jsonl"); !groups) return groups.error();
  if (auto written = base::writeFileAtomically(staging.path() / "manifest.json", builder.manifest(layout).dump()); !written) return written.error();
  if (auto published = staging.publish(); !published) return published.error();
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
