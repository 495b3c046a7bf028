#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace core {

/// What went wrong, for the program; the sentence in Error::message is for the person.
enum class ErrorCode {
  InvalidArgument,  // a value that the person gave is outside what is allowed
  NotFound,         // a file, style, model or name that does not exist
  ReadFailed,       // the file exists but its bytes could not be read
  ParseFailed,      // the bytes are not what the format asks for
  Unsupported,      // well formed, but of a kind this program does not handle
  WriteFailed,      // the output could not be written; whatever stood there before is untouched
  Cancelled,        // the person stopped it
  Internal,         // our own mistake, or an exception out of a library
};

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;  // one sentence, naming the file and line or the value
};

/// A value or an Error. `if (!result) return result.error();`
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Throws std::logic_error with the message when there is no value: asking is the caller's duty.
  T& value() & {
    check();
    return std::get<0>(state_);
  }
  const T& value() const& {
    check();
    return std::get<0>(state_);
  }
  T&& value() && {
    check();
    return std::get<0>(std::move(state_));
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  void check() const {
    if (!ok()) throw std::logic_error("Result without a value: " + std::get<1>(state_).message);
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace core
