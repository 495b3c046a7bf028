#include "core/families/t2m_gpt/gpt_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/motion/published_forms.h"
#include "core/training/action_balance.h"

#include <torch/torch.h>

#include <algorithm>
#include <stdexcept>

namespace core::training {

namespace {

constexpr std::int64_t kCheckedClips = 64;
constexpr int kCheckedBatches = 4;
constexpr int kBlock = 51;  // the text, 49 codes and one more

model::CodeGptOptions sizesOf(const base::Settings& settings, int codes, int textWidth) {
  model::CodeGptOptions o;
  o.codes = codes, o.textWidth = textWidth, o.block = kBlock;
  o.width = static_cast<int>(settings.integer("width"));
  o.heads = static_cast<int>(settings.integer("heads"));
  o.feedForward = 4 * o.width;
  const auto layers = static_cast<int>(settings.integer("layers"));
  o.headLayers = std::max(1, layers / 2), o.baseLayers = layers - o.headLayers;
  o.dropout = settings.number("dropout");
  if (o.width % o.heads != 0 || o.width % 2 != 0) throw std::invalid_argument("the setting width is an even multiple of heads");
  return o;
}

}  // namespace

base::SettingSpecs GptRecipe::settings() {
  const CaptionMix mix;
  return {base::neededFile("vq", "the weights.safetensors of a run of t2mgpt-vq, or a bundle that holds it"),
          base::neededFile("text", "the weights.safetensors of a run of text-encoder, or a bundle that holds it"),
          base::fileSetting("from", "a trained transformer of the same tokenizer to go on from; its sizes then hold"),
          base::integerSetting("batch", 64, 1, 4096, "clips of an update"),
          base::integerSetting("width", 256, 8, 1024, "of the transformer; 1024 as published"),
          base::integerSetting("heads", 8, 1, 64, "of the transformer; 16 as published"),
          base::integerSetting("layers", 4, 2, 24, "of the transformer; 18 as published"),
          base::numberSetting("dropout", 0.1, 0, 0.9, "of the transformer"),
          base::numberSetting("keep", 0.5, 0, 1, "share of codes read as they are; the others are replaced by chance"),
          base::integerSetting("offsets", 4, 1, 4, "each clip is encoded from its first so many frames on"),
          base::integerSetting("shortest", 40, 4, motion::humanml3d::kMostFrames, "frames of a clip to be trained on"),
          base::numberSetting("styled-text", mix.styledText, 0, 1, "of labelled clips, the share of captions that name the style too"),
          base::numberSetting("phrases", mix.phrases, 0, 1, "of labelled clips, the share of captions drawn from other ways to say it")};
}

GptRecipe::GptRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, sampling::TrainedVq vq, std::shared_ptr<text::TextEncoder> encoder,
                     std::optional<sampling::TrainedCodeGpt> start)
    : dataset_(dataset),
      cache_(dataset, vq, static_cast<int>(settings.integer("offsets"))),
      // No null text: nothing guides it away from that.
      captions_(dataset, encoder, {.nullText = 0.0, .styledText = settings.number("styled-text"), .phrases = settings.number("phrases")}),
      batch_(settings.integer("batch")),
      sampler_(dataset, [balance = actionBalance(dataset),
                         rows = settings.integer("shortest")](const dataset::ClipEntry& clip) { return clip.rows < rows ? 0.0 : balance(clip); }),
      heldOut_(dataset, [rows = settings.integer("shortest")](
                            const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() && clip.rows >= rows ? 1.0 : 0.0; }),
      keep_(settings.number("keep")),
      codebook_(sampling::codebookName(vq.network->codebook())) {
  if (!start) {
    textScale_ = scaleOf(*encoder);
    network_ = model::CodeGpt(sizesOf(settings, vq.network->options().codes, encoder->width()));
    network_->to(model::modelDevice());
    return;
  }
  if (start->codebook != codebook_) throw std::invalid_argument("the transformer to go on from was trained on the codes of another tokenizer");
  if (start->network->options().textWidth != encoder->width())
    throw std::invalid_argument("the transformer to go on from was trained with a text encoder of another width");
  if (start->network->options().block < kBlock) throw std::invalid_argument("the transformer to go on from reads fewer codes than a clip has");
  network_ = start->network;
  textScale_ = start->textScale;
  for (auto& parameter : network_->parameters()) parameter.set_requires_grad(true);
}

