#include "core/engine/evaluation/evaluation_setup.h"

#include "core/checkpoint/packed_rows.h"
#include "core/engine/candidate_judge.h"
#include "core/engine/variant_rules.h"
#include "core/families/chained_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace core::engine {

namespace {

using families::Variant;

// "default:mld" to "default" and "mld".
std::pair<std::string, std::string> parted(const std::string& words) {
  const auto colon = words.find(':');
  return {words.substr(0, colon), colon == std::string::npos ? std::string() : words.substr(colon + 1)};
}

// "default+motion-puzzle": who makes the motion, and who gives it its style. Nothing for a name that is a model's own.
std::optional<std::pair<std::string, std::string>> chainOf(const std::string& words, const ModelLibrary& library) {
  const auto plus = words.find('+');
  if (plus == std::string::npos || library.find(parted(words).first)) return std::nullopt;
  return std::pair{words.substr(0, plus), words.substr(plus + 1)};
}

/// Text by the one, style by the other; the models are not opened yet.
Result<Contender> describedChain(const EvaluationRequest& request, const ModelLibrary& library, const std::string& words,
                                 const std::pair<std::string, std::string>& names) {
  const auto refused = [&](const std::string& what) { return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\": {}", words, what)}; };
  const auto maker = library.find(names.first), restyler = library.find(names.second);
  if (!maker) return maker.error();
  if (!restyler) return restyler.error();
  const auto can = restyler->family->abilitiesOf(restyler->header);
  if (!maker->family->can.generate) return refused(fmt::format("{} makes no motions from text", names.first));
  if (!can.restyle || !can.style) return refused(fmt::format("{} cannot give a motion another style", names.second));
  if (request.protocol.asksStyle && !can.namedStyles && !request.usesReferenceClips)
    return refused(fmt::format("{} reads its style from a clip: --reference clip", names.second));
  auto sentence = fmt::format("{} makes the motion from the text, and {} gives it the style.", maker->family->title, restyler->family->title);
  // Without a style the maker is what its variant without one is called: MLD for SMooDi.
  const auto& makers = maker->family->variants;
  auto plain = std::find_if(makers.begin(), makers.end(), [](const Variant& one) { return one.style == Variant::Style::None; });
  if (plain == makers.end()) plain = makers.begin();
  const auto& styled = restyler->family->variants.front().publishedAs;
  const auto system = plain->publishedAs.empty() || styled.empty() ? std::string() : plain->publishedAs + " + " + styled;
  return Contender{words, sentence, Variant{.word = "", .sentence = sentence, .publishedAs = system}, nullptr};
}

Result<std::unique_ptr<model::TrainedJudge>> openJudge(const std::filesystem::path& file, std::string& seed) {
  auto tensors = model::readWeightsFile(file);
  if (!tensors) return tensors.error();
  auto judge = model::loadJudge(*tensors, file.string());
  if (!judge) return judge.error();
  seed = tensors->metadata["seed"];
  return std::make_unique<model::TrainedJudge>(std::move(*judge));
}

std::string listOf(const std::vector<Variant>& variants) {
  std::string list;
  for (const auto& variant : variants)
    if (!variant.word.empty()) list += (list.empty() ? "" : ", ") + variant.word;
  return list;
}

/// Whether a baseline says something in a protocol that the model as it is does not.
bool isTelling(const Variant& variant, const services::ModelAbilities& can, const Protocol& protocol) {
  if (!variant.isBaseline) return false;
  return protocol.transfers ? tellsInTransfers(variant, can) : tellsInGeneration(variant, protocol.asksStyle);
}

Result<std::vector<std::string>> askedModels(const EvaluationRequest& request, const ModelLibrary& library) {
  auto words = request.models;
  if (!request.hasBaselines) return words;
  for (const auto& one : request.models) {
    if (!parted(one).second.empty() || chainOf(one, library)) continue;
    const auto entry = library.find(one);
    if (!entry) return entry.error();
    const auto can = entry->family->abilitiesOf(entry->header);
    for (const auto& variant : entry->family->variants)
      if (isTelling(variant, can, request.protocol)) words.push_back(one + ":" + variant.word);
  }
  return words;
}

