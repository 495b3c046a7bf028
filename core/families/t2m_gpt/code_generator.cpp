#include "core/families/t2m_gpt/code_generator.h"

#include "core/base/random.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace core::sampling {

Result<std::vector<T2mGptMotion>> sampleT2mGpt(T2mGptModel& model, const std::vector<T2mGptWish>& wishes, const CodeSamplerOptions& options,
                                               const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  auto& vq = model.vq.network;
  const int perCode = vq->framesPerCode();
  const auto codesFor = [&](const T2mGptWish& wish) { return std::max(1, (wish.mostFrames + perCode - 1) / perCode); };
  std::vector<at::Tensor> texts;
  std::vector<base::RandomStream> draws;
  auto all = options;
  all.mostCodes = 1, all.fewestCodes = kFewestCodes;
  for (const auto& wish : wishes) {
    texts.push_back(model.text->encode({wish.prompt}).squeeze(1));
    draws.emplace_back(base::derivedSeed(wish.seed, "t2m-gpt codes"));
    all.mostCodes = std::max(all.mostCodes, codesFor(wish));
  }
  const auto draw = [&](std::size_t row, int) { return draws[row].uniform(); };
  const auto sampled = sampleCodes(model.gpt.network, at::cat(texts) * model.gpt.textScale, all, draw, progress, stop);
  if (!sampled) return sampled.error();
  std::vector<T2mGptMotion> motions;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    auto codes = (*sampled)[i].codes;
    const auto most = static_cast<std::size_t>(codesFor(wishes[i]));
    T2mGptMotion motion;
    motion.wantedToEnd = (*sampled)[i].wantedToEnd;
    motion.endedItself = (*sampled)[i].endedItself && codes.size() < most;
    if (codes.size() > most) codes.resize(most);
    motion.codes = static_cast<int>(codes.size());
    const auto decoded = vq->decode(vq->lookUp(at::tensor(codes, at::kLong).unsqueeze(0)))[0] * model.vq.std + model.vq.mean;  // [4N, 263]
    motion.features = decoded.narrow(0, 0, std::min<std::int64_t>(decoded.size(0), wishes[i].mostFrames)).cpu().contiguous();
    motions.push_back(std::move(motion));
  }
  return motions;
}

at::Tensor throughCodes(TrainedVq& vq, const at::Tensor& features) {
  const at::NoGradGuard quiet;
  const auto whole = features.size(0) / vq.network->framesPerCode() * vq.network->framesPerCode();
  const auto normalized = ((features.narrow(0, 0, whole).to(vq.mean.device()) - vq.mean) / vq.std).unsqueeze(0);
  return (vq.network->decode(vq.network->lookUp(vq.network->codesOf(vq.network->encode(normalized))))[0] * vq.std + vq.mean).cpu().contiguous();
}

}  // namespace core::sampling
