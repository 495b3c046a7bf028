#include "core/model/hand_gradient.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <memory>
#include <utility>

namespace core::model {

namespace {

class HandGradient : public torch::autograd::Node {
 public:
  explicit HandGradient(std::function<at::Tensor(const at::Tensor&)> back) : back_(std::move(back)) {}

  torch::autograd::variable_list apply(torch::autograd::variable_list&& gradients) override {
    const torch::NoGradGuard quiet;
    return {gradients[0].defined() ? back_(gradients[0]) : at::Tensor()};
  }

 private:
  std::function<at::Tensor(const at::Tensor&)> back_;
};

}  // namespace

at::Tensor withGradient(at::Tensor value, const at::Tensor& input, std::function<at::Tensor(const at::Tensor&)> back) {
  if (!torch::GradMode::is_enabled() || !input.requires_grad()) return value;
  const std::shared_ptr<HandGradient> node(new HandGradient(std::move(back)), torch::autograd::deleteNode);
  node->set_next_edges(torch::autograd::collect_next_edges(input));
  torch::autograd::set_history(value, node);
  return value;
}

}  // namespace core::model
