#include "core/training/gradient_buckets.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/utils/lambda_post_hook.h>
#include <torch/csrc/autograd/variable.h>

#include <ATen/ATen.h>

#include <utility>

namespace core::training {

struct GradientBuckets::Work {
  struct Bucket {
    std::vector<std::size_t> parameters;
    std::int64_t count = 0;  // of all their numbers
    std::size_t missing = 0;
    at::Tensor values;  // the gradients, then a 1 for each that is there
    ProcessGroup::Pending wait;
  };

  explicit Work(ProcessGroup& inGroup) : group(inGroup) {}

  void ready(std::size_t parameter) {
    if (!isOpen) return;
    --buckets[bucketOf[parameter]].missing;
    // In order, or the sums of two processes would be of different buckets.
    while (next < buckets.size() && buckets[next].missing == 0) send(buckets[next++]);
  }

  void send(Bucket& bucket) {
    const at::NoGradGuard quiet;
    const auto known = static_cast<std::int64_t>(bucket.parameters.size());
    bucket.values = at::zeros({bucket.count + known}, at::TensorOptions(group.sumsOn()));
    auto isThere = at::zeros({known});
    std::int64_t at = 0;
    for (std::size_t i = 0; i < bucket.parameters.size(); ++i) {
      const auto& parameter = parameters[bucket.parameters[i]];
      const auto& gradient = parameter.grad();
      if (gradient.defined()) {
        bucket.values.narrow(0, at, parameter.numel()).copy_(gradient.reshape({-1}));
        isThere[static_cast<std::int64_t>(i)] = 1.0;
      }
      at += parameter.numel();
    }
    bucket.values.narrow(0, bucket.count, known).copy_(isThere);
    bucket.wait = group.startSum(bucket.values);
  }

  void receive(Bucket& bucket) {
    const at::NoGradGuard quiet;
    bucket.wait();
    const auto isThere = bucket.values.narrow(0, bucket.count, static_cast<std::int64_t>(bucket.parameters.size())).to(at::kCPU);
    std::int64_t at = 0;
    for (std::size_t i = 0; i < bucket.parameters.size(); ++i) {
      auto& parameter = parameters[bucket.parameters[i]];
      const auto sum = bucket.values.narrow(0, at, parameter.numel()).reshape(parameter.sizes());
      at += parameter.numel();
      if (isThere[static_cast<std::int64_t>(i)].item<double>() == 0.0) continue;
      if (parameter.grad().defined())
        parameter.mutable_grad().copy_(sum);
      else
        parameter.mutable_grad() = sum.to(parameter.device());
    }
    bucket.values = at::Tensor();
    bucket.wait = nullptr;
  }

  ProcessGroup& group;
  std::vector<at::Tensor> parameters;
  std::vector<std::size_t> bucketOf;
  std::vector<Bucket> buckets;
  std::vector<std::pair<std::shared_ptr<torch::autograd::Node>, std::uintptr_t>> accumulators;  // who hears when a gradient is there
  std::size_t next = 0;
  bool isOpen = false;
};

GradientBuckets::GradientBuckets(ProcessGroup& group, std::vector<at::Tensor> parameters, std::int64_t bytes) : work_(std::make_unique<Work>(group)) {
  using torch::autograd::variable_list;
  auto& work = *work_;
  work.parameters = std::move(parameters);
  work.bucketOf.resize(work.parameters.size());
  const auto most = bytes / static_cast<std::int64_t>(sizeof(float));
  for (std::size_t i = work.parameters.size(); i-- > 0;) {
    const auto count = work.parameters[i].numel();
    if (work.buckets.empty() || work.buckets.back().count + count > most) work.buckets.emplace_back();
    auto& bucket = work.buckets.back();
    bucket.parameters.push_back(i);
    bucket.count += count;
    work.bucketOf[i] = work.buckets.size() - 1;
    auto accumulator = torch::autograd::impl::grad_accumulator(work.parameters[i]);
    if (!accumulator) continue;  // it does not learn now; its bucket goes out at the end
    const auto hook = accumulator->add_post_hook(std::make_unique<torch::autograd::utils::LambdaPostHook>([&work, i](const variable_list& outputs, const variable_list&) {
      work.ready(i);
      return outputs;
    }));
    work.accumulators.emplace_back(std::move(accumulator), hook);
  }
}

GradientBuckets::~GradientBuckets() {
  for (auto& [accumulator, hook] : work_->accumulators) accumulator->del_post_hook(hook);
}

void GradientBuckets::begin() {
  for (auto& bucket : work_->buckets) bucket.missing = bucket.parameters.size();
  work_->next = 0;
  work_->isOpen = true;
}

void GradientBuckets::finish() {
  auto& work = *work_;
  work.isOpen = false;
  // What the backward pass did not reach has no gradient here, perhaps in another process.
  while (work.next < work.buckets.size()) work.send(work.buckets[work.next++]);
  work.group.settle();
  for (auto& bucket : work.buckets) work.receive(bucket);
}

}  // namespace core::training
