#include "core/families/chained_model.h"

#include <ATen/core/Tensor.h>

namespace core::families {

ChainedModel::ChainedModel(std::shared_ptr<LoadedModel> maker, std::shared_ptr<LoadedModel> restyler) : maker_(std::move(maker)), restyler_(std::move(restyler)) {
  const auto& then = restyler_->facts();
  facts_ = maker_->facts();
  facts_.hash += "+" + then.hash;
  facts_.constants += "; then " + then.constants;
  facts_.can.style = then.can.style, facts_.can.namedStyles = then.can.namedStyles, facts_.can.restyle = then.can.restyle;
}

Result<std::vector<SampledMotion>> ChainedModel::sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) {
  std::vector<MotionWish> plain(wishes.begin(), wishes.end());
  for (auto& wish : plain) wish.style = {};
  auto motions = maker_->sample(plain, progress, stop);
  if (!motions) return motions;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto& wish = wishes[i];
    if (wish.style.kind == StyleWish::Kind::None) continue;
    RestyleWish then;
    then.motion = (*motions)[i].features;
    then.prompt = wish.prompt;
    then.style = wish.style;
    then.seed = wish.seed;
    then.guidance.styleWeight = wish.guidance.styleWeight;
    auto styled = restyler_->restyle(then, progress, stop);
    if (!styled) return styled.error();
    (*motions)[i].features = std::move(styled->features);
    (*motions)[i].remarks.insert((*motions)[i].remarks.end(), styled->remarks.begin(), styled->remarks.end());
  }
  return motions;
}

}  // namespace core::families
