#include "core/engine/clips/near_clip_service.h"

#include "core/engine/clips/near_clip_finder.h"
#include "core/engine/model_library.h"
#include "core/sampling/compact_parts.h"

namespace core::engine {

namespace {

class NearClipEngine : public services::NearClipService {
 public:
  explicit NearClipEngine(std::shared_ptr<ModelLibrary> library) : library_(std::move(library)) {}

  Result<services::NearClipsReport> nearClips(const services::NearClipsRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    if (auto ok = openEncoder(request.model); !ok) return ok.error();
    return finder_.find(request, *encoder_, encoderFile_.string(), progress, stop);
  }

 private:
  /// The text encoder of that model, of the default one where it has none of this program.
  Result<void> openEncoder(const std::string& name) {
    const auto entry = library_->find(name);
    if (!entry) return entry.error();
    if (encoder_ && encoderFile_ == entry->file) return {};
    auto part = sampling::readModelPart(entry->file, "text");
    if (!part) return part.error();
    auto encoder = sampling::loadTextEncoder(*part, entry->file.string());
    if (!encoder) return name == "default" ? Result<void>(encoder.error()) : openEncoder("default");
    encoder_ = std::move(*encoder);
    encoderFile_ = entry->file;
    return {};
  }

  std::shared_ptr<ModelLibrary> library_;
  NearClipFinder finder_;
  std::shared_ptr<text::TextEncoder> encoder_;  // of the last search
  std::filesystem::path encoderFile_;
};

}  // namespace

std::unique_ptr<services::NearClipService> makeNearClipService(std::shared_ptr<ModelLibrary> library) { return std::make_unique<NearClipEngine>(std::move(library)); }

}  // namespace core::engine
