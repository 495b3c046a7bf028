#pragma once

#include "core/text/text_encoder.h"

#include <deque>
#include <memory>
#include <utility>

namespace core::text {

/// Another encoder that remembers its last answers: whoever drags a slider asks for the same prompt again and again. The same prompts give the same bytes.
class RememberingTextEncoder : public TextEncoder {
 public:
  /// encoder: not null.
  explicit RememberingTextEncoder(std::shared_ptr<TextEncoder> encoder) : encoder_(std::move(encoder)) {}

  /// The answer is shared with later callers: not to be changed in place.
  at::Tensor encode(const std::vector<std::string>& prompts) override;
  int width() const override { return encoder_->width(); }

 private:
  std::shared_ptr<TextEncoder> encoder_;
  std::deque<std::pair<std::vector<std::string>, at::Tensor>> known_;  // the last one used first
};

}  // namespace core::text
