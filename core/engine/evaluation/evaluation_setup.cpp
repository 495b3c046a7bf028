#include "core/engine/evaluation/evaluation_setup.h"

#include "core/sampling/published_bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <type_traits>

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

using Known = std::map<std::string, std::pair<Variant, std::string>>;

const Known& stylizedVariants() {
  static const Known known = {
      {"", {Variant::Styled, "The whole model."}},
      {"mld", {Variant::TextOnly, "The text alone, without the style adaptor."}},
      {"prompt", {Variant::StyleInPrompt, "The style said in the prompt, without the style adaptor."}},
      {"noguide", {Variant::NoGuidance, "Without classifier guidance."}},
      {"noadaptor", {Variant::NoAdaptor, "Style weight 0: classifier guidance alone makes the style."}},
      {"vae", {Variant::Reconstructed, "Real motions through the autoencoder: the best that sampling in its latents can reach."}}};
  return known;
}

const Known& crossDiffVariants() {
  static const Known known = {{"", {Variant::Styled, "CrossDiff in 3D. Of our own: 50 steps, classifier-free guidance 2.5; imported: 1,000 without, as its authors sample."}},
                              {"noguide", {Variant::NoGuidance, "CrossDiff in 3D without classifier-free guidance."}},
                              {"mixture", {Variant::Mixture, "CrossDiff in 2D down to step 300 of 1,000, then in 3D; without guidance."}}};
  return known;
}

const Known& mdmVariants() {
  static const Known known = {{"", {Variant::Styled, "MDM with its own steps and classifier-free guidance 2.5."}},
                              {"noguide", {Variant::NoGuidance, "MDM without classifier-free guidance."}}};
  return known;
}

const Known& publishedVariants() {
  static const Known known = {{"", {Variant::Styled, "The imported model as released: branches, guidance and order of the style's frames."}},
                              {"mld", stylizedVariants().at("mld")},
                              {"prompt", stylizedVariants().at("prompt")},
                              {"noguide", stylizedVariants().at("noguide")},
                              {"noadaptor", stylizedVariants().at("noadaptor")}};
  return known;
}

enum class ModelKind { Stylized, CrossDiff, Published, Mdm };

// Only a header is read. A file that cannot be read is found when it is opened.
ModelKind kindOf(const EvaluationRequest& request, const std::string& name) {
  const auto file = modelFile(request, name);
  if (const auto answer = sampling::isCrossDiffModel(file); answer && *answer) return ModelKind::CrossDiff;
  if (const auto kind = sampling::publishedKindOf(file); kind && !kind->empty()) return *kind == "mdm" ? ModelKind::Mdm : ModelKind::Published;
  return ModelKind::Stylized;
}

const Known& variantsOf(ModelKind kind) {
  if (kind == ModelKind::CrossDiff) return crossDiffVariants();
  if (kind == ModelKind::Mdm) return mdmVariants();
  return kind == ModelKind::Published ? publishedVariants() : stylizedVariants();
}

std::vector<std::string> askedModels(const EvaluationRequest& request) {
  auto words = request.models;
  if (!request.hasBaselines) return words;
  for (const auto& one : request.models) {
    if (!parted(one).second.empty()) continue;
    const auto kind = kindOf(request, one);
    if (kind == ModelKind::CrossDiff || kind == ModelKind::Mdm) {
      words.push_back(one + ":noguide");
      if (kind == ModelKind::CrossDiff) words.push_back(one + ":mixture");
      continue;
    }
    if (request.protocol == Protocol::Stylized || request.protocol == Protocol::Composition) {
      words.push_back(one + ":mld");
      words.push_back(one + ":prompt");
    }
    if (request.protocol != Protocol::TextToMotion) words.push_back(one + ":noguide");
    if (kind == ModelKind::Stylized) words.push_back(one + ":vae");
  }
  return words;
}

std::string listOf(const Known& known) {
  std::string list;
  for (const auto& [word, what] : known)
    if (!word.empty()) list += (list.empty() ? "" : ", ") + word;
  return list;
}

