#include "core/checkpoint/model_precision.h"

#include <atomic>

namespace core::model {

namespace {

std::atomic<base::Precision> usedPrecision = base::Precision::Exact;

}  // namespace

base::Precision modelPrecision() { return usedPrecision; }

void setModelPrecision(base::Precision precision) { usedPrecision = precision; }

}  // namespace core::model
