// Its headers hold only what is always inlined, so that no copy of it can be taken for the whole program.
#include <immintrin.h>

#define STUDIO_KERNELS frameKernelsAvx512Bf16
#define STUDIO_KERNEL_NAME "avx512_bf16"
#define STUDIO_LANES 16
#define STUDIO_TILE_ROWS 14
#define STUDIO_PAIRS "core/model/frame_kernels_pairs.inc"
#include "core/model/frame_kernels_body.inc"
