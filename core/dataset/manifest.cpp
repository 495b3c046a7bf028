#include "core/dataset/manifest.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace core::dataset {

namespace fs = std::filesystem;

Result<Manifest> Manifest::read(const fs::path& folder) {
  Manifest manifest;
  manifest.folder_ = folder;
  manifest.file_ = folder / "manifest.json";
  const auto text = base::readWholeFile(manifest.file_);
  if (!text) return text.error();
  base::ContentHash hash;
  hash.add(*text);
  manifest.hash_ = hash.hex();
  try {
    auto header = base::parseJson(*text);
    const auto version = header.is_object() && header.value("format", "") == "gesto-dataset" ? header.value("version", 0) : 0;
    if (version != 1 && version != kManifestVersion) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: not a data set of version 1 or {}", manifest.file_.string(), kManifestVersion)};
    }
    if (version == 1) header.at("clips").size();
    if (version == 2) {
      header.at("clips").get<std::int64_t>();
      for (const auto& name : header.at("shards")) {
        if (const fs::path file = name.get<std::string>(); file.empty() || file != file.filename()) {
          return Error{ErrorCode::ParseFailed, fmt::format("{}: \"{}\" is no file of this folder", manifest.file_.string(), file.string())};
        }
      }
    }
    manifest.header_ = std::make_shared<const nlohmann::json>(std::move(header));
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", manifest.file_.string(), problem.what())};
  }
  return manifest;
}

std::vector<fs::path> Manifest::featureFiles() const {
  if (header().at("version") == 1) return {folder_ / "features.safetensors"};
  std::vector<fs::path> files;
  for (const auto& name : header().at("shards")) files.push_back(folder_ / name.get<std::string>());
  return files;
}

Result<void> Manifest::eachClip(const std::function<void(const nlohmann::json&)>& take) const {
  if (header().at("version") == 1) {
    try {
      for (const auto& clip : header().at("clips")) take(clip);
    } catch (const nlohmann::json::exception& problem) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file_.string(), problem.what())};
    }
    return {};
  }
  const auto path = folder_ / kClipsFile;
  std::error_code code;
  if (!fs::exists(path, code)) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", path.string())};
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read", path.string())};
  std::int64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    try {
      take(base::parseJson(line));
    } catch (const nlohmann::json::exception& problem) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: {}", path.string(), number, problem.what())};
    }
  }
  if (const auto wanted = header().at("clips").get<std::int64_t>(); number != wanted) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: holds {} clips, manifest.json says {}", path.string(), number, wanted)};
  }
  return {};
}

std::string featureFileName(std::size_t number) { return fmt::format("features-{:05}.safetensors", number); }

}  // namespace core::dataset
