#pragma once

#include <span>
#include <string_view>

/// What libFuzzer and tst_fuzz_corpus give bytes to: one reader of bytes that come from outside, each by the door that people's files take. A target throws BrokenPromise
/// (promises.h) where the reader has not kept what its header says; any other exception, a crash, a hang and a heap of memory are faults as well.
namespace fuzz {

void acclaim(std::string_view bytes);       // the ASF, a line that begins with '@', the AMC
void bvh(std::string_view bytes);           //
void captions(std::string_view bytes);      // captions.tsv
void collada(std::string_view bytes);       // through Assimp
void fbx(std::string_view bytes);           // text and binary: the motion, then the body
void gltf(std::string_view bytes);          // 2.0, text and GLB, no file beside it: the motion, then the body
void http(std::string_view bytes);          // what a client sends to `gesto serve` over one connection
void keypoints(std::string_view bytes);     // JSON of one file, of any layout
void live_request(std::string_view bytes);  // the body of POST /generate
void npy(std::string_view bytes);           //
void plan(std::string_view bytes);          // a plan or a path as JSON, or a line of the command line
void project(std::string_view bytes);       //
void safetensors(std::string_view bytes);   // the header; the tensors are LibTorch's
void scene(std::string_view bytes);         // what the process that reads a scene hands back

struct Target {
  const char* name;  // as its folder of tests/fuzz/corpus
  void (*run)(std::string_view bytes);
};

inline constexpr Target kTargets[] = {{"acclaim", acclaim},
                                      {"bvh", bvh},
                                      {"captions", captions},
                                      {"collada", collada},
                                      {"fbx", fbx},
                                      {"gltf", gltf},
                                      {"http", http},
                                      {"keypoints", keypoints},
                                      {"live_request", live_request},
                                      {"npy", npy},
                                      {"plan", plan},
                                      {"project", project},
                                      {"safetensors", safetensors},
                                      {"scene", scene}};

}  // namespace fuzz
