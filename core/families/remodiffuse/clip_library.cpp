#include "core/families/remodiffuse/clip_library.h"

#include "core/base/json_text.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::sampling {

model::RetrievedClips paddedClips(const std::vector<std::vector<NearMotion>>& beside, std::int64_t most, at::IntArrayRef rowsShape) {
  const auto batch = static_cast<std::int64_t>(beside.size());
  std::int64_t longest = 1;
  for (const auto& clips : beside)
    for (const auto& clip : clips) longest = std::max(longest, clip.motion.size(0));
  model::RetrievedClips all;
  all.motion = at::zeros({batch, most, longest, rowsShape[0]});
  all.text = at::zeros({batch, most, rowsShape[1], rowsShape[2]});
  all.lengths = at::zeros({batch, most}, at::kLong);
  for (std::int64_t b = 0; b < batch; ++b) {
    const auto& clips = beside[static_cast<std::size_t>(b)];
    for (std::int64_t r = 0; r < std::min(most, static_cast<std::int64_t>(clips.size())); ++r) {
      const auto& clip = clips[static_cast<std::size_t>(r)];
      all.motion[b][r].narrow(0, 0, clip.motion.size(0)).copy_(clip.motion);
      all.text[b][r].copy_(clip.caption);
      all.lengths[b][r] = clip.motion.size(0);
    }
  }
  return all;
}

at::Tensor ClipLibrary::motionOf(std::int64_t clip) const {
  const auto first = clip == 0 ? 0 : lengths.narrow(0, 0, clip).sum().item<std::int64_t>();
  return motion.narrow(0, first, lengths[clip].item<std::int64_t>()).to(at::kFloat);
}

void addLibrary(model::TensorFile& file, const ClipLibrary& library) {
  auto list = nlohmann::json::array();
  for (std::size_t i = 0; i < library.ids.size(); ++i) list.push_back({{"id", library.ids[i]}, {"caption", library.captions[i]}});
  file.metadata["library"] = base::jsonText(list);
  file.tensors.insert_or_assign("library/text", library.text);
  file.tensors.insert_or_assign("library/lengths", library.lengths);
  file.tensors.insert_or_assign("library/motion", library.motion);
}

Result<ClipLibrary> libraryOf(const model::TensorFile& file, std::int64_t featureWidth, std::int64_t textWidth, std::int64_t mostFrames, const std::string& fileName) {
  ClipLibrary library;
  const auto words = file.metadata.find("library");
  if (words == file.metadata.end()) return library;
  const auto refused = [&](const char* what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: its library of clips {}", fileName, what)}; };
  const auto list = base::parsedJson(words->second);
  if (!list.is_array()) return refused("is no list");
  for (const auto& item : list) {
    if (!item.is_object() || !item.contains("id") || !item["id"].is_string() || !item.contains("caption") || !item["caption"].is_string())
      return refused("has a clip without a name or a caption");
    library.ids.push_back(item["id"].get<std::string>());
    library.captions.push_back(item["caption"].get<std::string>());
  }
  const auto tensor = [&](const char* name) {
    const auto found = file.tensors.find(name);
    return found == file.tensors.end() ? at::Tensor() : found->second;
  };
  library.text = tensor("library/text"), library.lengths = tensor("library/lengths"), library.motion = tensor("library/motion");
  if (!library.text.defined() || !library.lengths.defined() || !library.motion.defined()) return refused("lacks its texts, lengths or motions");
  const auto count = library.size();
  if (library.text.dim() != 2 || library.text.size(0) != count || library.text.size(1) != textWidth || !library.text.is_floating_point())
    return refused("has texts of another size than the network reads");
  if (library.lengths.dim() != 1 || library.lengths.size(0) != count || library.lengths.scalar_type() != at::kLong) return refused("does not say how long its clips are");
  if (library.motion.dim() != 2 || library.motion.size(1) != featureWidth || !library.motion.is_floating_point()) return refused("has motions of another width");
  if (count > 0 && (library.lengths.min().item<std::int64_t>() < 1 || library.lengths.max().item<std::int64_t>() > mostFrames))
    return refused("has a clip that is empty or too long");
  if (library.lengths.sum().item<std::int64_t>() != library.motion.size(0)) return refused("has more or fewer frames than its clips");
  if (!library.motion.isfinite().all().item<bool>() || !library.text.isfinite().all().item<bool>()) return refused("holds numbers that are none");
  library.text = library.text.to(at::kFloat).cpu(), library.motion = library.motion.cpu(), library.lengths = library.lengths.cpu();
  return library;
}

std::string recordingOf(const std::string& id) {
  auto name = id.starts_with("M:") ? id.substr(2) : id;
  const auto at = name.rfind("/w");
  const bool isPart = at != std::string::npos && at + 2 < name.size() &&
                      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at) + 2, name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return isPart ? name.substr(0, at) : name;
}

}  // namespace core::sampling
