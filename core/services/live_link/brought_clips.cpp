#include "core/services/live_link/brought_clips.h"

#include "core/base/file.h"
#include "core/base/file_system.h"

#include <fmt/format.h>

#include <system_error>

namespace core::services::live_link {

Result<BroughtClips> BroughtClips::lay(LiveRequest& live) {
  if (live.clips.empty()) return BroughtClips(std::filesystem::path());
  BroughtClips laid{base::privateFolder("gesto-link")};
  if (laid.folder_.empty()) {
    std::error_code ignored;
    return Error{ErrorCode::WriteFailed, fmt::format("{}: a folder for the request's clips could not be made", std::filesystem::temp_directory_path(ignored).string())};
  }
  for (const auto& clip : live.clips)
    if (auto written = base::writeFileAtomically(laid.folder_ / clip.name, clip.text); !written) return written.error();
  const auto point = [&](std::filesystem::path& file) { file = laid.folder_ / file; };
  auto& request = live.request;
  if (request.style.kind == StyleReference::Kind::File) point(request.style.file);
  for (auto& span : request.plan.spans)
    if (span.style && span.style->kind == StyleReference::Kind::File) point(span.style->file);
  for (auto* style : {&request.plan.course.mix, &request.plan.course.legs})
    if (style->kind == StyleReference::Kind::File) point(style->file);
  for (auto& kept : request.plan.keeps) point(kept.file);
  for (auto& pose : request.plan.poses) point(pose.file);
  return laid;
}

BroughtClips::~BroughtClips() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

std::string BroughtClips::withoutFolder(std::string sentence) const {
  if (folder_.empty()) return sentence;
  const std::string inside = folder_.string() + static_cast<char>(std::filesystem::path::preferred_separator);
  for (auto at = sentence.find(inside); at != std::string::npos; at = sentence.find(inside, at)) sentence.erase(at, inside.size());
  return sentence;
}

}  // namespace core::services::live_link
