#pragma once

// The few inner loops that packed layers (core/model/packed_layer.h) are made of, single precision, one thread, compiled once per
// instruction set and chosen when the program starts. Matrices are rows with a stride in floats; all widths except a product's
// columns and depth and a softmax's count are multiples of 16. Nothing is allocated.
namespace core::model {

constexpr long kPanelColumns = 32;

/// Two rows of b as one: 32 bits hold row 2i in their lower half and row 2i + 1 in their upper one (0 behind the last). Row i of panel p starts at
/// p * pairsOf(depth) * 32.
constexpr long pairsOf(long depth) { return (depth + 1) / 2; }

/// c = a b (+ bias) (+ add). a is any matrix with two strides (aRow 1: a transposed one). b lies in panels of 32 columns: row k of panel
/// p starts at b + p * bPanel + k * bRow. Packed (core/model/packed_layer.h), or a plain matrix (bPanel 32, bRow its stride) behind whose
/// rows 15 numbers can be read. add may be c.
struct Product {
  long rows = 0, columns = 0, depth = 0;
  const float* a = nullptr;
  long aRow = 0, aColumn = 1;
  const float* b = nullptr;
  long bPanel = 0, bRow = 0;
  bool isRounded = false;           // multiplyPairs() is to do it
  const unsigned* pairs = nullptr;  // instead of b, for multiplyPairs() only: panels of 32 columns in pairs of bf16, see pairsOf()
  const float* bias = nullptr;      // [columns]
  const float* add = nullptr;
  long addRow = 0;
  float* c = nullptr;
  long cRow = 0;

  /// Only `count` columns of b, from that panel on; c, bias and add are the caller's to move.
  void narrow(long panel, long count) {
    if (isRounded)
      pairs += panel * pairsOf(depth) * kPanelColumns;
    else
      b += panel * bPanel;
    columns = count;
  }
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
  /// The product in the precision that it asks for.
  void run(const Product& product) const { (product.isRounded ? multiplyPairs : multiply)(product); }
  void (*multiply)(const Product& product);
  /// The same with a and b rounded to bf16 (to the nearest, ties to even) and sums in single precision. Null where the processor multiplies no bf16.
  void (*multiplyPairs)(const Product& product);
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

/// The fastest that this processor runs. GESTO_KERNELS=portable, =avx2 or =avx512 in the environment asks for a slower one. All but the products in bf16 give the
/// same bits with "avx512" as with "avx512_bf16".
const FrameKernels& frameKernels();

/// All that this processor runs, the fastest first; ends with "portable".
struct FrameKernelChoices {
  const FrameKernels* choices[4];
  int count;
};
FrameKernelChoices frameKernelChoices();

}  // namespace core::model
