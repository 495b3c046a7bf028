#include "core/training/recipes/evaluator_recipe.h"

#include "core/base/random.h"
#include "core/checkpoint/model_device.h"
#include "core/dataset/words/content_phrases.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_layout.h"
#include "core/representation/seen_by.h"
#include "core/text/compact_text_encoder.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::training {

namespace nn = torch::nn;

namespace {

constexpr std::int64_t kWindow = 24;  // frames of an autoencoder window, as published
constexpr std::int64_t kPadding = 8;  // zero frames behind the longest clip, so that every clip ends alike
constexpr double kMargin = 10.0;

bool isFree(const dataset::ClipEntry& clip) { return clip.captions.empty() || clip.content.empty(); }

// Mean and spread of the part over some training clips; one spread for each group of columns that mean the same.
std::pair<at::Tensor, at::Tensor> statistics(const dataset::MotionDataset& data, model::EvaluatorPart part) {
  if (part != model::EvaluatorPart::Joints) {
    auto mean = model::evaluatorInput(part, data.mean().unsqueeze(0))[0].clone(), std = model::evaluatorInput(part, data.std().unsqueeze(0))[0].clone();
    if (part != model::EvaluatorPart::Upper) {
      std.slice(0, 0, representation::featureLayout(representation::Layout::HumanMl3d).positions.begin).div_(model::kEvaluatorRootFactor);
    }
    return {mean, std};
  }
  std::vector<at::Tensor> rows;
  for (std::size_t i = 0; i < data.clips().size(); i += std::max<std::size_t>(1, data.clips().size() / 400)) {
    if (data.clips()[i].split == "train") rows.push_back(model::evaluatorInput(part, data.features(i) * data.std() + data.mean()));
  }
  if (rows.empty()) throw std::invalid_argument("the data set has no training clips");
  const auto all = at::cat(rows);
  const auto spread = all.std(0, true);
  auto std = at::full_like(spread, spread.slice(0, 3).mean().item<double>());
  std[1] = spread[1].item<double>();
  for (const int column : {0, 2}) std[column] = spread.index_select(0, at::tensor({0, 2}, at::kLong)).mean().item<double>();
  return {all.mean(0), std.clamp_min(1e-4)};
}

text::CompactBpe trainedTokenizer(const dataset::MotionDataset& data, std::size_t vocabulary) {
  std::vector<std::string> all;
  for (const auto& group : data.captionGroups()) all.insert(all.end(), group.begin(), group.end());
  for (const auto& content : dataset::phrasedContents()) {
    const auto phrases = dataset::contentPhrases(content);
    all.insert(all.end(), phrases.begin(), phrases.end());
  }
  for (const auto& clip : data.clips()) {
    if (clip.split != "train") continue;
    for (const auto& caption : clip.captions) all.push_back(caption.text);
  }
  return text::CompactBpe::train(all, vocabulary);
}

model::MotionTextEvaluatorOptions optionsOf(const base::Settings& settings) {
  model::MotionTextEvaluatorOptions options;
  options.part = model::evaluatorPart(settings.text("part"));
  const auto form = settings.text("form");
  options.isRecurrent = form == "gru" || (form == "usual" && options.part != model::EvaluatorPart::Joints);
  options.movementWidth = options.isRecurrent ? 256 : 192;
  options.width = static_cast<int>(settings.integer("width"));
  options.vocabularySize = static_cast<int>(settings.integer("vocabulary"));
  return options;
}

std::string nameOf(const dataset::ClipEntry& clip, bool withStyle) {
  if (isFree(clip) || clip.content.empty()) return clip.id;
  return withStyle ? clip.content + " / " + clip.style : clip.content;
}

}  // namespace

