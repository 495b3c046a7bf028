#include "core/engine/evaluation/prompt_protocol.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/stopwatch.h"
#include "core/engine/candidate_judge.h"
#include "core/engine/evaluation/prompt_motions.h"
#include "core/engine/evaluation/prompt_outcomes.h"
#include "core/metrics/embedding_judge.h"
#include "core/motion/published_forms.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <system_error>

namespace core::engine {

namespace {

using base::Clock;
using base::secondsSince;
using metrics::MotionSample;
using Motions = std::vector<std::vector<glm::vec3>>;

class PromptSession {
 public:
  PromptSession(const PromptProtocolRequest& request, const jobs::ProgressSink& progress, std::stop_token stop, const families::FamilyTable& families)
      : request_(request),
        progress_(progress),
        stop_(std::move(stop)),
        library_(std::make_shared<ModelLibrary>(services::ModelFolders(request.modelFolder, request.ownModelFolder), families)) {}

  Result<metrics::EvaluationReport> run() {
    if (request_.seeds < 1 || request_.models.empty()) return Error{ErrorCode::InvalidArgument, "the prompts need at least one model and one seed"};
    if (auto ok = open(); !ok) return ok.error();
    for (const auto& model : request_.models) {
      std::vector<std::string> styles = {""};
      styles.insert(styles.end(), request_.styles.begin(), request_.styles.end());
      for (const auto& style : styles) {
        auto motions = openPromptMotions(library_, model, style, request_.outFolder / "cache");
        if (!motions) return motions.error();
        if (auto ok = addRow(model, style, **motions); !ok) return ok.error();
        // A long run shows what it has so far.
        if (auto ok = write(); !ok) return ok.error();
      }
    }
    return report();
  }

 private:
  struct OpenedJudge {
    std::string suffix;
    std::unique_ptr<metrics::EmbeddingJudge> judge;
    at::Tensor captions;  // [P, W], of the list's prompts
  };

  Result<void> open() {
    auto text = base::readWholeFile(request_.list, 4u << 20);
    if (!text) return text.error();
    auto prompts = metrics::parsePrompts(*text, request_.list.filename().string());
    if (!prompts) return prompts.error();
    prompts_ = std::move(*prompts);
    base::ContentHash hash;
    hash.add(*text);
    listHash_ = hash.hex();
    for (const auto& file : request_.evaluators) {
      auto judge = metrics::openEmbeddingJudge(file);
      if (!judge) return judge.error();
      if (!(*judge)->readsCaptions()) continue;
      std::vector<MotionSample> asked;
      for (const auto& prompt : prompts_) asked.push_back({at::zeros({metrics::kFewestJudgedFrames, motion::humanml3d::kFeatures}), prompt.text, {}, {}, {}});
      const at::NoGradGuard quiet;
      auto captions = (*judge)->embedCaptions(asked);
      judges_.push_back({judges_.empty() ? std::string() : (*judge)->name(), std::move(*judge), std::move(captions)});
    }
    if (request_.candidates > 1 && judges_.empty())
      return Error{ErrorCode::InvalidArgument, "choosing among several motions needs an evaluator that reads captions: --judges DIR names the folder of one"};
    std::error_code code;
    std::filesystem::create_directories(request_.outFolder, code);
    if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", request_.outFolder.string(), code.message())};
    return {};
  }

  Result<void> addRow(const std::string& model, const std::string& style, PromptMotions& maker) {
    const auto name = style.empty() ? model : fmt::format("{}, {}", model, std::filesystem::path(style).stem().string());
    std::vector<PromptRequest> asked;
    std::vector<PromptOutcome> outcomes;
    for (int s = 0; s < request_.seeds; ++s) {
      for (std::size_t i = 0; i < prompts_.size(); ++i) {
        for (int k = 0; k < request_.candidates; ++k)
          asked.push_back({prompts_[i].text, prompts_[i].seconds, request_.seed + static_cast<std::uint64_t>(s * request_.candidates + k)});
        outcomes.push_back({i, asked.back().seed, {}, {}});
      }
    }
    const auto started = Clock::now();
    const auto told = [&](const jobs::Progress& p) { progress_({name, p.done, p.total}); };
    auto motions = maker.make(asked, {style, request_.guidance, request_.steps}, told, stop_);
    if (!motions) return motions.error();
    choose(asked, *motions, outcomes);
    const auto& clips = motions->positions;
    const double generated = secondsSince(started);
    const auto scoring = Clock::now();
    for (std::size_t k = 0; k < outcomes.size(); ++k) outcomes[k].verdict = metrics::judgePrompt(prompts_[outcomes[k].prompt], clips.at(k));
    rank(clips, outcomes);
    auto row = promptRow(prompts_, outcomes);
    row.name = name;
    row.description = style.empty() ? "The prompts alone." : fmt::format("The prompts in the style {}.", std::filesystem::path(style).stem().string());
    row.modelHash = maker.modelHash();
    row.generationSeconds = generated;
    row.scoringSeconds = secondsSince(scoring);
    rows_.push_back(std::move(row));
    clips_ += outcomeLines(name, prompts_, outcomes);
    return {};
  }

