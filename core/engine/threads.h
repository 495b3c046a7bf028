#pragma once

// How many processor threads LibTorch uses: set at the door of each program (main, the studio's plug-in), and by who was told a number.
// Nothing else calls at::set_num_threads (tests/architecture).
namespace core::engine {

/// GESTO_THREADS, 1 to 256; without it the computer's own number, at most 4: the networks are small, and more threads wait more than they work.
int usualThreads();
void useThreads(int count);
int threadsInUse();

}  // namespace core::engine