base::SettingSpecs EvaluatorRecipe::settings() {
  const model::MotionTextEvaluatorOptions usual;
  return {base::wordSetting("part", {"all", "upper", "lower", "joints"}, "of the body that it sees; joints: their positions instead of the features"),
          base::wordSetting("form", {"usual", "gru", "conv"}, "of the network; usually gru, for joints conv"),
          base::integerSetting("autoencoder", 400, 0, 1'000'000'000, "updates of the first stage, on short windows; conv has none"),
          base::integerSetting("batch", 64, 2, 4096, "clips of an update"),
          base::integerSetting("windows", 128, 1, 65'536, "windows of 24 frames of an update in the first stage"),
          base::integerSetting("width", usual.width, 2, 4096, "of the embeddings"),
          base::wordSetting("loss", {"contrast", "margin"}, "softmax over the pairs of a batch, or the published margin"),
          base::integerSetting("vocabulary", usual.vocabularySize, 300, 60'000, "tokens of the tokenizer, which is learned from the captions first")};
}

EvaluatorRecipe::EvaluatorRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings)
    : dataset_(dataset),
      options_(optionsOf(settings)),
      autoencoderSteps_(options_.isRecurrent ? settings.integer("autoencoder") : 0),
      batch_(settings.integer("batch")),
      windows_(settings.integer("windows")),
      hasMargin_(settings.text("loss") == "margin"),
      sampler_(dataset,
               [](const dataset::ClipEntry& clip) {
                 if (clip.split != "train" || clip.captions.empty()) return 0.0;
                 return isFree(clip) ? 3.0 : 1.0;  // few clips have a person's own words; they count more
               }),
      windowSampler_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "train" && clip.rows >= kWindow ? static_cast<double>(clip.rows) : 0.0; }) {
  std::tie(mean_, std_) = statistics(dataset, options_.part);
  tokenizer_ = trainedTokenizer(dataset, static_cast<std::size_t>(options_.vocabularySize));
  options_.vocabularySize = std::max(options_.vocabularySize, static_cast<int>(tokenizer_.vocabularySize()));
  network_ = model::MotionTextEvaluator(options_);
  network_->to(model::modelDevice());
  if (autoencoderSteps_ > 0) {
    const int width = options_.movementWidth;
    const auto doubling = [&] { return nn::ConvTranspose1d(nn::ConvTranspose1dOptions(width, width, 4).stride(2).padding(1)); };
    const auto leaky = [] { return nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)); };
    decoder_ = nn::Sequential(doubling(), leaky(), doubling(), leaky(), nn::Conv1d(nn::Conv1dOptions(width, model::evaluatorWidth(options_.part), 1)));
    decoder_->to(model::modelDevice());
  }
}

std::vector<NamedParameter> EvaluatorRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"evaluator." + item.key(), item.value()});
  if (decoder_) {
    for (const auto& item : decoder_->named_parameters()) all.push_back({"movement_decoder." + item.key(), item.value()});
  }
  return all;
}

void EvaluatorRecipe::setTraining(bool isTraining) {
  network_->train(isTraining);
  if (decoder_) decoder_->train(isTraining);
}

at::Tensor EvaluatorRecipe::input(std::size_t clip, std::int64_t start, std::int64_t rows) const {
  const auto features = dataset_.features(clip).narrow(0, start, rows) * dataset_.std() + dataset_.mean();
  return representation::seenBy(mean_, std_, model::evaluatorInput(options_.part, features), model::kEvaluatorOutlier);
}

at::Tensor EvaluatorRecipe::inputs(const std::vector<std::size_t>& clips, at::Tensor& lengths) const {
  std::vector<std::int64_t> rows;
  for (const auto clip : clips) rows.push_back(std::min<std::int64_t>(motion::humanml3d::kMostFrames, dataset_.clips()[clip].rows));
  auto features = at::zeros({static_cast<std::int64_t>(clips.size()), *std::max_element(rows.begin(), rows.end()) + kPadding, mean_.size(0)});
  for (std::size_t i = 0; i < clips.size(); ++i) features[static_cast<std::int64_t>(i)].narrow(0, 0, rows[i]).copy_(input(clips[i], 0, rows[i]));
  lengths = model::onModelDevice(at::tensor(rows, at::kLong));
  return model::onModelDevice(features);
}

