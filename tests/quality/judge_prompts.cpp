// Judges motion files by the facts of a list of prompts, and the facts by recordings. See README.md beside it.

#include "core/metrics/prompts/prompt_judge.h"
#include "tests/quality/calibration.h"
#include "tests/quality/recorded_clips.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

namespace {

using namespace core::metrics;
namespace fs = std::filesystem;

constexpr const char* kUsage =
    "gesto-judge-prompts DIR [--prompts FILE] [--csv]             files named ID_SEED.bvh (.fbx, .glb, .npy): which prompts are shown\n"
    "gesto-judge-prompts --recorded LIST --data FOLDER [--prompts FILE] [--why]   do the facts tell recordings that show a prompt from others\n"
    "gesto-judge-prompts --facts TEXT FILE[@BEGIN-END]...         what the facts say of a motion\n"
    "gesto-judge-prompts --measures                               what can be measured\n";

struct CommandLine {
  std::map<std::string, std::string> options;
  std::vector<std::string> rest;
  bool has(const std::string& name) const { return options.count(name) != 0; }
};

CommandLine parse(int argc, char** argv) {
  CommandLine line;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool isFlag = word == "--csv" || word == "--measures" || word == "--why";
    if (isFlag)
      line.options[word] = "";
    else if (word.starts_with("--") && i + 1 < argc)
      line.options[word] = argv[++i];
    else
      line.rest.push_back(word);
  }
  return line;
}

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return 1;
}

std::string valuesText(const std::vector<FactValue>& values) {
  std::string text;
  for (const auto& value : values) text += fmt::format("{}{} {} [{:.2f}]", text.empty() ? "" : "; ", value.holds ? "yes" : "NO", value.text, value.value);
  return text;
}

int judgeFolder(const fs::path& folder, const std::vector<Prompt>& prompts, bool isCsv) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  quality::BodyReader reader;
  if (isCsv) std::puts("id,file,shown,margin,skating,floating_seconds,knee_bend,trunk_lean,facts");
  int shownPrompts = 0, judgedPrompts = 0, shownClips = 0, clips = 0;
  for (const auto& prompt : prompts) {
    std::vector<PromptVerdict> verdicts;
    std::string why;
    for (const auto& file : files) {
      const auto stem = file.stem().string();
      if (stem.substr(0, stem.rfind('_')) != prompt.id) continue;
      const auto positions = reader.read(file);
      if (!positions) return fail(positions.error().message);
      auto verdict = judgePrompt(prompt, *positions);
      if (isCsv)
        std::puts(fmt::format("{},{},{},{:.3f},{:.3f},{:.2f},{:.1f},{:.1f},\"{}\"", prompt.id, file.filename().string(), verdict.shown ? 1 : 0, verdict.margin,
                              verdict.bearing.skating, verdict.bearing.floatingSeconds, verdict.bearing.kneeBend, verdict.bearing.trunkLean, valuesText(verdict.facts))
                      .c_str());
      if (!verdict.shown && why.empty()) why = valuesText(verdict.facts);
      verdicts.push_back(std::move(verdict));
    }
    if (verdicts.empty()) continue;
    const auto tally = tallyOf(prompt, verdicts);
    ++judgedPrompts;
    shownPrompts += tally.isShown;
    shownClips += tally.shownSeeds;
    clips += tally.seeds;
    if (!isCsv)
      std::puts(fmt::format("{:<22} {}/{} {}  slide {:.3f} float {:.2f} s knees {:.0f} lean {:.0f}  {}", prompt.id, tally.shownSeeds, tally.seeds,
                            tally.isShown ? "shown" : "  -  ", tally.bearing.skating, tally.bearing.floatingSeconds, tally.bearing.kneeBend, tally.bearing.trunkLean, why)
                    .c_str());
  }
  if (!isCsv) std::puts(fmt::format("shown: {} of {} prompts, {} of {} clips", shownPrompts, judgedPrompts, shownClips, clips).c_str());
  return judgedPrompts > 0 ? 0 : fail(fmt::format("{}: no file is named as a prompt of the list", folder.string()));
}

int measureFiles(const std::string& text, const std::vector<std::string>& files) {
  const auto facts = parseFacts(text, "--facts");
  if (!facts) return fail(facts.error().message);
  quality::BodyReader reader;
  for (const auto& name : files) {
    const auto at = name.rfind('@');
    double begin = 0.0, end = 0.0;
    if (at != std::string::npos) std::sscanf(name.c_str() + at + 1, "%lf-%lf", &begin, &end);
    const auto positions = reader.read(name.substr(0, at), begin, end);
    if (!positions) {
      std::puts(positions.error().message.c_str());
      continue;
    }
    const BodyTrack track(*positions);
    const auto verdict = checkFacts(*facts, track, track.whole());
    std::puts(fmt::format("{} {} {}", verdict.holds ? "yes" : "NO ", name, valuesText(verdict.values)).c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto line = parse(argc, argv);
  if (line.has("--measures")) {
    std::fputs(measureHelp().c_str(), stdout);
    return 0;
  }
  if (line.has("--facts")) return measureFiles(line.options.at("--facts"), line.rest);
  const auto list = line.has("--prompts") ? line.options.at("--prompts") : std::string(STUDIO_SOURCE_DIR "/tests/quality/prompts.tsv");
  const auto prompts = readPrompts(list);
  if (!prompts) return fail(prompts.error().message);
  if (line.has("--recorded") && line.has("--data")) {
    const auto clips = quality::readRecordedClips(line.options.at("--recorded"));
    if (!clips) return fail(clips.error().message);
    const auto table = quality::calibrate(*prompts, *clips, line.options.at("--data"));
    if (!table) return fail(table.error().message);
    std::fputs((line.has("--why") ? quality::disagreements(*table) : quality::tableText(*table)).c_str(), stdout);
    return 0;
  }
  if (line.rest.size() != 1) return fail(kUsage);
  std::error_code code;
  if (!fs::is_directory(line.rest.front(), code)) return fail(line.rest.front() == "--help" ? std::string(kUsage) : line.rest.front() + ": there is no such folder");
  return judgeFolder(line.rest.front(), *prompts, line.has("--csv"));
}
