#include "core/checkpoint/model_precision.h"

#include <atomic>

namespace core::model {

namespace {

std::atomic<base::Precision> usedPrecision = base::Precision::Exact;

}  // namespace

base::Precision modelPrecision() { return usedPrecision; }

void setModelPrecision(base::Precision precision) { usedPrecision = precision; }

std::string hashIn(const std::string& hash, base::Precision precision) { return precision == base::Precision::Exact ? hash : hash + "+" + base::nameOf(precision); }

}  // namespace core::model
