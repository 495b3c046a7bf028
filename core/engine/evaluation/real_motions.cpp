#include "core/engine/evaluation/real_motions.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace core::engine {

Result<RealMotions> RealMotions::open(const std::filesystem::path& folder, const dataset::MotionDataset& data) {
  RealMotions motions;
  motions.file_ = folder / "features.safetensors";
  const auto refuse = [&](const char* why) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", motions.file_.string(), why)}; };
  std::ifstream in(motions.file_, std::ios::binary);
  if (!in) return Error{ErrorCode::NotFound, fmt::format("{}: cannot be opened", motions.file_.string())};
  unsigned char length[8] = {};
  in.read(reinterpret_cast<char*>(length), sizeof length);
  std::uint64_t headerBytes = 0;
  for (int i = 7; i >= 0; --i) headerBytes = headerBytes << 8 | length[i];
  if (!in || headerBytes > (1u << 20)) return refuse("does not begin as a safetensors file");
  std::string text(headerBytes, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  const auto header = nlohmann::json::parse(text, nullptr, false);
  if (!in || !header.is_object() || !header.contains("features")) return refuse("has no tensor \"features\"");
  std::int64_t rows = 0;
  try {
    const auto& entry = header.at("features");
    rows = entry.at("shape").at(0).get<std::int64_t>();
    motions.width_ = entry.at("shape").at(1).get<std::int64_t>();
    motions.begin_ = 8 + static_cast<std::int64_t>(headerBytes) + entry.at("data_offsets").at(0).get<std::int64_t>();
    if (entry.at("dtype") != "F32" || motions.width_ != data.mean().size(0)) return refuse("its features are of another type or width");
  } catch (const nlohmann::json::exception&) {
    return refuse("the entry of its features is not as it should be");
  }
  std::error_code code;
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(motions.file_, code));
  if (code || rows < 0 || motions.begin_ < 0 || rows > (bytes - motions.begin_) / (motions.width_ * 4)) return refuse("is shorter than its header says");
  for (const auto& clip : data.clips())
    if (clip.firstRow < 0 || clip.rows < 1 || clip.firstRow > rows - clip.rows) return refuse("has fewer rows than the clips of the manifest");
  return motions;
}

at::Tensor RealMotions::motion(const dataset::ClipEntry& clip) const {
  auto features = at::empty({clip.rows, width_}, at::kFloat);
  std::ifstream in(file_, std::ios::binary);
  in.seekg(begin_ + clip.firstRow * width_ * 4);
  in.read(reinterpret_cast<char*>(features.data_ptr<float>()), clip.rows * width_ * 4);
  if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", file_.string()));
  features[0][0] = 0.0f;
  return features;
}

}  // namespace core::engine
