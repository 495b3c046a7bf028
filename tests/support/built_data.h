#pragma once

#include <filesystem>

// What recipes read, small, for tests that train a few steps.
namespace tests {

/// A built data set (manifest.json, features.safetensors) of bodies that walk, `rows` rows each, every fourth one in the split val; the
/// contents "walk" and "turn" with a sentence each, the styles "old" and "proud" in turn. Throws std::runtime_error when it cannot be written.
void writeBuiltData(const std::filesystem::path& folder, int clips, int rows);

/// Weights as the recipe text-encoder writes them: 6 numbers for a text, by chance, the vocabulary of bytes.
void writeTextEncoder(const std::filesystem::path& file);

}  // namespace tests
