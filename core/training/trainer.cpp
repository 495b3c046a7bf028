#include "core/training/trainer.h"

#include "core/checkpoint/safetensors.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <chrono>
#include <cmath>
#include <fstream>

namespace core::training {

namespace {

// Autocast for one forward pass; the cache of cast weights must not outlive an update.
class AutocastScope {
 public:
  explicit AutocastScope(bool isOn) : isOn_(isOn) {
    if (!isOn_) return;
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(true);
  }
  ~AutocastScope() {
    if (!isOn_) return;
    at::autocast::clear_cache();
    at::autocast::set_cpu_enabled(false);
  }
  AutocastScope(const AutocastScope&) = delete;
  AutocastScope& operator=(const AutocastScope&) = delete;

 private:
  bool isOn_;
};

}  // namespace

std::optional<std::int64_t> checkpointSteps(const std::map<std::string, std::string>& metadata) {
  const auto found = metadata.find("step");
  if (found == metadata.end()) return {};
  const auto& step = found->second;
  std::int64_t done = -1;
  const auto [end, code] = std::from_chars(step.data(), step.data() + step.size(), done);
  return code == std::errc() && end == step.data() + step.size() && done >= 0 ? std::optional(done) : std::nullopt;
}

Trainer::Trainer(std::string recipeName, std::unique_ptr<Recipe> recipe, const TrainerOptions& options)
    : recipeName_(std::move(recipeName)), recipe_(std::move(recipe)), options_(options), optimizer_(recipe_->parameters(), options.optimizer) {}

Result<std::unique_ptr<Trainer>> Trainer::create(std::string recipeName, std::unique_ptr<Recipe> recipe, const TrainerOptions& options) {
  std::unique_ptr<Trainer> trainer(new Trainer(std::move(recipeName), std::move(recipe), options));
  std::error_code code;
  std::filesystem::create_directories(options.runFolder, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", options.runFolder.string(), code.message())};
  const auto file = options.runFolder / "checkpoint.safetensors";
  if (std::filesystem::exists(file)) {
    if (auto loaded = trainer->loadCheckpoint(file); !loaded) return loaded.error();
  }
  return trainer;
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

Scalars Trainer::step() {
  const auto number = optimizer_.stepsDone();
  const auto seed = base::derivedSeed(options_.seed, fmt::format("{} step {}", recipeName_, number));
  base::RandomStream random(seed);
  at::manual_seed(random.next());
  recipe_->setTraining(true);
  optimizer_.zeroGradients();
  Scalars terms;
  at::Tensor loss;
  {
    const AutocastScope autocast(options_.useBfloat16);
    loss = recipe_->loss(number, random, terms);
  }
  const double value = loss.item<double>();
  if (!std::isfinite(value)) throw std::runtime_error(fmt::format("{}: the loss is {} at step {}", recipeName_, value, number));
  loss.backward();
  const double rate = learningRate();
  const double norm = optimizer_.clipGradients(options_.gradientClip);
  optimizer_.step(rate);
  terms.insert(terms.begin(), {"loss", value});
  terms.emplace_back("gradient_norm", norm);
  terms.emplace_back("learning_rate", rate);
  return terms;
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
  const auto text = line.dump();
  out << text << "\n" << std::flush;
  if (!out) return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be written", (options_.runFolder / "log.jsonl").string())};
  return text;
}

}  // namespace core::training
