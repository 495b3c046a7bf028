// Read before everything else where clang only reads the sources of LibTorch's side (packaging/presets clang). LibTorch 1.13's ATen/core/List.h holds a
// std::vector<c10::IValue> before c10::IValue is complete. In C++20 libstdc++'s vector is constexpr, and what is constexpr clang makes at once, where GCC waits for the
// end: "arithmetic on a pointer to an incomplete type 'c10::IValue'". Here vector is as it was in C++17. Not for a program: std::fill over bits has no definition then.
#pragma once
#include <memory>
#include <string>
#pragma push_macro("_GLIBCXX20_CONSTEXPR")
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR
#define __fill_a1 __fill_bits  // promised as constexpr elsewhere
#include <vector>
#undef __fill_a1
#pragma pop_macro("_GLIBCXX20_CONSTEXPR")
