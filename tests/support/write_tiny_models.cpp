#include "tests/support/tiny_model.h"

#include <cstdio>
#include <exception>

// For tests that must not link LibTorch: write_tiny_models MODELS CLIPS writes tiny models, and three walks to teach them.
int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    tests::writeTinyModels(argv[1]);
    tests::writeWalks(argv[2], "limping", 3);
  } catch (const std::exception& problem) {
    std::fputs(problem.what(), stderr);
    return 1;
  }
  return 0;
}
