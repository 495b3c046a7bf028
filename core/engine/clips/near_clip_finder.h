#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"
#include "core/services/near_clips.h"
#include "core/text/text_encoder.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace core::engine {

/// The nearest clips of a library by what is said of them. Keeps what it read of the last one for as long as no file of it changes. One thread at a time.
class NearClipFinder {
 public:
  /// By sampling::retrievalScores on the encoder's vectors: each clip by its nearest caption; mirrored twins of a data set are left out. encoderName: tells one encoder
  /// from another. Errors: NotFound, ParseFailed and InvalidArgument of the folder, InvalidArgument for a request outside its ranges, Cancelled.
  Result<services::NearClipsReport> find(const services::NearClipsRequest& request, text::TextEncoder& encoder, const std::string& encoderName,
                                         const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

 private:
  struct Entry {
    services::ClipReference clip;
    double seconds = 0.0;
  };
  struct Library {
    std::string stamp;           // folder, names, sizes, times, encoder
    std::vector<Entry> entries;  // a row for every caption
    at::Tensor text, lengths;    // float [n, W], int64 [n]
    std::size_t clips = 0;
  };
  Library library_;
};

/// What a reference names as motion features, float [F, 263], not normalized. Errors: those of reading it; NotFound for what is neither a file nor a clip of a data set.
Result<at::Tensor> nearClipFeatures(const services::ClipReference& clip, std::vector<std::string>& remarks);

/// What it shows: its caption, or the words of its file's name. Errors: InvalidArgument where there are none.
Result<std::string> nearClipCaption(const services::ClipReference& clip);

}  // namespace core::engine
