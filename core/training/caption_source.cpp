#include "core/training/caption_source.h"

#include "core/dataset/words/content_phrases.h"

#include <ATen/ops/cat.h>

namespace core::training {

namespace {
/// Sentences about this one motion, by people or written for it, unlike those that only say a label in words.
bool isUnlabelled(dataset::Caption::Kind kind) { return kind == dataset::Caption::Kind::Free || kind == dataset::Caption::Kind::Synthetic; }
}  // namespace

CaptionSource::CaptionSource(const dataset::MotionDataset& dataset, std::shared_ptr<text::TextEncoder> encoder, const CaptionMix& mix)
    : dataset_(dataset), encoder_(std::move(encoder)), mix_(mix) {}

const at::Tensor& CaptionSource::encode(const std::string& sentence) {
  const auto found = known_.find(sentence);
  if (found != known_.end()) return found->second;
  return known_.emplace(sentence, encoder_->encode({sentence})).first->second;
}

std::string CaptionSource::caption(const dataset::ClipEntry& clip, base::RandomStream& random) const {
  if (clip.captions.empty() || random.uniform() < mix_.nullText) return {};
  using Kind = dataset::Caption::Kind;
  if (isUnlabelled(clip.captions.front().kind)) return clip.captions[random.below(clip.captions.size())].text;
  const double choice = random.uniform();
  const auto wanted = choice < mix_.styledText ? Kind::Styled : Kind::Content;
  if (wanted == Kind::Content && random.uniform() < mix_.phrases) {
    auto phrase = dataset::randomContentCaption(clip.content, random);
    if (!phrase.empty()) return phrase;
  }
  for (const auto& candidate : clip.captions) {
    if (candidate.kind == wanted) return candidate.text;
  }
  return clip.captions.front().text;
}

at::Tensor CaptionSource::draw(const std::vector<std::size_t>& clips, base::RandomStream& random) { return drawBesideOwn(clips, random).drawn; }

CaptionSource::Pair CaptionSource::drawBesideOwn(const std::vector<std::size_t>& clips, base::RandomStream& random) {
  std::vector<at::Tensor> drawn, own;
  for (const auto index : clips) {
    const auto& clip = dataset_.clips()[index];
    const auto words = caption(clip, random);
    drawn.push_back(encode(words));
    own.push_back(!words.empty() && isUnlabelled(clip.captions.front().kind) ? encode(clip.captions.front().text) : drawn.back());
  }
  return {at::cat(drawn, 0), at::cat(own, 0)};
}

}  // namespace core::training
