#pragma once

#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <utility>

namespace test_support {

using TestMain = int (*)(int argc, char** argv);

/// For a program of several tests: runs the one that its first argument names, with the other arguments, which are Qt Test's. 2: there is none of that name.
inline int runJoined(int argc, char** argv, std::initializer_list<std::pair<const char*, TestMain>> tests) {
  if (argc >= 2) {
    for (const auto& [name, run] : tests)
      if (std::strcmp(argv[1], name) == 0) return run(argc - 1, argv + 1);
  }
  std::fprintf(stderr, "usage: %s TEST [Qt Test's arguments], where TEST is one of\n", argv[0]);
  for (const auto& [name, run] : tests) std::fprintf(stderr, "  %s\n", name);
  return 2;
}

}  // namespace test_support
