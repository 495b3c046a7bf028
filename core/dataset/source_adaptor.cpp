#include "core/dataset/source_adaptor.h"

#include "core/dataset/adaptors.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace core::dataset {

namespace {
constexpr std::pair<Terms, const char*> kTermsNames[] = {{Terms::Commercial, "commercial"}, {Terms::ShareAlike, "share-alike"}, {Terms::NonCommercial, "non-commercial"}};
}

const char* termsName(Terms terms) {
  return std::find_if(std::begin(kTermsNames), std::end(kTermsNames), [&](const auto& item) { return item.first == terms; })->second;
}

std::optional<Terms> termsNamed(std::string_view name) {
  for (const auto& [terms, text] : kTermsNames)
    if (text == name) return terms;
  return {};
}

std::span<const char* const> adaptorNames() {
  static constexpr std::array<const char*, 12> kNames = {"bandai-namco", "cmu",       "accad",    "hdm05",      "holosoma",  "deepmimic",
                                                         "semi-mst",     "cc0-packs", "100style", "bvh-folder", "humanml3d", "kit-ml"};
  return kNames;
}

AdaptorResult makeAdaptor(const SourceRequest& request) {
  if (request.adaptor == "bandai-namco") return makeBandaiNamcoAdaptor(request);
  if (isCaptionedKind(request.adaptor)) return makeCaptionedAdaptor(request);
  if (request.adaptor == "100style" && isRetargeted100Style(request.path)) return makePublishedAdaptor(request, representation::Layout::HumanMl3d);
  if (request.adaptor == "100style") return make100StyleAdaptor(request);
  if (request.adaptor == "bvh-folder") return makeBvhFolderAdaptor(request);
  if (request.adaptor == "humanml3d") return makePublishedAdaptor(request, representation::Layout::HumanMl3d);
  if (request.adaptor == "kit-ml") return makePublishedAdaptor(request, representation::Layout::Kit);
  std::string known;
  for (const char* name : adaptorNames()) known += (known.empty() ? "" : ", ") + std::string(name);
  return Error{ErrorCode::InvalidArgument, fmt::format("there is no source kind \"{}\"; there are {}", request.adaptor, known)};
}

std::string sourceName(const std::filesystem::path& path) {
  auto plain = path.lexically_normal();
  if (!plain.has_filename()) plain = plain.parent_path();
  const auto name = plain.filename().string();
  return name.substr(0, name.find(".tar"));
}

Result<ImportedMotion> importBvh(const std::string& name, const std::string& bytes) {
  const auto file = io::readBvhMotion(bytes, name);
  if (!file) return file.error();
  auto body = io::bodyMotion(*file, motion::humanml3d::kFps);
  if (!body) return body.error();
  return ImportedMotion{std::move(body->positions), body->droppedFrames / file->clip->fps()};
}

}  // namespace core::dataset
