#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"
#include "core/base/json_text.h"
#include "core/dataset/actions.h"
#include "core/dataset/dataset_builder.h"
#include "core/dataset/dataset_summary.h"
#include "core/dataset/motion_dataset.h"
#include "core/dataset/source_tree.h"
#include "core/services/prompt_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
namespace dataset = core::dataset;

std::string knownAdaptors() {
  std::string names;
  for (const char* name : dataset::adaptorNames()) names += (names.empty() ? "" : ", ") + std::string(name);
  return names;
}

const CommandSpec& buildSpec() {
  static const CommandSpec spec = [] {
    CommandSpec made;
    made.name = "dataset build";
    made.summary = "read mocap sources and make one data set to train from";
    made.usage = "--out DIR [--bundle DIR | --source KIND:PATH ...] [options]";
    made.options = {
        {"--out", OptionSpec::Kind::Text, "DIR", "where the data set goes; a data set that stands there is replaced"},
        {"--bundle", OptionSpec::Kind::Text, "DIR", "take everything known from the folder of a data bundle (../shared/data without it)"},
        {.name = "--source", .kind = OptionSpec::Kind::Text, .valueName = "KIND:PATH", .help = "a folder or .tar.xz; kinds: " + knownAdaptors(), .isRepeatable = true},
        {"--captions", OptionSpec::Kind::Text, "PATH", "captions folder, archive or table; the bundle's, or \"captions\" beside the first source"},
        {.name = "--fill-rare",
         .kind = OptionSpec::Kind::Integer,
         .valueName = "N",
         .help = "actions of fewer captioned training clips are filled up to N by copies at 0.85 to 1.18 times the speed (0: none)",
         .lowest = 0,
         .highest = 10000},
        {.name = "--joined",
         .kind = OptionSpec::Kind::Integer,
         .valueName = "N",
         .help = "make N training clips of two actions by joining two captioned ones (0: none)",
         .lowest = 0,
         .highest = 100000},
        {.name = "--composed",
         .kind = OptionSpec::Kind::Integer,
         .valueName = "N",
         .help = "make N training clips of each kind that recordings hardly show whole: circles, turns, sitting down from standing, a run that stops, ... (0: none)",
         .lowest = 0,
         .highest = 10000},
        {.name = "--terms",
         .kind = OptionSpec::Kind::Text,
         .valueName = "T",
         .help = "commercial, share-alike or non-commercial: sources and captions of stricter terms are left out (non-commercial: none)"},
        {.name = "--threads", .kind = OptionSpec::Kind::Integer, .valueName = "N", .help = "threads to use (2)", .lowest = 1, .highest = 256},
    };
    made.examples = {"gesto dataset build --bundle ../shared/data --fill-rare 110 --joined 1500 --composed 90 --out build/dataset",
                     "gesto dataset build --bundle ../shared/data --terms commercial --out build/open",
                     "gesto dataset build --source bvh-folder:mocap --captions mocap/captions.tsv --out build/mine"};
    made.hasJson = true;
    made.more =
        "\nThe captions of a folder of BVH files (--source bvh-folder:DIR) are a table: captions.tsv in the folder, or another .tsv given with --captions.\n"
        "A first line names the columns, then comes a line for every caption, its parts split by tabs:\n"
        "  file     the clip's name, with or without .bvh (needed)\n"
        "  caption  a sentence; several lines of one clip give it several\n"
        "  content  the action: walk\n"
        "  style    how it is done: old\n"
        "  split    train, val or test\n"
        "Without a split column, or where it is empty, a tenth of the folder's clips goes to val and a tenth to test, drawn by their names alone: the same at every\n"
        "build of the same folder. Fewer than ten clips, and archives, go to train as a whole.\n";
    return made;
  }();
  return spec;
}

Result<std::vector<dataset::SourceRequest>> sourcesOf(const Arguments& arguments) {
  std::vector<dataset::SourceRequest> sources;
  for (const auto& text : arguments.texts("--source")) {
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) {
      return Error{ErrorCode::InvalidArgument, fmt::format("--source takes KIND:PATH, not \"{}\"", text)};
    }
    const auto kind = text.substr(0, colon);
    const auto known = dataset::adaptorNames();
    if (std::find(known.begin(), known.end(), kind) == known.end()) {
      return Error{ErrorCode::InvalidArgument, fmt::format("there is no source kind \"{}\"; there are {}", kind, knownAdaptors())};
    }
    sources.push_back({kind, text.substr(colon + 1), {}});
  }
  if (arguments.isSet("--bundle") || sources.empty()) {
    const std::string folder = arguments.text("--bundle", "../shared/data");
    auto found = dataset::bundleSources(folder);
    if (found.empty()) {
      return Error{ErrorCode::NotFound, fmt::format("{}: holds no known source of motion; name sources with --source KIND:PATH", folder)};
    }
    sources.insert(sources.begin(), found.begin(), found.end());
  }
  return sources;
}