/// The variant that the words ask for, in this protocol; the model is not opened yet.
Result<Contender> describedContender(const EvaluationRequest& request, const ModelLibrary& library, const std::string& words) {
  const auto [name, word] = parted(words);
  const auto entry = library.find(name);
  if (!entry) return entry.error();
  if (!entry->family->can.generate && !request.protocol.transfers) {
    return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" makes no motions from text: default+{} takes those of another model", words, name)};
  }
  const auto& variants = entry->family->variants;
  const auto can = entry->family->abilitiesOf(entry->header);
  const auto refused = [](std::string message) { return Error{ErrorCode::InvalidArgument, std::move(message)}; };
  auto found = std::find_if(variants.begin(), variants.end(), [&, &asked = word](const Variant& one) { return one.word == asked; });
  if (found == variants.end()) return refused(fmt::format("\"{}\": behind the colon of this model stands one of {}", words, listOf(variants)));
  if (request.protocol.asksStyle && takesStyle(*found)) {
    if (!can.style)
      return refused(fmt::format("\"{}\" knows no styles: models of the family {} are measured with --protocol text-to-motion", words, entry->family->title));
    if (!can.namedStyles && !request.usesReferenceClips) return refused(fmt::format("\"{}\" reads its style from a clip: --reference clip", words));
  }
  if (request.protocol.transfers && !isOfTransfers(*found, can)) return refused(fmt::format("\"{}\" cannot transfer a style", words));
  if (!isOfGeneration(*found) && !request.protocol.transfers) return refused(fmt::format("\"{}\" is another way of transferring styles: --protocol transfer", words));
  // Where no style is asked for, the whole model is the one without.
  if (!request.protocol.asksStyle && word.empty() && can.style) {
    const auto plain = std::find_if(variants.begin(), variants.end(), [](const Variant& one) { return one.style == Variant::Style::None; });
    if (plain != variants.end()) found = plain;
  }
  return Contender{words, found->sentence, *found, nullptr};
}

}  // namespace

Result<std::vector<Contender>> openContenders(const EvaluationRequest& request, ModelLibrary& library) {
  const auto asked = askedModels(request, library);
  if (!asked) return asked.error();
  std::vector<Contender> contenders;
  for (const auto& words : *asked) {
    if (const auto chain = chainOf(words, library)) {
      auto made = describedChain(request, library, words, *chain);
      if (!made) return made.error();
      auto maker = library.load(chain->first);
      if (!maker) return maker.error();
      auto restyler = library.load(chain->second);
      if (!restyler) return restyler.error();
      made->model = std::make_shared<families::ChainedModel>(std::move(*maker), std::move(*restyler));
      contenders.push_back(std::move(*made));
      continue;
    }
    auto made = describedContender(request, library, words);
    if (!made) return made.error();
    auto model = library.load(parted(words).first);
    if (!model) return model.error();
    made->model = std::move(*model);
    if (made->variant.candidates > 1) made->model = std::make_shared<BestOfSeveral>(made->model, library.folders(), made->variant.candidates);
    contenders.push_back(std::move(*made));
  }
  if (contenders.empty()) return Error{ErrorCode::InvalidArgument, "an evaluation needs a model"};
  return contenders;
}

Result<OpenedPanel> openPanel(const EvaluationRequest& request, const ModelLibrary& library) {
  OpenedPanel opened;
  for (const auto& file : request.evaluators) {
    auto judge = metrics::openEmbeddingJudge(file);
    if (!judge) return judge.error();
    for (const auto& [name, text] : opened.judges)
      if (name == (*judge)->name()) return Error{ErrorCode::InvalidArgument, fmt::format("{}: there is already an evaluator \"{}\"", file.string(), name)};
    opened.judges.emplace_back((*judge)->name(), fmt::format("{}, {}", (*judge)->description(), (*judge)->hash()));
    opened.panel.embeddings.push_back(std::move(*judge));
  }
  if (request.evaluators.empty())
    opened.remarks.push_back("There is no evaluator of motion and text, so FID, R-precision, MM-Dist and Diversity are missing: packaging/train-judges makes one.");
  if (request.styleJudge.empty() && request.protocol.asksStyle)
    opened.remarks.push_back("There is no style judge, so whether styles are recognised is missing: packaging/train-judges makes one.");
  for (const auto& [name, file, target] :
       {std::tuple{"style", &request.styleJudge, &opened.panel.style}, std::tuple{"content", &request.contentJudge, &opened.panel.content}}) {
    if (file->empty()) continue;
    std::string seed;
    auto judge = openJudge(*file, seed);
    if (!judge) return judge.error();
    *target = std::move(*judge);
    opened.judges.emplace_back(name,
                               fmt::format("classifier of {} labels, seed {}, learned from the judges' half of the training clips", (*target)->labels.size(), seed));
    if (target != &opened.panel.style) continue;
    for (const auto& one : request.models) {
      const auto entry = library.find(parted(one).first);
      if (!entry) continue;
      const auto own = entry->header.find("style/seed");
      if (own != entry->header.end() && own->second == seed)
        opened.remarks.push_back(fmt::format("The style judge and the guiding network of {} were trained from the same seed: the judge is not clean.", one));
    }
  }
  return opened;
}

std::vector<std::string> commonStyles(const std::vector<Contender>& contenders, const model::TrainedJudge* judge) {
  std::vector<std::string> styles;
  bool isFirst = true;
  const auto keep = [&](const std::vector<std::string>& known) {
    if (isFirst)
      styles = known;
    else
      std::erase_if(styles, [&](const std::string& label) { return std::count(known.begin(), known.end(), label) == 0; });
    isFirst = false;
  };
  for (const auto& one : contenders)
    if (one.model->facts().can.namedStyles) keep(one.model->styles());
  if (judge != nullptr) keep(judge->labels);
  return styles;
}

}  // namespace core::engine