EvaluatorRecipe::Said EvaluatorRecipe::say(const dataset::ClipEntry& clip, base::RandomStream& random) const {
  if (isFree(clip)) return {clip.captions[random.below(clip.captions.size())].text, nameOf(clip, false), false};
  const double choice = random.uniform();
  using Kind = dataset::Caption::Kind;
  if (choice < 0.3) {
    if (auto phrase = dataset::randomContentCaption(clip.content, random); !phrase.empty()) return {phrase, nameOf(clip, false), false};
  }
  const auto wanted = choice < 0.5 ? Kind::Styled : Kind::Content;
  for (const auto& caption : clip.captions) {
    if (caption.kind != wanted) continue;
    // A styled caption that says no more than the plain one does not tell the style.
    const bool namesStyle = wanted == Kind::Styled && std::none_of(clip.captions.begin(), clip.captions.end(),
                                                                   [&](const auto& other) { return other.kind == Kind::Content && other.text == caption.text; });
    return {caption.text, nameOf(clip, namesStyle), namesStyle};
  }
  return {clip.captions.front().text, nameOf(clip, false), false};
}

at::Tensor EvaluatorRecipe::embedCaptions(const std::vector<std::string>& captions) {
  const auto batch = text::tokenBatch(tokenizer_, captions, options_.maxTokens);
  return network_->embedText(batch.tokens, batch.lengths);
}

at::Tensor EvaluatorRecipe::reconstructed(const at::Tensor& windows) {
  return decoder_->forward(network_->movements(windows).transpose(1, 2)).transpose(1, 2).to(at::kFloat);
}

at::Tensor EvaluatorRecipe::movementLoss(base::RandomStream& random, Scalars& terms) {
  std::vector<at::Tensor> rows;
  for (const auto clip : windowSampler_.draw(random, static_cast<std::size_t>(windows_))) {
    const auto last = dataset_.clips()[clip].rows - kWindow;
    rows.push_back(input(clip, static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(last + 1))), kWindow));
  }
  const auto windows = model::onModelDevice(at::stack(rows));
  // As published: smooth L1 on the features and on their steps from frame to frame.
  const auto made = reconstructed(windows);
  const auto steps = [](const at::Tensor& x) { return x.slice(1, 1) - x.slice(1, 0, -1); };
  const auto features = at::smooth_l1_loss(made, windows), motion = at::smooth_l1_loss(steps(made), steps(windows));
  terms = {{"movement", features.item<double>()}, {"movement_steps", motion.item<double>()}};
  return features + motion;
}