bool isTable(const std::filesystem::path& path) { return path.extension() == ".tsv"; }

/// The captions of the bundle that a source lies in, or an empty path.
std::filesystem::path captionsBeside(const std::filesystem::path& source) {
  auto path = std::filesystem::absolute(source).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return dataset::findSource(path.parent_path(), "captions");
}

/// A table of captions belongs to the folders of BVH files, everything else to all sources.
void placeCaptions(const Arguments& arguments, dataset::DatasetBuildOptions& options) {
  const std::filesystem::path given = arguments.text("--captions");
  if (!given.empty() && !isTable(given)) options.captions = given;
  for (auto& source : options.sources) {
    if (source.adaptor == "bvh-folder" && isTable(given)) source.captions = given;
    if (options.captions.empty()) options.captions = captionsBeside(source.path);
  }
}

/// What is not in a data set, by what it is called ("file", "source"), with the reasons.
nlohmann::json missingJson(const char* called, const std::vector<std::pair<std::string, std::string>>& missing) {
  auto list = nlohmann::json::array();
  for (const auto& [name, reason] : missing) list.push_back({{called, name}, {"reason", reason}});
  return list;
}

Result<void> build(const Arguments& arguments) {
  const auto stop = stopOnInterrupt();
  if (!arguments.isSet("--out")) return Error{ErrorCode::InvalidArgument, "--out is missing"};
  auto sources = sourcesOf(arguments);
  if (!sources) return sources.error();
  dataset::DatasetBuildOptions options;
  options.sources = std::move(*sources);
  options.out = arguments.text("--out");
  placeCaptions(arguments, options);
  const auto terms = dataset::termsNamed(arguments.text("--terms", "non-commercial"));
  if (!terms) {
    return Error{ErrorCode::InvalidArgument, fmt::format("--terms takes commercial, share-alike or non-commercial, not \"{}\"", arguments.text("--terms"))};
  }
  options.terms = *terms;
  options.augment.fewestOfAnAction = static_cast<int>(arguments.integer("--fill-rare", 0));
  options.augment.joined = static_cast<int>(arguments.integer("--joined", 0));
  options.augment.composed = static_cast<int>(arguments.integer("--composed", 0));
  options.threads = static_cast<int>(arguments.integer("--threads", 2));
  ProgressPrinter printer;
  auto report = dataset::buildDataset(options, printer.sink(), stop);
  printer.finish();
  if (!report) return report.error();
  for (const auto& [file, reason] : report->skipped) fmt::print(stderr, "skipped {}: {}\n", file, reason);
  for (const auto& [source, reason] : report->leftOut) fmt::print(stderr, "left out {}: {}\n", source, reason);
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"out", options.out.string()},
                                 {"clips", report->clips},
                                 {"made", report->made},
                                 {"twins", report->twins},
                                 {"rows", report->rows},
                                 {"tooShort", report->tooShort},
                                 {"seconds", report->seconds},
                                 {"skipped", missingJson("file", report->skipped)},
                                 {"leftOut", missingJson("source", report->leftOut)}};
    fmt::print("{}\n", core::base::jsonText(json));
  } else {
    fmt::print("{}: {} clips ({} made of others) and {} mirrored twins, {} rows; {} too short, {} files skipped; {:.0f} s\n", options.out.string(), report->clips,
               report->made, report->twins, report->rows, report->tooShort, report->skipped.size(), report->seconds);
  }
  return {};
}

void printCounts(const char* title, const std::map<std::string, dataset::SummaryCount>& counts, double fps) {
  fmt::print("{}\n", title);
  for (const auto& [name, count] : counts) {
    fmt::print("  {:<24} {:>6} clips {:>6} twins {:>8.2f} h\n", name.empty() ? "(none)" : name, count.originals, count.twins,
               static_cast<double>(count.rows) / fps / 3600.0);
  }
}

nlohmann::json countsJson(const std::map<std::string, dataset::SummaryCount>& counts) {
  auto json = nlohmann::json::object();
  for (const auto& [name, count] : counts) json[name] = {{"clips", count.originals}, {"twins", count.twins}, {"rows", count.rows}};
  return json;
}

