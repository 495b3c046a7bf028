#include "core/families/remodiffuse/mixture_fit.h"

#include "core/families/remodiffuse/remodiffuse_generator.h"
#include "core/model/positional.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::sampling {

Result<ConditionMixture> fittedMixture(RemodiffuseModel& model, const MixtureFitOptions& options, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  const auto& library = model.library;
  const auto count = std::min(options.clips, library.size());
  auto mixture = kPlainMixture;
  if (library.size() <= model.near) return mixture;
  const auto steps = keptSteps(kUsualSteps);
  const auto& schedule = remodiffuseSchedule();
  auto products = at::zeros({3, 3}, at::kDouble), against = at::zeros({3}, at::kDouble);
  for (std::int64_t first = 0; first < count; first += options.batch) {
    std::vector<RemodiffuseWish> wishes;
    std::vector<at::Tensor> motions;
    std::int64_t longest = 1;
    for (std::int64_t k = first; k < std::min(count, first + options.batch); ++k) {
      const auto clip = k * library.size() / count;
      motions.push_back(library.motionOf(clip));
      longest = std::max(longest, motions.back().size(0));
      RemodiffuseWish wish{.prompt = library.captions[static_cast<std::size_t>(clip)], .frames = static_cast<int>(motions.back().size(0))};
      wish.leftOut = clip;
      wishes.push_back(std::move(wish));
    }
    const auto batch = static_cast<std::int64_t>(wishes.size());
    auto clean = at::zeros({batch, longest, motions.front().size(1)});
    for (std::int64_t b = 0; b < batch; ++b) clean[b].narrow(0, 0, motions[static_cast<std::size_t>(b)].size(0)).copy_(motions[static_cast<std::size_t>(b)]);
    clean = clean.to(model.mean.device());
    const auto conditions = conditionsOf(model, wishes);
    const auto inside = conditions.isInside.to(at::kDouble).unsqueeze(2);
    for (const auto step : steps) {
      if (!ConditionMixture::isFine(step)) continue;
      if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "the fit was stopped"};
      const auto noise = seededNoise(options.seed, fmt::format("mixture fit {} {}", first, step).c_str(), clean.sizes()).to(clean.device());
      const auto made = predictedUnderEach(model.network, schedule.addNoise(clean, noise, at::full({batch}, step, at::kLong)), step, conditions);
      const auto none = made[3].to(at::kDouble);
      std::vector<at::Tensor> columns;
      for (std::size_t i = 0; i < 3; ++i) columns.push_back(((made[i].to(at::kDouble) - none) * inside).flatten());
      const auto x = at::stack(columns, 1);  // [B F D, 3]
      products += at::matmul(x.t(), x).cpu();
      against += at::mv(x.t(), ((clean.to(at::kDouble) - none) * inside).flatten()).cpu();
    }
  }
  // A little towards the plain mixture, so that predictions that hardly differ get no large numbers of opposite sign.
  constexpr double kTowardsPlain = 1e-3;
  const auto plain = at::tensor({mixture.both, mixture.text, mixture.retrieval}, at::kDouble);
  const auto pull = kTowardsPlain * products.diagonal().mean().clamp_min(1e-12);
  const auto solved = at::linalg_solve(products + pull * at::eye(3, at::kDouble), (against + pull * plain).unsqueeze(1)).squeeze(1);
  mixture.both = solved[0].item<double>(), mixture.text = solved[1].item<double>(), mixture.retrieval = solved[2].item<double>();
  return mixture;
}

}  // namespace core::sampling
