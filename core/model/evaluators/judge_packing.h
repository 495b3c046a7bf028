#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace core::model {

struct PackedJudge {
  std::string what;                      // "classifier of 20 labels", "evaluator on joints"
  std::uintmax_t before = 0, after = 0;  // bytes of the files
};

/// Writes a judge or evaluator as 8-bit rows with scales (packed_rows.h): a quarter of float32. The matrices are packed, the normalization stays float32, the rest
/// becomes float16; the header stays, so that whatever reads the one reads the other. A stored weight is off by at most 1/254 of the largest of its row. file and out may
/// be the same; packing what is packed gives the same tensors. Errors: those of readWeightsFile; Unsupported for another model; ParseFailed when it is damaged;
/// WriteFailed. Where there is an error nothing is written.
Result<PackedJudge> packJudge(const std::filesystem::path& file, const std::filesystem::path& out);

}  // namespace core::model