Result<void> info(const Arguments& arguments) {
  auto summary = dataset::summarizeDataset(arguments.positionals().front());
  if (!summary) return summary.error();
  if (arguments.wantsJson()) {
    auto licences = nlohmann::json::object();
    for (const auto& [source, licence] : summary->licences) licences[source] = licence;
    const nlohmann::json json = {{"fps", summary->fps},
                                 {"featureCount", summary->featureCount},
                                 {"clips", summary->total.originals},
                                 {"twins", summary->total.twins},
                                 {"rows", summary->total.rows},
                                 {"hours", summary->hours},
                                 {"captions", summary->captions},
                                 {"captionGroups", summary->captionGroups},
                                 {"licences", std::move(licences)},
                                 {"sources", countsJson(summary->sources)},
                                 {"splits", countsJson(summary->splits)},
                                 {"contents", countsJson(summary->contents)},
                                 {"styles", countsJson(summary->styles)},
                                 {"tooShort", summary->tooShort},
                                 {"skipped", missingJson("file", summary->skipped)},
                                 {"leftOut", missingJson("source", summary->leftOut)}};
    fmt::print("{}\n", core::base::jsonText(json));
    return {};
  }
  fmt::print("{:.2f} hours at {:g} fps: {} clips, {} mirrored twins, {} captions, {} features a row\n", summary->hours, summary->fps, summary->total.originals,
             summary->total.twins, summary->captions, summary->featureCount);
  fmt::print("{} further groups of sentences for text encoders; {} parts too short, {} files skipped\n", summary->captionGroups, summary->tooShort,
             summary->skipped.size());
  printCounts("sources", summary->sources, summary->fps);
  for (const auto& [source, licence] : summary->licences) fmt::print("  {:<24} licence: {}\n", source, licence);
  printCounts("splits", summary->splits, summary->fps);
  printCounts("contents", summary->contents, summary->fps);
  printCounts("styles", summary->styles, summary->fps);
  for (const auto& [file, reason] : summary->skipped) fmt::print("skipped {}: {}\n", file, reason);
  for (const auto& [source, reason] : summary->leftOut) fmt::print("left out {}: {}\n", source, reason);
  return {};
}

const CommandSpec& infoSpec() {
  static const CommandSpec spec = [] {
    CommandSpec made;
    made.name = "dataset info";
    made.summary = "hours, clips, captions, labels and splits of a built data set";
    made.usage = "DIR";
    made.examples = {"gesto dataset info build/dataset"};
    made.fewestPositionals = 1;
    made.mostPositionals = 1;
    made.hasJson = true;
    return made;
  }();
  return spec;
}

const CommandSpec& wordsSpec() {
  static const CommandSpec spec = [] {
    CommandSpec made;
    made.name = "dataset words";
    made.summary = "count the words and actions of the training captions, for the hints about a prompt: MODEL.words.json beside a model's weights";
    made.usage = "DIR --out FILE";
    made.options = {{"--out", OptionSpec::Kind::Text, "FILE", "the list to write"}};
    made.examples = {"gesto dataset words build/dataset --out models/mine.words.json"};
    made.fewestPositionals = 1;
    made.mostPositionals = 1;
    return made;
  }();
  return spec;
}

Result<void> words(const Arguments& arguments) {
  if (!arguments.isSet("--out")) return Error{ErrorCode::InvalidArgument, "--out is missing"};
  auto data = dataset::MotionDataset::open(arguments.positionals().front());
  if (!data) return data.error();
  core::services::PromptWords counted;
  for (const auto& clip : data->clips()) {
    if (clip.split != "train" || clip.mirrored || clip.captions.empty()) continue;
    std::vector<std::string> captions;
    for (const auto& caption : clip.captions) captions.push_back(caption.text);
    auto actions = clip.actions;
    std::erase_if(actions, [](const std::string& action) { return !dataset::isAction(action); });
    counted.add(captions, actions);
  }
  if (counted.clips == 0) return Error{ErrorCode::InvalidArgument, fmt::format("{}: no training clip has a caption", arguments.positionals().front())};
  if (auto written = core::services::writePromptWords(arguments.text("--out"), counted); !written) return written;
  fmt::print("{}: {} words of {} clips, {} actions\n", arguments.text("--out"), counted.stems.size(), counted.clips, counted.actions.size());
  return {};
}

}  // namespace

int runDatasetCommand(const std::vector<std::string>& arguments) {
  return runSubCommands("dataset",
                        {{"build", buildSpec().summary, [](const auto& words) { return runCommand(buildSpec(), words, build); }},
                         {"info", infoSpec().summary, [](const auto& words) { return runCommand(infoSpec(), words, info); }},
                         {"words", wordsSpec().summary, [](const auto& given) { return runCommand(wordsSpec(), given, words); }}},
                        arguments);
}

}  // namespace app