at::Tensor EvaluatorRecipe::loss(std::int64_t step, base::RandomStream& random, Scalars& terms) {
  if (step < autoencoderSteps_) return movementLoss(random, terms);
  // The movement encoder stays as it is from here on, and without dropout.
  for (auto& parameter : network_->movementParameters()) parameter.requires_grad_(autoencoderSteps_ == 0);
  if (autoencoderSteps_ > 0) network_->named_children()["movement"]->eval();

  const auto clips = sampler_.draw(random, static_cast<std::size_t>(batch_));
  at::Tensor lengths;
  const auto features = inputs(clips, lengths);
  std::vector<std::string> captions;
  auto fits = at::zeros({batch_, batch_}, at::kBool);  // caption, motion
  auto fit = fits.accessor<bool, 2>();
  for (std::int64_t i = 0; i < batch_; ++i) {
    const auto said = say(dataset_.clips()[clips[static_cast<std::size_t>(i)]], random);
    captions.push_back(said.caption);
    for (std::int64_t k = 0; k < batch_; ++k) fit[i][k] = nameOf(dataset_.clips()[clips[static_cast<std::size_t>(k)]], said.namesStyle) == said.motion;
  }
  fits = model::onModelDevice(fits);
  const auto words = embedCaptions(captions), moves = network_->embedMotion(features, lengths);
  const auto squared = (words.unsqueeze(1) - moves.unsqueeze(0) + 1e-6).square().sum(2);
  const auto nearest = at::argmin(squared, 1).unsqueeze(1);
  at::Tensor loss;
  if (hasMargin_) {
    const auto shift = static_cast<std::int64_t>(1 + random.below(static_cast<std::uint64_t>(batch_ - 1)));
    const auto other = (at::arange(batch_, fits.options().dtype(at::kLong)) + shift).remainder(batch_).unsqueeze(1);
    const auto isFalse = fits.gather(1, other).logical_not().to(at::kFloat);
    const auto near = (kMargin - squared.gather(1, other).sqrt()).clamp_min(0).square();
    loss = squared.diagonal().mean() + (near * isFalse).mean();
  } else {
    const auto scores = -squared / std::sqrt(static_cast<double>(options_.width));
    const auto oneWay = [](const at::Tensor& logits, const at::Tensor& wanted) {
      const auto share = wanted / wanted.sum(1, true);
      return -(at::log_softmax(logits, 1) * share).sum(1).mean();
    };
    const auto wanted = fits.to(at::kFloat);
    loss = 0.5 * (oneWay(scores, wanted) + oneWay(scores.t(), wanted.t()));
  }
  terms = {{"nearest_fits", fits.gather(1, nearest).to(at::kFloat).mean().item<double>()}, {"true_distance", squared.diagonal().sqrt().mean().item<double>()}};
  return loss;
}

Scalars EvaluatorRecipe::validate() {
  base::RandomStream random(17);
  std::vector<std::size_t> clips;
  for (std::size_t i = 0; i < dataset_.clips().size(); ++i) {
    const auto& clip = dataset_.clips()[i];
    if ((clip.split == "val" || clip.split == "test") && !clip.mirrored && !clip.captions.empty()) clips.push_back(i);
  }
  base::shuffle(clips, random);
  double first = 0.0, third = 0.0, count = 0.0, error = 0.0, windows = 0.0;
  for (std::size_t start = 0; start + 32 <= clips.size(); start += 32) {
    const std::vector<std::size_t> pool(clips.begin() + static_cast<std::ptrdiff_t>(start), clips.begin() + static_cast<std::ptrdiff_t>(start) + 32);
    std::vector<std::string> captions;
    for (const auto clip : pool) captions.push_back(dataset_.clips()[clip].captions.front().text);
    at::Tensor lengths;
    const auto features = inputs(pool, lengths);
    const auto order = at::cdist(embedCaptions(captions), network_->embedMotion(features, lengths), 2, 2).argsort(std::int64_t{1}, false).cpu();
    const auto rank = order.accessor<std::int64_t, 2>();
    for (int i = 0; i < 32; ++i) {
      const auto fits = [&](int k) {
        return nameOf(dataset_.clips()[pool[static_cast<std::size_t>(rank[i][k])]], false) == nameOf(dataset_.clips()[pool[static_cast<std::size_t>(i)]], false);
      };
      first += fits(0);
      third += fits(0) || fits(1) || fits(2);
      count += 1.0;
    }
    if (decoder_) {
      const auto window = features.slice(1, 0, kWindow);
      error += (reconstructed(window) - window).abs().mean().item<double>();
      windows += 1.0;
    }
  }
  Scalars numbers = {{"top1_of_32", count > 0 ? first / count : 0.0}, {"top3_of_32", count > 0 ? third / count : 0.0}, {"held_out_clips", count}};
  if (windows > 0) numbers.emplace_back("movement_error", error / windows);
  return numbers;
}

std::map<std::string, std::string> EvaluatorRecipe::metadata() const {
  return {{"config", model::evaluatorConfig(options_)}, {"tokenizer", tokenizer_.toJson()}, {"data", dataset_.hash()}};
}

}  // namespace core::training
