#include "core/text/remembering_text_encoder.h"

#include <algorithm>

namespace core::text {

namespace {

constexpr std::size_t kKeptAnswers = 16;

}  // namespace

at::Tensor RememberingTextEncoder::encode(const std::vector<std::string>& prompts) {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto& known) { return known.first == prompts; });
  auto answer = found != known_.end() ? std::move(*found) : std::pair(prompts, encoder_->encode(prompts));
  if (found != known_.end()) known_.erase(found);
  known_.push_front(answer);
  if (known_.size() > kKeptAnswers) known_.pop_back();
  return answer.second;
}

}  // namespace core::text
