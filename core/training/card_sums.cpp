#include "core/training/card_sums.h"

#include <ATen/ATen.h>

#include <chrono>
#include <set>
#include <thread>

namespace core::training {

namespace {

// A process that is not done speaks up this often, so that it hears of one that is gone.
constexpr auto kRound = std::chrono::milliseconds(200);
constexpr auto kPause = std::chrono::microseconds(100);
constexpr auto kPatience = std::chrono::minutes(30);  // as long as Gloo waits

// What a card throws ends the update as a lost process does.
template <class Work>
auto lostIfItThrows(const Work& work) {
  try {
    return work();
  } catch (const std::exception& failure) {
    throw LostProcess(failure.what());
  }
}

class CardGroup : public ProcessGroup {
 public:
  CardGroup(std::unique_ptr<ProcessGroup> group, std::unique_ptr<CardSums> sums) : group_(std::move(group)), sums_(std::move(sums)) {}

  int rank() const override { return group_->rank(); }
  int size() const override { return group_->size(); }
  c10::Device sumsOn() const override { return sums_->card(); }
  void spread(at::Tensor values) override { group_->spread(std::move(values)); }
  std::vector<std::string> gather(const std::string& own) override { return group_->gather(own); }

  Pending startSum(at::Tensor values) override {
    if (values.is_cpu()) return group_->startSum(std::move(values));
    started_.push_back(lostIfItThrows([&] { return sums_->start(std::move(values)); }));
    return [this] { settle(); };
  }

  void settle() override {
    using std::chrono::steady_clock;
    const auto begun = steady_clock::now();
    while (!started_.empty()) {
      const auto round = steady_clock::now();
      if (round > begun + kPatience) throw LostProcess("the cards have not answered each other for half an hour");
      while (!areAllDone() && steady_clock::now() < round + kRound) std::this_thread::sleep_for(kPause);
      const auto done = at::full({1}, areAllDone() ? 1.0 : 0.0, at::kDouble);
      group_->startSum(done)();
      if (done.item<double>() == size()) started_.clear(), done_ = 0;
    }
  }

 private:
  bool areAllDone() {
    return lostIfItThrows([&] {
      for (; done_ < started_.size(); ++done_)
        if (!started_[done_]()) return false;
      return true;
    });
  }

  std::unique_ptr<ProcessGroup> group_;
  std::unique_ptr<CardSums> sums_;
  std::vector<CardSums::IsDone> started_;  // since the last time that all were done
  std::size_t done_ = 0;                   // of them, here
};

}  // namespace

std::unique_ptr<ProcessGroup> withCardSums(std::unique_ptr<ProcessGroup> group, std::unique_ptr<CardSums> sums) {
  return std::make_unique<CardGroup>(std::move(group), std::move(sums));
}

bool haveOwnCards(const std::vector<std::string>& places) {
  const std::set<std::string> different(places.begin(), places.end());
  return different.size() == places.size() && !different.contains("");
}

}  // namespace core::training
