#include "core/training/trainer.h"

#include "core/base/json_text.h"
#include "core/checkpoint/autocast_scope.h"
#include "core/checkpoint/safetensors.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <fstream>

namespace core::training {

namespace {

// The mean of each name, in the order in which they came first.
Scalars meansOf(const Scalars& all) {
  Scalars means;
  std::vector<double> counts;
  for (const auto& [name, value] : all) {
    const auto found = std::find_if(means.begin(), means.end(), [&known = name](const auto& one) { return one.first == known; });
    if (found == means.end()) {
      means.emplace_back(name, value);
      counts.push_back(1.0);
    } else {
      found->second += value;
      counts[static_cast<std::size_t>(found - means.begin())] += 1.0;
    }
  }
  for (std::size_t i = 0; i < means.size(); ++i) means[i].second /= counts[i];
  return means;
}

}  // namespace

std::optional<std::int64_t> checkpointSteps(const std::map<std::string, std::string>& metadata) {
  const auto found = metadata.find("step");
  if (found == metadata.end()) return {};
  const auto& step = found->second;
  std::int64_t done = -1;
  const auto [end, code] = std::from_chars(step.data(), step.data() + step.size(), done);
  return code == std::errc() && end == step.data() + step.size() && done >= 0 ? std::optional(done) : std::nullopt;
}

int checkpointParts(const std::map<std::string, std::string>& metadata) {
  const auto found = metadata.find("parts");
  int parts = 1;
  if (found != metadata.end()) std::from_chars(found->second.data(), found->second.data() + found->second.size(), parts);
  return std::max(1, parts);
}

Trainer::Trainer(std::string recipeName, std::unique_ptr<Recipe> recipe, const TrainerOptions& options)
    : recipeName_(std::move(recipeName)), recipe_(std::move(recipe)), options_(options), optimizer_(recipe_->parameters(), options.optimizer) {}

Result<std::unique_ptr<Trainer>> Trainer::create(std::string recipeName, std::unique_ptr<Recipe> recipe, const TrainerOptions& options) {
  const int processes = options.group ? options.group->size() : 1;
  if (options.parts < 1 || options.parts % processes != 0)
    return Error{ErrorCode::InvalidArgument, fmt::format("an update of {} parts cannot be shared evenly by {} processes", options.parts, processes)};
  if (options.parts > 1 && !recipe->stateTensors().empty())
    return Error{ErrorCode::Unsupported, fmt::format("{} keeps sums beside its weights that follow every batch: it trains in one process and in one part", recipeName)};
  std::unique_ptr<Trainer> trainer(new Trainer(std::move(recipeName), std::move(recipe), options));
  const bool isFirst = !options.group || options.group->rank() == 0;
  auto opened = isFirst ? trainer->open() : Result<void>();
  if (opened = together(options.group, opened); !opened) return opened.error();
  if (options.group) trainer->spreadState();
  return trainer;
}

Result<void> Trainer::open() {
  std::error_code code;
  std::filesystem::create_directories(options_.runFolder, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", options_.runFolder.string(), code.message())};
  const auto file = options_.runFolder / "checkpoint.safetensors";
  return std::filesystem::exists(file) ? loadCheckpoint(file) : Result<void>();
}

// What rank 0 begins with is what everybody begins with.
void Trainer::spreadState() {
  const at::NoGradGuard quiet;
  auto& group = *options_.group;
  std::vector<at::Tensor> parameters;
  for (auto& slot : optimizer_.slots()) {
    parameters.push_back(slot.parameter.value);
    for (const auto& tensor : {slot.parameter.value.detach(), slot.firstMoment, slot.secondMoment, slot.average}) {
      const auto values = tensor.to(at::kCPU).contiguous().clone();
      group.spread(values);
      at::Tensor(tensor).copy_(values);
    }
  }
  const auto steps = at::full({1}, optimizer_.stepsDone(), at::kLong);
  group.spread(steps);
  optimizer_.setStepsDone(steps.item<std::int64_t>());
  buckets_ = std::make_unique<GradientBuckets>(group, std::move(parameters));
}

double Trainer::learningRate() const {
  const double done = static_cast<double>(optimizer_.stepsDone());
  const double rise = std::min(1.0, (done + 1.0) / static_cast<double>(std::max<std::int64_t>(1, options_.warmupSteps)));
  if (options_.schedule == LearningRateSchedule::Constant) return options_.learningRate * rise;
  if (options_.schedule == LearningRateSchedule::Cosine) {
    constexpr double kPi = 3.14159265358979323846;
    return options_.learningRate * rise * 0.5 * (1.0 + std::cos(kPi * std::min(1.0, done / static_cast<double>(std::max<std::int64_t>(1, options_.steps)))));
  }
  const double left = static_cast<double>(options_.steps) - done;
  const double fall = std::clamp(left / static_cast<double>(std::max<std::int64_t>(1, options_.decaySteps)), 0.0, 1.0);
  return options_.learningRate * rise * fall;
}

at::Tensor Trainer::lossOfPart(std::int64_t step, int part, Scalars& terms) {
  const auto words = options_.parts == 1 ? fmt::format("{} step {}", recipeName_, step) : fmt::format("{} step {} part {}", recipeName_, step, part);
  base::RandomStream random(base::derivedSeed(options_.seed, words));
  at::manual_seed(random.next());
  const model::AutocastScope autocast(options_.useBfloat16, optimizer_.slots().front().parameter.value.device().type());
  return recipe_->loss(step, random, terms);
}

void Trainer::finishGradients() {
  if (buckets_) buckets_->finish();
  if (options_.parts == 1) return;
  for (auto& slot : optimizer_.slots())
    if (slot.parameter.value.grad().defined()) slot.parameter.value.mutable_grad().div_(options_.parts);
}

Scalars Trainer::step() {
  const auto number = optimizer_.stepsDone();
  auto* group = options_.group;
  const int own = options_.parts / (group ? group->size() : 1), first = group ? group->rank() * own : 0;
  recipe_->setTraining(true);
  optimizer_.zeroGradients();
  Scalars terms;
  double value = 0.0;
  ProcessGroup::Pending wait;
  auto totals = at::zeros({2}, at::kDouble);  // the loss of all parts, how many want to stop
  for (int i = 0; i < own; ++i) {
    Scalars ofPart;
    const auto loss = lossOfPart(number, first + i, ofPart);
    value += loss.item<double>();
    for (std::size_t k = 0; k < ofPart.size(); ++k) terms.push_back(std::move(ofPart[k]));
    if (group && i + 1 == own) {
      totals[0] = value, totals[1] = wantsToStop_ ? 1.0 : 0.0;
      wait = group->startSum(totals);
      buckets_->begin();
    }
    if (group || std::isfinite(value)) loss.backward();
  }
  if (wait) {
    wait();
    value = totals[0].item<double>();
    finishGradients();
    stops_ = totals[1].item<double>() > 0.0;
  }
  value /= options_.parts;
  if (!std::isfinite(value)) throw std::runtime_error(fmt::format("{}: the loss is {} at step {}", recipeName_, value, number));
  if (!group) finishGradients();
  const double rate = learningRate();
  const double norm = optimizer_.clipGradients(options_.gradientClip);
  optimizer_.step(rate);
  terms = meansOf(terms);
  terms.insert(terms.begin(), {"loss", value});
  terms.emplace_back("gradient_norm", norm);
  terms.emplace_back("learning_rate", rate);
  return terms;
}

void Trainer::wishToStop() {
  wantsToStop_ = true;
  if (!options_.group) stops_ = true;
}

Scalars Trainer::validate() {
  const at::NoGradGuard quiet;
  const auto swap = [&] {
    for (auto& slot : optimizer_.slots()) {
      auto value = slot.parameter.value.detach();
      const auto kept = value.clone();
      value.copy_(slot.average);
      slot.average.copy_(kept);
    }
  };
  recipe_->setTraining(false);
  swap();
  auto numbers = recipe_->validate();
  swap();
  return numbers;
}

Result<void> Trainer::saveCheckpoint() {
  model::TensorMap all, averages;
  for (auto& slot : optimizer_.slots()) {
    const auto& name = slot.parameter.name;
    all["model." + name] = slot.parameter.value.detach();
    all["average." + name] = slot.average;
    all["first." + name] = slot.firstMoment;
    all["second." + name] = slot.secondMoment;
    averages[name] = slot.average;
  }
  for (const auto& [name, tensor] : recipe_->extraTensors()) averages[name] = tensor;
  for (const auto& [name, tensor] : recipe_->stateTensors()) all["state." + name] = tensor;
  auto metadata = recipe_->metadata();
  metadata["recipe"] = recipeName_;
  metadata["step"] = std::to_string(optimizer_.stepsDone());
  metadata["seed"] = std::to_string(options_.seed);
  if (options_.parts > 1) metadata["parts"] = std::to_string(options_.parts);
  if (auto saved = model::writeSafetensors(options_.runFolder / "weights.safetensors", averages, metadata); !saved) return saved;
  return model::writeSafetensors(options_.runFolder / "checkpoint.safetensors", all, metadata);
}

Result<void> Trainer::loadCheckpoint(const std::filesystem::path& file) {
  auto read = model::readTensorFile(file);
  if (!read) return read.error();
  auto& [tensors, metadata] = *read;
  if (metadata["recipe"] != recipeName_) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: belongs to the recipe \"{}\", not \"{}\"", file.string(), metadata["recipe"], recipeName_)};
  }
  const at::NoGradGuard quiet;
  for (auto& slot : optimizer_.slots()) {
    const auto restore = [&](const std::string& part, at::Tensor target) -> Result<void> {
      const auto found = tensors.find(part + "." + slot.parameter.name);
      if (found == tensors.end() || found->second.sizes() != target.sizes()) {
        return Error{ErrorCode::ParseFailed, fmt::format("{}: has no {} of the right shape for {}", file.string(), part, slot.parameter.name)};
      }
      target.copy_(found->second);
      return {};
    };
    if (auto ok = restore("model", slot.parameter.value.detach()); !ok) return ok;
    if (auto ok = restore("average", slot.average); !ok) return ok;
    if (auto ok = restore("first", slot.firstMoment); !ok) return ok;
    if (auto ok = restore("second", slot.secondMoment); !ok) return ok;
  }
  for (const auto& [name, target] : recipe_->stateTensors()) {
    const auto found = tensors.find("state." + name);
    if (found == tensors.end() || found->second.sizes() != target.sizes())
      return Error{ErrorCode::ParseFailed, fmt::format("{}: has no state of the right shape for {}", file.string(), name)};
    at::Tensor(target).copy_(found->second);
  }
  const auto done = checkpointSteps(metadata);
  if (!done) return Error{ErrorCode::ParseFailed, fmt::format("{}: says that \"{}\" updates are done, which is no number of updates", file.string(), metadata["step"])};
  optimizer_.setStepsDone(*done);
  return {};
}

Result<std::string> Trainer::log(const std::string& kind, const Scalars& values) {
  nlohmann::ordered_json line;
  line["kind"] = kind;
  line["step"] = stepsDone();
  line["time"] = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
  for (const auto& [name, value] : values) line[name] = value;
  std::ofstream out(options_.runFolder / "log.jsonl", std::ios::app);
  const auto text = base::jsonText(line);
  out << text << "\n" << std::flush;
  if (!out) return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be written", (options_.runFolder / "log.jsonl").string())};
  return text;
}

}  // namespace core::training
