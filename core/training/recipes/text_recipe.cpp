#include "core/training/recipes/text_recipe.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/base/random.h"
#include "core/checkpoint/model_device.h"
#include "core/dataset/words/content_phrases.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::training {

namespace {

constexpr double kTemperature = 0.07;

// Symmetric InfoNCE; pairs [B, B] bool marks what belongs together (the diagonal at least).
at::Tensor contrast(const at::Tensor& a, const at::Tensor& b, const at::Tensor& pairs) {
  const auto x = torch::nn::functional::normalize(a), y = torch::nn::functional::normalize(b);
  const auto logits = torch::matmul(x, y.t()).to(torch::kFloat) / kTemperature;
  const auto one = [&](const at::Tensor& scores, const at::Tensor& wanted) {
    const auto logProbability = torch::log_softmax(scores, 1);
    return -((logProbability * wanted).sum(1) / wanted.sum(1)).mean();
  };
  const auto wanted = pairs.to(logits.options());
  return 0.5 * (one(logits, wanted) + one(logits.t(), wanted.t()));
}

bool isHeldOut(const std::string& sentence) { return base::fnv1a64(sentence) % 20 == 0; }

}  // namespace

base::SettingSpecs TextRecipe::settings() {
  return {base::integerSetting("batch", 96, 2, 4096, "pairs of sentences of an update"),
          base::integerSetting("motions", 48, 0, 4096, "pairs of a sentence and its motion of an update"),
          base::integerSetting("vocabulary", text::CompactTextOptions().vocabularySize, 300, 60'000, "tokens of the tokenizer, which is learned from the captions first"),
          base::integerSetting("width", text::CompactTextOptions().width, 16, 1024, "of the tokens' states"),
          base::integerSetting("feed-forward", text::CompactTextOptions().feedForward, 16, 4096, "of the network")};
}

TextRecipe::TextRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings)
    : dataset_(dataset),
      sampler_(dataset,
               [](const dataset::ClipEntry& clip) {
                 // Few clips have a person's own words; they count more.
                 if (clip.split != "train" || clip.captions.empty()) return 0.0;
                 return clip.content.empty() ? 3.0 : 1.0;
               }),
      batch_(settings.integer("batch")),
      motions_(settings.integer("motions")) {
  std::vector<std::string> all;
  for (const auto& group : dataset.captionGroups()) {
    if (group.empty()) continue;
    (isHeldOut(group.front()) && group.size() > 1 ? heldOutGroups_ : trainGroups_).push_back(group);
    all.insert(all.end(), group.begin(), group.end());
  }
  for (const auto& content : dataset::phrasedContents()) {
    const auto phrases = dataset::contentPhrases(content);
    all.insert(all.end(), phrases.begin(), phrases.end());
  }
  for (const auto& clip : dataset.clips()) {
    for (const auto& caption : clip.captions) all.push_back(caption.text);
  }
  text::CompactTextOptions options;
  options.vocabularySize = static_cast<int>(settings.integer("vocabulary"));
  options.width = static_cast<int>(settings.integer("width"));
  options.feedForward = static_cast<int>(settings.integer("feed-forward"));
  if (options.width % options.heads != 0) throw std::invalid_argument("the setting width is a multiple of " + std::to_string(options.heads));
  tokenizer_ = text::CompactBpe::train(all, static_cast<std::size_t>(options.vocabularySize));
  options.vocabularySize = std::max<int>(options.vocabularySize, static_cast<int>(tokenizer_.vocabularySize()));
  network_ = text::CompactTextNetwork(options);
  model::MotionJudgeOptions motion;
  motion.classes = 2;
  motion.dropout = 0.1;
  motionEncoder_ = model::MotionJudge(motion);
  motionProjection_ = torch::nn::Linear(2 * motion.width, options.outputWidth);
  network_->to(model::modelDevice());
  motionEncoder_->to(model::modelDevice());
  motionProjection_->to(model::modelDevice());
}

std::vector<NamedParameter> TextRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"text." + item.key(), item.value()});
  for (const auto& item : motionEncoder_->named_parameters()) {
    if (!item.key().starts_with("out.")) all.push_back({"text_motion." + item.key(), item.value()});
  }
  for (const auto& item : motionProjection_->named_parameters()) all.push_back({"text_motion.project." + item.key(), item.value()});
  return all;
}

void TextRecipe::setTraining(bool isTraining) {
  network_->train(isTraining);
  motionEncoder_->train(isTraining);
}

at::Tensor TextRecipe::encode(const std::vector<std::string>& sentences) {
  const auto batch = text::tokenBatch(tokenizer_, sentences, network_->options().maxTokens);
  return network_(batch.tokens, batch.lengths);
}

at::Tensor TextRecipe::encodeMotion(const MotionBatch& batch) { return motionProjection_(motionEncoder_->embed(batch.features, batch.lengths)).to(torch::kFloat); }