  // Of the candidates of each outcome the one that fits its prompt and the style best is left.
  void choose(const std::vector<PromptRequest>& asked, FinishedMotions& made, std::vector<PromptOutcome>& outcomes) const {
    if (request_.candidates == 1) return;
    const at::NoGradGuard quiet;
    auto& motions = made.positions;
    std::vector<MotionSample> samples;
    for (std::size_t i = 0; i < motions.size(); ++i) samples.push_back(metrics::sampleOf(motions[i], asked[i].prompt));
    const auto apart = judges_.front().judge->distances(samples).to(at::kDouble).contiguous();
    const std::span<const double> words(apart.data_ptr<double>(), motions.size()), style(made.styleDistances);
    const auto count = static_cast<std::size_t>(request_.candidates);
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      const auto chosen = k * count + bestOf(words.subspan(k * count, count), style.empty() ? style : style.subspan(k * count, count));
      outcomes[k].seed = asked[chosen].seed;
      // Its own are behind it: nothing is overwritten that is still to be looked at.
      if (chosen != k) motions[k] = std::move(motions[chosen]);
    }
    motions.resize(outcomes.size());
  }

  // Clips as delivered: features taken again from the finished motion.
  void rank(const Motions& motions, std::vector<PromptOutcome>& outcomes) {
    if (judges_.empty()) return;
    const at::NoGradGuard quiet;
    std::vector<MotionSample> samples;
    for (std::size_t k = 0; k < motions.size(); ++k) samples.push_back(metrics::sampleOf(motions[k], prompts_[outcomes[k].prompt].text));
    for (const auto& judge : judges_) {
      const auto distances = at::cdist(judge.judge->embedMotions(samples), judge.captions);
      for (std::size_t k = 0; k < outcomes.size(); ++k) {
        const auto row = distances[static_cast<std::int64_t>(k)];
        outcomes[k].ranks[judge.suffix] = 1 + static_cast<int>((row < row[static_cast<std::int64_t>(outcomes[k].prompt)]).sum().item<std::int64_t>());
      }
    }
  }

  metrics::EvaluationReport report() const {
    metrics::EvaluationReport report;
    report.protocol = "prompts";
    report.description = fmt::format(
        "{} plain prompts, {} seeds each, unstyled and in the styles named. A clip shows its prompt when every fact of the list holds on the finished motion; a prompt "
        "counts when at "
        "least {:.0f} % of its seeds show it. Real recordings of these actions pass the same facts at least nine times in ten (tests/quality/README.md).",
        prompts_.size(), request_.seeds, 100.0 * metrics::kShownShare);
    report.dataName = request_.list.filename().string();
    report.dataHash = listHash_;
    report.seed = request_.seed;
    report.repetitions = request_.seeds;
    report.pool = static_cast<std::int64_t>(prompts_.size());
    report.diversityPairs = 0;
    for (const auto& judge : judges_) report.judges.emplace_back(judge.judge->name(), fmt::format("{} {}", judge.judge->description(), judge.judge->hash()));
    report.settings = {{"content weight", request_.guidance.contentWeight ? fmt::format("{:g}", *request_.guidance.contentWeight) : std::string("each model's own")},
                       {"style weight", fmt::format("{:g}", request_.guidance.styleWeight)},
                       {"classifier scale", fmt::format("{:g}", request_.guidance.classifierScale)}};
    if (request_.steps) report.settings.emplace_back("sampling steps", fmt::format("{}", *request_.steps));
    if (request_.candidates > 1) {
      report.settings.emplace_back("best of",
                                   fmt::format("{} by {}, and by the guiding network where a style is asked for", request_.candidates, judges_.front().judge->name()));
      report.remarks.push_back(
          "Motions were chosen by the evaluator that also ranks them: of the ranks, only those of another evaluator are independent. The facts are.");
    }
    if (judges_.empty()) report.remarks.push_back("No evaluator that reads captions: the rank of the prompt is missing.");
    report.rows = rows_;
    report.seconds = secondsSince(start_);
    return report;
  }

  Result<void> write() const {
    if (auto ok = base::writeFileAtomically(request_.outFolder / "clips.csv", outcomesHead() + clips_); !ok) return ok;
    return metrics::writeReport(report(), request_.outFolder);
  }

  const PromptProtocolRequest& request_;
  jobs::ProgressSink progress_;
  std::stop_token stop_;
  std::shared_ptr<ModelLibrary> library_;
  Clock::time_point start_ = Clock::now();
  std::vector<metrics::Prompt> prompts_;
  std::string listHash_, clips_;
  std::vector<OpenedJudge> judges_;
  std::vector<metrics::ReportRow> rows_;
};

}  // namespace

Result<metrics::EvaluationReport> runPromptProtocol(const PromptProtocolRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                                    const families::FamilyTable& families) {
  return PromptSession(request, progress, std::move(stop), families).run();
}

}  // namespace core::engine
