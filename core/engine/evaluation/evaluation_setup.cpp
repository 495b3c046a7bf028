#include "core/engine/evaluation/evaluation_setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace core::engine {

namespace {

std::filesystem::path modelFile(const EvaluationRequest& request, const std::string& name) {
  if (name.ends_with(".safetensors")) return name;
  return request.modelFolder / ((name == "default" ? "smoodi-compact" : name) + ".safetensors");
}

// "default:mld" to "default" and "mld".
std::pair<std::string, std::string> parted(const std::string& words) {
  const auto colon = words.find(':');
  return {words.substr(0, colon), colon == std::string::npos ? std::string() : words.substr(colon + 1)};
}

Result<std::unique_ptr<model::TrainedJudge>> openJudge(const std::filesystem::path& file, std::string& seed) {
  auto tensors = model::readTensorFile(file);
  if (!tensors) return tensors.error();
  auto judge = model::loadJudge(*tensors, file.string());
  if (!judge) return judge.error();
  seed = tensors->metadata["seed"];
  return std::make_unique<model::TrainedJudge>(std::move(*judge));
}

std::vector<std::string> askedModels(const EvaluationRequest& request) {
  auto words = request.models;
  if (!request.hasBaselines) return words;
  for (const auto& one : request.models) {
    if (!parted(one).second.empty()) continue;
    if (request.protocol == Protocol::Stylized || request.protocol == Protocol::Composition) {
      words.push_back(one + ":mld");
      words.push_back(one + ":prompt");
    }
    if (request.protocol != Protocol::TextToMotion) words.push_back(one + ":noguide");
    words.push_back(one + ":vae");
  }
  return words;
}

}  // namespace

Result<std::vector<Contender>> openContenders(const EvaluationRequest& request) {
  static const std::map<std::string, std::pair<Variant, std::string>> known = {
      {"", {Variant::Styled, "The whole model."}},
      {"mld", {Variant::TextOnly, "The text alone, without the style adaptor."}},
      {"prompt", {Variant::StyleInPrompt, "The style said in the prompt, without the style adaptor."}},
      {"noguide", {Variant::NoGuidance, "Without classifier guidance."}},
      {"vae", {Variant::Reconstructed, "Real motions through the autoencoder: the best that sampling in its latents can reach."}}};
  std::map<std::string, std::shared_ptr<sampling::StylizedModel>> models;
  std::vector<Contender> contenders;
  for (const auto& words : askedModels(request)) {
    const auto [name, word] = parted(words);
    const auto found = known.find(word);
    if (found == known.end()) return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\": behind the colon stands mld, prompt, noguide or vae", words)};
    Contender made{words, found->second.second, found->second.first, nullptr};
    if (request.protocol == Protocol::Transfer && (made.variant == Variant::TextOnly || made.variant == Variant::StyleInPrompt))
      return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" cannot transfer a style", words)};
    if (request.protocol == Protocol::TextToMotion && made.variant == Variant::Styled) {
      made.variant = Variant::TextOnly;
      made.description = known.at("mld").second;
    }
    auto& model = models[name];
    if (!model) {
      auto loaded = sampling::loadStylizedModel(modelFile(request, name));
      if (!loaded) return loaded.error();
      model = std::make_shared<sampling::StylizedModel>(std::move(*loaded));
    }
    made.model = model;
    contenders.push_back(std::move(made));
  }
  if (contenders.empty()) return Error{ErrorCode::InvalidArgument, "an evaluation needs a model"};
  return contenders;
}

Result<OpenedPanel> openPanel(const EvaluationRequest& request) {
  OpenedPanel opened;
  for (const auto& file : request.evaluators) {
    auto judge = metrics::openEmbeddingJudge(file);
    if (!judge) return judge.error();
    for (const auto& [name, text] : opened.judges)
      if (name == (*judge)->name()) return Error{ErrorCode::InvalidArgument, fmt::format("{}: there is already an evaluator \"{}\"", file.string(), name)};
    opened.judges.emplace_back((*judge)->name(), fmt::format("{}, {}", (*judge)->description(), (*judge)->hash()));
    opened.panel.embeddings.push_back(std::move(*judge));
  }
  for (const auto& [name, file, target] : {std::tuple{"style", &request.styleJudge, &opened.panel.style}, std::tuple{"content", &request.contentJudge, &opened.panel.content}}) {
    if (file->empty()) continue;
    std::string seed;
    auto judge = openJudge(*file, seed);
    if (!judge) return judge.error();
    *target = std::move(*judge);
    opened.judges.emplace_back(name, fmt::format("classifier of {} labels, seed {}, learned from the judges' half of the training clips", (*target)->labels.size(), seed));
    if (target != &opened.panel.style) continue;
    for (const auto& one : request.models) {
      const auto metadata = model::readSafetensorsMetadata(modelFile(request, parted(one).first));
      if (!metadata) continue;
      const auto own = metadata->find("style/seed");
      if (own != metadata->end() && own->second == seed)
        opened.remarks.push_back(fmt::format("The style judge and the guiding network of {} were trained from the same seed: the judge is not clean.", one));
    }
  }
  return opened;
}

std::vector<std::string> commonStyles(const std::vector<Contender>& contenders, const model::TrainedJudge* judge) {
  std::vector<std::string> styles;
  for (const auto& [label, prototype] : contenders.front().model->prototypes) {
    const bool everybody = std::all_of(contenders.begin(), contenders.end(), [&](const auto& one) { return one.model->prototypes.count(label) != 0; });
    const bool judged = judge == nullptr || std::count(judge->labels.begin(), judge->labels.end(), label) > 0;
    if (everybody && judged) styles.push_back(label);
  }
  return styles;
}

}  // namespace core::engine
