#define STUDIO_KERNELS frameKernelsAvx2
#define STUDIO_KERNEL_NAME "avx2"
#define STUDIO_LANES 8
#define STUDIO_TILE_ROWS 6
#include "core/model/frame_kernels_body.inc"