/// The variant that the words ask for, in this protocol; the model is not opened yet.
Result<Contender> describedContender(const EvaluationRequest& request, const std::string& words) {
  const auto [name, word] = parted(words);
  const auto kind = kindOf(request, name);
  const auto& known = variantsOf(kind);
  const auto found = known.find(word);
  if (found == known.end()) return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\": behind the colon of this model stands one of {}", words, listOf(known))};
  Contender made{words, found->second.second, found->second.first, {}, nullptr, nullptr, nullptr, nullptr};
  const bool knowsNoStyles = kind == ModelKind::CrossDiff || kind == ModelKind::Mdm;
  if (knowsNoStyles && request.protocol != Protocol::TextToMotion)
    return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" knows no styles: CrossDiff and MDM are measured with --protocol text-to-motion", words)};
  if (knowsNoStyles) return made;
  if (request.protocol == Protocol::Transfer && (made.variant == Variant::TextOnly || made.variant == Variant::StyleInPrompt))
    return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" cannot transfer a style", words)};
  if (request.protocol == Protocol::TextToMotion && made.variant == Variant::Styled) {
    made.variant = Variant::TextOnly;
    made.description = known.at("mld").second;
  }
  const bool needsStyle = made.variant == Variant::Styled || made.variant == Variant::NoGuidance || made.variant == Variant::NoAdaptor;
  if (kind == ModelKind::Published && needsStyle && !request.usesReferenceClips)
    return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is an imported model, which reads its style from a clip: --reference clip", words)};
  return made;
}

Result<void> open(const EvaluationRequest& request, const std::string& name, Contender& model) {
  const auto file = modelFile(request, name);
  const auto take = [&model](auto loaded, auto member) -> Result<void> {
    if (!loaded) return loaded.error();
    model.hash = loaded->hash;
    model.*member = std::make_shared<std::decay_t<decltype(*loaded)>>(std::move(*loaded));
    return {};
  };
  switch (kindOf(request, name)) {
    case ModelKind::CrossDiff: return take(sampling::loadCrossDiffModel(file), &Contender::crossDiff);
    case ModelKind::Mdm: return take(sampling::loadMdmModel(file), &Contender::mdm);
    case ModelKind::Published: return take(sampling::loadPublishedModel(file), &Contender::published);
    case ModelKind::Stylized: return take(sampling::loadStylizedModel(file), &Contender::stylized);
  }
  return {};
}

}  // namespace

Result<std::vector<Contender>> openContenders(const EvaluationRequest& request) {
  std::map<std::string, Contender> opened;  // by file
  std::vector<Contender> contenders;
  for (const auto& words : askedModels(request)) {
    auto made = describedContender(request, words);
    if (!made) return made.error();
    const auto name = parted(words).first;
    auto& model = opened[name];
    if (model.hash.empty()) {
      if (auto ok = open(request, name, model); !ok) return ok.error();
    }
    made->hash = model.hash, made->stylized = model.stylized, made->crossDiff = model.crossDiff, made->published = model.published, made->mdm = model.mdm;
    contenders.push_back(std::move(*made));
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
  std::vector<std::string> candidates;
  const auto own = std::find_if(contenders.begin(), contenders.end(), [](const auto& one) { return one.stylized != nullptr; });
  if (own != contenders.end()) {
    for (const auto& [label, prototype] : own->stylized->prototypes) candidates.push_back(label);
  } else if (judge != nullptr) {
    candidates = judge->labels;
  }
  std::vector<std::string> styles;
  for (const auto& label : candidates) {
    const bool everybody = std::all_of(contenders.begin(), contenders.end(), [&](const auto& one) { return !one.stylized || one.stylized->prototypes.count(label) != 0; });
    const bool judged = judge == nullptr || std::count(judge->labels.begin(), judge->labels.end(), label) > 0;
    if (everybody && judged) styles.push_back(label);
  }
  return styles;
}

}  // namespace core::engine