std::string TextRecipe::captionOf(const dataset::ClipEntry& clip, base::RandomStream& random) const {
  const auto& caption = clip.captions[random.below(clip.captions.size())];
  if (!clip.content.empty() && random.uniform() < 0.7) {
    auto phrase = dataset::randomContentCaption(clip.content, random);
    if (!phrase.empty()) return phrase;
  }
  return caption.text;
}

at::Tensor TextRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  // Sentences about the same recorded clip, and phrases about the same content.
  std::vector<std::string> first, second;
  const auto contents = dataset::phrasedContents();
  std::vector<std::string> shuffled = contents;
  base::shuffle(shuffled, random);
  for (const auto& content : shuffled) {
    first.push_back(dataset::randomContentCaption(content, random));
    second.push_back(dataset::randomContentCaption(content, random));
  }
  while (first.size() < static_cast<std::size_t>(batch_)) {
    const auto& group = trainGroups_[random.below(trainGroups_.size())];
    if (group.size() < 2) continue;
    const auto a = random.below(group.size());
    auto b = random.below(group.size() - 1);
    if (b >= a) ++b;
    first.push_back(group[a]);
    second.push_back(group[b]);
  }
  const auto n = static_cast<std::int64_t>(first.size());
  auto sentences = first;
  sentences.insert(sentences.end(), second.begin(), second.end());

  const auto batch = sampler_.load(sampler_.draw(random, static_cast<std::size_t>(motions_)), random);
  std::vector<std::string> labels;
  for (const auto clip : batch.clips) {
    const auto& entry = dataset_.clips()[clip];
    sentences.push_back(captionOf(entry, random));
    labels.push_back(entry.content.empty() ? entry.id : entry.content);
  }
  const auto codes = encode(sentences);
  auto pairs = torch::zeros({motions_, motions_}, torch::kBool);
  for (std::int64_t i = 0; i < motions_; ++i) {
    for (std::int64_t k = 0; k < motions_; ++k) {
      if (labels[static_cast<std::size_t>(i)] == labels[static_cast<std::size_t>(k)]) pairs[i][k] = true;
    }
  }
  const auto text = contrast(codes.narrow(0, 0, n), codes.narrow(0, n, n), torch::eye(n, torch::kBool));
  const auto motion = contrast(codes.narrow(0, 2 * n, motions_), encodeMotion(batch), pairs);
  terms = {{"sentence_pairs", text.item<double>()}, {"sentence_motion", motion.item<double>()}};
  return text + motion;
}

Scalars TextRecipe::validate() {
  base::RandomStream random(5);
  double right = 0.0, count = 0.0;
  for (std::size_t start = 0; start + 32 <= heldOutGroups_.size() && start < 640; start += 32) {
    std::vector<std::string> first, second;
    for (std::size_t i = start; i < start + 32; ++i) {
      first.push_back(heldOutGroups_[i][0]);
      second.push_back(heldOutGroups_[i][1]);
    }
    const auto x = torch::nn::functional::normalize(encode(first)), y = torch::nn::functional::normalize(encode(second));
    right += (torch::matmul(x, y.t()).argmax(1).cpu() == torch::arange(32)).sum().item<double>();
    count += 32.0;
  }
  Scalars numbers = {{"caption_pair_top1_of_32", count > 0 ? right / count : 0.0}};

  // Content of held-out labelled clips, told by the nearest content phrase.
  const auto contents = dataset::phrasedContents();
  std::vector<std::string> phrases;
  for (const auto& content : contents) phrases.push_back(dataset::contentPhrases(content).front());
  const auto known = torch::nn::functional::normalize(encode(phrases));
  right = count = 0.0;
  for (std::size_t i = 0; i < dataset_.clips().size(); ++i) {
    const auto& clip = dataset_.clips()[i];
    if (clip.split != "val" || clip.mirrored || clip.content.empty()) continue;
    const auto found = std::find(contents.begin(), contents.end(), clip.content);
    if (found == contents.end()) continue;
    const auto code = torch::nn::functional::normalize(encodeMotion(sampler_.load({i}, random)));
    right += torch::matmul(code, known.t()).argmax(1).item<std::int64_t>() == found - contents.begin() ? 1.0 : 0.0;
    count += 1.0;
  }
  numbers.emplace_back("motion_to_phrase_top1", count > 0 ? right / count : 0.0);
  return numbers;
}

std::map<std::string, std::string> TextRecipe::metadata() const {
  const auto& o = network_->options();
  const nlohmann::json config = {
      {"kind", "compact-text"},       {"vocabularySize", o.vocabularySize}, {"width", o.width},        {"layers", o.layers}, {"heads", o.heads},
      {"feedForward", o.feedForward}, {"outputWidth", o.outputWidth},       {"maxTokens", o.maxTokens}};
  return {{"config", base::jsonText(config)}, {"tokenizer", tokenizer_.toJson()}, {"data", dataset_.hash()}};
}

}  // namespace core::training
