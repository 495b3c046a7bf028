#include "core/document/take_provenance.h"

namespace core::document {

io::Provenance provenanceOf(const Take& take, std::string program) {
  io::Provenance made;
  made.program = std::move(program);
  made.prompt = take.request.prompt;
  // Of a model: an edited take holds the hash of what it came from.
  if (take.report.modelHash.empty()) return made;
  if (take.request.style.kind == TakeStyle::Kind::Named) made.style = take.request.style.name;
  if (take.request.style.kind == TakeStyle::Kind::File) made.style = take.request.style.file.filename().string();
  if (take.request.video.keypoints.empty()) made.seed = take.request.seed;
  made.modelHash = take.report.modelHash;
  return made;
}

}  // namespace core::document
