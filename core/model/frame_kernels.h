#pragma once

// The few inner loops that packed layers (core/model/packed_layer.h) are made of, single precision, one thread, compiled once per
// instruction set and chosen when the program starts. Matrices are rows with a stride in floats; all widths except a product's
// columns and a softmax's count are multiples of 16. Nothing is allocated.
namespace core::model {

constexpr long kPanelColumns = 32;

/// c = a b (+ bias) (+ add). a is any matrix with two strides (aRow 1: a transposed one). b lies in panels of 32 columns: row k of panel
/// p starts at b + p * bPanel + k * bRow. Packed by packPanels(), or a plain matrix (bPanel 32, bRow its stride) whose columns are a
/// multiple of 16. add may be c.
struct Product {
  long rows = 0, columns = 0, depth = 0;
  const float* a = nullptr;
  long aRow = 0, aColumn = 1;
  const float* b = nullptr;
  long bPanel = 0, bRow = 0;
  const float* bias = nullptr;  // [columns]
  const float* add = nullptr;
  long addRow = 0;
  float* c = nullptr;
  long cRow = 0;
};

/// LayerNorm with epsilon 1e-5. hat (the value before scale and shift) and inverse (1 / deviation, one per row) are what the way back
/// reads; both may be null. y may be x.
struct Normalization {
  long rows = 0, width = 0;
  const float* x = nullptr;
  long xRow = 0;
  const float *scale = nullptr, *shift = nullptr;  // [width]
  float* y = nullptr;
  long yRow = 0;
  float* hat = nullptr;
  long hatRow = 0;
  float* inverse = nullptr;
};

/// The way back through a LayerNorm, to its input. dx may be dy.
struct NormalizationGradient {
  long rows = 0, width = 0;
  const float* dy = nullptr;
  long dyRow = 0;
  const float* scale = nullptr;
  const float* hat = nullptr;
  long hatRow = 0;
  const float* inverse = nullptr;
  float* dx = nullptr;
  long dxRow = 0;
};

struct FrameKernels {
  const char* name;  // of the instruction set
  void (*multiply)(const Product& product);
  void (*normalize)(const Normalization& n);
  void (*normalizeBack)(const NormalizationGradient& n);
  /// Every row of x to its softmax over the first `count` columns.
  void (*softmax)(float* x, long row, long rows, long count);
  /// d = p * (d - sum(d * p)) per row.
  void (*softmaxBack)(const float* p, long pRow, float* d, long dRow, long rows, long count);
  /// x = GELU(x) by the error function; gradient, where given, gets its derivative.
  void (*gelu)(float* x, long row, float* gradient, long gradientRow, long rows, long count);
  /// x *= factor.
  void (*scale)(float* x, long row, const float* factor, long factorRow, long rows, long count);
};

/// The fastest that this processor runs. GESTO_KERNELS=portable or =avx2 in the environment asks for a slower one.
const FrameKernels& frameKernels();

/// All that this processor runs, the fastest first; ends with "portable".
struct FrameKernelChoices {
  const FrameKernels* choices[3];
  int count;
};
FrameKernelChoices frameKernelChoices();

}  // namespace core::model
