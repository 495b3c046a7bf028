#define STUDIO_KERNELS frameKernelsPortable
#define STUDIO_KERNEL_NAME "portable"
#define STUDIO_LANES 4
#define STUDIO_TILE_ROWS 6
#include "core/model/frame_kernels_body.inc"
