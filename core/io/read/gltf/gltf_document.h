#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core::io::gltf {

/// A glTF 2.0 file, text or GLB: its JSON, and numbers out of its buffers when they are asked for.
class Document {
 public:
  /// folder: where files that it names lie. Errors: ParseFailed when it is cut off or its JSON is none; Unsupported for other versions than 2.x.
  static Result<Document> parse(std::string bytes, std::string name, std::filesystem::path folder);

  const nlohmann::json& json() const { return json_; }
  const std::string& name() const { return name_; }

  /// An element of one of the file's lists ("nodes"), or null where there is none.
  const nlohmann::json* item(const char* list, std::int64_t index) const;
  std::size_t count(const char* list) const;

  /// The numbers of an accessor, of any component type, with or without stride, sparse or not. Normalised whole numbers come as their fractions.
  /// isFraction: whole numbers are fractions even where the accessor forgets to say so, as turns always are.
  /// Errors: ParseFailed for one that reaches beyond its buffer or breaks the format; NotFound or ReadFailed for a file beside that is not there;
  /// Unsupported, with the extension's name, for buffers that are packed by one, and where all accessors that were asked for, each as often as it was, are more numbers
  /// than the bytes can tell of: many may name the same few.
  struct Numbers {
    std::vector<double> values;  // count * width
    std::size_t width = 1;       // 1, 2, 3, 4 or 16
  };
  Result<Numbers> numbers(std::int64_t accessor, bool isFraction = false);
  /// The bytes of a buffer view; errors as numbers().
  Result<std::string_view> view(std::int64_t index);
  /// The bytes that a "uri" stands for, inline or in a file beside. what: "buffer 2", for messages. Errors: ParseFailed, NotFound, ReadFailed; Unsupported where they
  /// lie on another machine.
  Result<std::string> resource(const std::string& uri, const std::string& what) const;

 private:
  Document() = default;
  Error fail(const std::string& what) const;
  Result<std::string_view> buffer(std::int64_t index);
  Result<std::vector<double>> plain(std::string_view bytes, std::size_t offset, std::size_t stride, std::size_t count, std::size_t width, int component,
                                    bool isFraction) const;

  nlohmann::json json_;
  std::string bytes_, name_;
  std::size_t insideBegin_ = 0, insideSize_ = 0;  // the GLB's own buffer, in bytes_
  bool hasInside_ = false;
  std::filesystem::path folder_;
  std::map<std::int64_t, std::string> loaded_;
  std::size_t bytesRead_ = 0, numbersGiven_ = 0;  // of the file and those beside it; by numbers()
};

/// A whole number or a text out of a JSON object; the fallback where there is none of that kind.
std::int64_t wholeIn(const nlohmann::json& object, const char* name, std::int64_t fallback);
std::string textIn(const nlohmann::json& object, const char* name);

}  // namespace core::io::gltf
