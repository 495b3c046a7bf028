#include "core/base/hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
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

std::string ContentHash::hex() const { return fullHex().substr(0, 16); }

std::string ContentHash::fullHex() const {
  // Closing a digest ends it; a copy is closed, so that more can be added.
  State copy;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_MD_CTX_copy_ex(copy.context, state_->context) != 1 || EVP_DigestFinal_ex(copy.context, digest.data(), &size) != 1) {
    throw std::runtime_error("SHA-256 failed");
  }
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::uint64_t fnv1a64(std::string_view bytes) {
  std::uint64_t state = 0xCBF29CE484222325u;
  for (const char c : bytes) {
    state ^= static_cast<unsigned char>(c);
    state *= 0x100000001B3u;
  }
  return state;
}

}  // namespace core::base
