#include "core/base/hash.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace core::base {

struct ContentHash::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  if (state_->context == nullptr || EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1) throw std::runtime_error("libcrypto offers no SHA-256");
}

ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes) {
  if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1) throw std::runtime_error("SHA-256 failed");
}

std::array<unsigned char, 32> ContentHash::digest() const {
  // Closing a digest ends it; a copy is closed, so that more can be added.
  State copy;
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  if (EVP_MD_CTX_copy_ex(copy.context, state_->context) != 1 || EVP_DigestFinal_ex(copy.context, digest.data(), &size) != 1) {
    throw std::runtime_error("SHA-256 failed");
  }
  return digest;
}

}  // namespace core::base
