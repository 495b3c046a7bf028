#include "core/base/hash.h"

#include <windows.h>

#include <bcrypt.h>
#include <algorithm>
#include <stdexcept>

namespace core::base {

namespace {

void check(NTSTATUS status) {
  if (status != 0) throw std::runtime_error("SHA-256 failed");
}

}  // namespace

struct ContentHash::State {
  BCRYPT_ALG_HANDLE algorithm = nullptr;
  BCRYPT_HASH_HANDLE hash = nullptr;
  ~State() {
    if (hash) ::BCryptDestroyHash(hash);
    if (algorithm) ::BCryptCloseAlgorithmProvider(algorithm, 0);
  }
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  check(::BCryptOpenAlgorithmProvider(&state_->algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0));
  check(::BCryptCreateHash(state_->algorithm, &state_->hash, nullptr, 0, nullptr, 0, 0));
}

ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes) {
  constexpr std::size_t kMost = std::size_t{1} << 30;  // the system counts in 32 bits
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kMost))) {
    const auto part = bytes.substr(0, kMost);
    check(::BCryptHashData(state_->hash, reinterpret_cast<PUCHAR>(const_cast<char*>(part.data())), static_cast<ULONG>(part.size()), 0));
  }
}

std::array<unsigned char, 32> ContentHash::digest() const {
  // Closing a digest ends it; a copy is closed, so that more can be added.
  State copy;
  std::array<unsigned char, 32> digest{};
  check(::BCryptDuplicateHash(state_->hash, &copy.hash, nullptr, 0, 0));
  check(::BCryptFinishHash(copy.hash, digest.data(), static_cast<ULONG>(digest.size()), 0));
  return digest;
}

}  // namespace core::base