double GptRecipe::scaleOf(text::TextEncoder& encoder) const {
  // What the encoder makes has any size; to the network every text is of deviation 1.
  std::vector<std::string> sentences;
  const auto stride = std::max<std::size_t>(1, dataset_.clips().size() / 256);
  for (std::size_t i = 0; i < dataset_.clips().size(); i += stride)
    if (!dataset_.clips()[i].captions.empty()) sentences.push_back(dataset_.clips()[i].captions.front().text);
  if (sentences.empty()) return 1.0;
  return 1.0 / std::max(1e-3, encoder.encode(sentences).std().item<double>());
}

std::vector<NamedParameter> GptRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"gpt." + item.key(), item.value()});
  return all;
}

GptRecipe::Drawn GptRecipe::draw(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, bool varies) {
  const auto clips = sampler.draw(random, static_cast<std::size_t>(count));
  std::vector<at::Tensor> rows;
  std::vector<std::int64_t> lengths;
  for (const auto clip : clips) {
    auto codes = cache_.codes(clip, varies ? random.below(cache_.offsets(clip)) : 0);
    if (varies && codes.size(0) > 1 && random.below(3) == 0) codes = codes.narrow(0, static_cast<std::int64_t>(random.below(2)), codes.size(0) - 1);
    rows.push_back(codes);
    lengths.push_back(codes.size(0));
  }
  Drawn drawn;
  const auto longest = *std::max_element(lengths.begin(), lengths.end());
  const auto end = network_->endCode();
  drawn.codes = torch::full({count, longest + 1}, end + 1, torch::kLong);  // [B, L], padding
  for (std::int64_t i = 0; i < count; ++i) {
    const auto length = lengths[static_cast<std::size_t>(i)];
    drawn.codes[i].narrow(0, 0, length).copy_(rows[static_cast<std::size_t>(i)]);
    drawn.codes[i][length] = end;
  }
  drawn.codes = model::onModelDevice(drawn.codes);
  drawn.lengths = model::onModelDevice(torch::tensor(lengths, torch::kLong));
  drawn.text = captions_.draw(clips, random).squeeze(1) * textScale_;
  return drawn;
}

at::Tensor GptRecipe::loss(std::int64_t, base::RandomStream& random, Scalars&) {
  const auto drawn = draw(sampler_, random, batch_, true);
  const auto given = drawn.codes.narrow(1, 0, drawn.codes.size(1) - 1);
  const auto keep = model::onModelDevice(torch::rand(given.sizes()) < keep_);
  return codeGptLoss(network_, drawn.codes, drawn.lengths, drawn.text, keep,
                     model::onModelDevice(torch::randint(network_->options().codes, given.sizes(), torch::kLong)));
}

Scalars GptRecipe::validate() {
  base::RandomStream random(17);
  double entropy = 0.0, hits = 0.0, count = 0.0;
  for (int i = 0; i < kCheckedBatches; ++i) {
    const auto drawn = draw(heldOut_, random, kCheckedClips, false);
    const auto given = drawn.codes.narrow(1, 0, drawn.codes.size(1) - 1);
    entropy += codeGptLoss(network_, drawn.codes, drawn.lengths, drawn.text, torch::ones_like(given), given).item<double>() / kCheckedBatches;
    const auto isCounted = torch::arange(drawn.codes.size(1), drawn.lengths.options()).unsqueeze(0) <= drawn.lengths.unsqueeze(1);
    hits += (network_->forward(given, drawn.text).argmax(2).eq(drawn.codes) & isCounted).sum().item<double>();
    count += isCounted.sum().item<double>();
  }
  return {{"val_entropy", entropy}, {"val_hits", hits / count}};
}

std::map<std::string, std::string> GptRecipe::metadata() const {
  return {{"config", sampling::codeGptConfig(network_->options(), textScale_, codebook_)}, {"data", dataset_.hash()}};
}

}  // namespace core::training
