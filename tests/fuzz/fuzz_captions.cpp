#include "core/dataset/captions/caption_table.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::captions(std::string_view bytes) {
  const auto table = core::dataset::parseCaptionTable(bytes, "captions.tsv");
  if (!readOrRefused(table)) return;
  for (const auto& clip : table->clips()) {
    require(clip.line > 0, "a clip of no line");
    require(table->find(clip.file) != nullptr, "a clip that its own name does not find: " + clip.file);
    for (const auto& caption : clip.captions) require(!caption.empty() && caption.find('\n') == std::string::npos, "a caption of no words or of two lines");
    require(clip.split.empty() || clip.split == "train" || clip.split == "val" || clip.split == "test", "a split that is none: " + clip.split);
  }
}
