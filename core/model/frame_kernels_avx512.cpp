// Its headers hold only what is always inlined, so that no copy of it can be taken for the whole program.
#include <immintrin.h>

#define STUDIO_KERNELS frameKernelsAvx512
#define STUDIO_KERNEL_NAME "avx512"
#define STUDIO_LANES 16
#define STUDIO_TILE_ROWS 14
#include "core/model/frame_kernels_body.inc"
