#include "core/training/card_sums.h"
#include "core/training/gradient_buckets.h"
#include "core/training/process_group.h"
#include "tests/support/stand_in_device.h"

#include <ATen/ATen.h>

#include <QElapsedTimer>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cerrno>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

using namespace core;
using training::ProcessGroup;

/// What processes that train together say to each other; here each is a thread with a group of its own over Gloo.
class TstProcessGroup : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void everybodyHearsTheSame_data();
  void everybodyHearsTheSame();
  void theFirstErrorIsEverybodys();
  void bucketsSumWhatEachHas_data();
  void bucketsSumWhatEachHas();
  void bucketsGoOutDuringTheBackwardPass();
  void whoIsLeftHearsThatOneIsGone();
  void aCardThatWaitsForOneThatIsGoneDoesNotWait();
  void cardsAreToldApart();
  void aWriteToNobodyEndsNoProcess();
};

namespace {

int freePortHere() {
  const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof place;
  ::bind(handle, reinterpret_cast<sockaddr*>(&place), length);
  ::getsockname(handle, reinterpret_cast<sockaddr*>(&place), &length);
  ::close(handle);
  return ntohs(place.sin_port);
}

using Group = std::unique_ptr<ProcessGroup>;

/// Each rank's work in a thread of its own; what one threw or could not join with, by rank. made: what becomes of the group before.
std::vector<std::string> inEach(int processes, const std::function<void(ProcessGroup&)>& work, const std::function<Group(Group)>& made = {}) {
  const int port = freePortHere();
  std::vector<std::string> failures(static_cast<std::size_t>(processes));
  std::vector<std::thread> threads;
  for (int rank = 0; rank < processes; ++rank)
    threads.emplace_back([&, rank] {
      auto& failure = failures[static_cast<std::size_t>(rank)];
      auto joined = ProcessGroup::join({rank, processes, "127.0.0.1", port}, std::chrono::seconds(60));
      if (!joined) {
        failure = joined.error().message;
        return;
      }
      try {
        const auto group = made ? made(std::move(*joined)) : std::move(*joined);
        work(*group);
      } catch (const std::exception& thrown) {
        failure = thrown.what();
      }
    });
  for (auto& thread : threads) thread.join();
  return failures;
}

/// What cards add up among themselves: each sum is there for a process when all have given theirs and it has asked a few times.
class Table {
 public:
  explicit Table(int processes) : processes_(processes) {}
  void add(std::size_t number, const at::Tensor& values) {
    const std::lock_guard lock(mutex_);
    if (sums_.size() <= number) sums_.resize(number + 1);
    auto& [sum, count] = sums_[number];
    sum = count == 0 ? values.clone() : sum + values;
    ++count;
  }
  at::Tensor sum(std::size_t number) {
    const std::lock_guard lock(mutex_);
    return sums_[number].second == processes_ ? sums_[number].first : at::Tensor();
  }

 private:
  int processes_;
  std::mutex mutex_;
  std::vector<std::pair<at::Tensor, int>> sums_;
};

/// Sums as NCCL makes them, here on the stand-in for a card.
class TableSums : public training::CardSums {
 public:
  explicit TableSums(Table& table) : table_(table) {}
  c10::Device card() const override { return tests::standInDevice(); }
  IsDone start(at::Tensor values) override {
    const auto number = started_++;
    table_.add(number, values.to(at::kCPU));
    return [this, number, values, asked = 0]() mutable {
      if (++asked < 3) return false;
      const auto sum = table_.sum(number);
      if (sum.defined()) values.copy_(sum);
      return sum.defined();
    };
  }

 private:
  Table& table_;
  std::size_t started_ = 0;
};

/// A group that adds nothing and tells when it was asked to.
class TellingGroup : public ProcessGroup {
 public:
  explicit TellingGroup(std::vector<std::string>& told) : told_(told) {}
  int rank() const override { return 0; }
  int size() const override { return 1; }
  Pending startSum(at::Tensor values) override {
    told_.push_back("sum of " + std::to_string(values.numel()));
    return [this] { told_.emplace_back("wait"); };
  }
  void spread(at::Tensor) override {}
  std::vector<std::string> gather(const std::string& own) override { return {own}; }

 private:
  std::vector<std::string>& told_;
};

std::string joinedTogether(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += part + "|";
  return all;
}

}  // namespace

void TstProcessGroup::initTestCase() {
  if (!ProcessGroup::isThere()) QSKIP("this build has no Gloo");
}

void TstProcessGroup::everybodyHearsTheSame_data() {
  QTest::addColumn<int>("processes");
  for (const int processes : {1, 2, 3}) QTest::addRow("%d", processes) << processes;
}

void TstProcessGroup::everybodyHearsTheSame() {
  QFETCH(int, processes);
  std::vector<std::string> heard(static_cast<std::size_t>(processes));
  const auto failures = inEach(processes, [&](ProcessGroup& group) {
    const auto sum = at::full({5}, static_cast<double>(group.rank() + 1), at::kDouble), first = at::full({2}, static_cast<std::int64_t>(group.rank() + 7), at::kLong);
    const auto wait = group.startSum(sum);
    wait();
    group.spread(first);
    const auto said = group.gather(std::string(static_cast<std::size_t>(group.rank()), 'x'));  // of different lengths, one of none
    heard[static_cast<std::size_t>(group.rank())] =
        std::to_string(sum.sum().item<double>()) + " " + std::to_string(first[1].item<std::int64_t>()) + " " + joinedTogether(said);
  });
  std::string lines;
  for (int rank = 0; rank < processes; ++rank) lines += std::string(static_cast<std::size_t>(rank), 'x') + "|";
  for (std::size_t rank = 0; rank < heard.size(); ++rank) {
    QCOMPARE(failures[rank], std::string());
    QCOMPARE(heard[rank], std::to_string(5.0 * processes * (processes + 1) / 2.0) + " 7 " + lines);
  }
}

void TstProcessGroup::theFirstErrorIsEverybodys() {
  std::vector<std::string> heard(3);
  const auto failures = inEach(3, [&](ProcessGroup& group) {
    const auto own = group.rank() == 0 ? Result<void>() : Result<void>(Error{ErrorCode::NotFound, "nothing is at " + std::to_string(group.rank())});
    const auto all = training::together(&group, own);
    heard[static_cast<std::size_t>(group.rank())] = all ? "fine" : all.error().message;
    if (!training::together(&group, {})) heard[static_cast<std::size_t>(group.rank())] = "not fine when all are well";
  });
  for (std::size_t rank = 0; rank < heard.size(); ++rank) {
    QCOMPARE(failures[rank], std::string());
    QCOMPARE(heard[rank], std::string("nothing is at 1 (process 1 of 3)"));
  }
}

void TstProcessGroup::bucketsSumWhatEachHas_data() {
  QTest::addColumn<bool>("isOnCards");
  QTest::addColumn<bool>("sumsOnCards");
  QTest::newRow("on processors") << false << false;
  QTest::newRow("on cards, over the processors") << true << false;
  QTest::newRow("from card to card") << true << true;
}

// Three leaves in buckets of one or two: all have a gradient of the first, one alone of the second, nobody of the third.
void TstProcessGroup::bucketsSumWhatEachHas() {
  QFETCH(bool, isOnCards);
  QFETCH(bool, sumsOnCards);
  const auto device = isOnCards ? tests::standInDevice() : c10::Device(at::kCPU);
  Table table(2);
  std::vector<std::vector<at::Tensor>> gradients(2);
  const auto withCards = [&](Group group) { return sumsOnCards ? training::withCardSums(std::move(group), std::make_unique<TableSums>(table)) : std::move(group); };
  const auto work = [&](ProcessGroup& group) {
    if (group.sumsOn() != (sumsOnCards ? device : c10::Device(at::kCPU))) throw std::runtime_error("sums are made elsewhere");
    std::vector<at::Tensor> leaves;
    for (const int size : {4, 3, 2}) leaves.push_back(at::full({size}, 0.5).to(device).set_requires_grad(true));
    training::GradientBuckets buckets(group, leaves, 6 * static_cast<std::int64_t>(sizeof(float)));
    for (int update = 0; update < 2; ++update) {  // the second: hooks and buckets begin anew
      for (auto& leaf : leaves) leaf.mutable_grad() = at::Tensor();
      auto loss = static_cast<double>(group.rank() + 1) * leaves[0].sum();
      if (group.rank() == 1) loss = loss + 10.0 * leaves[1].sum();
      buckets.begin();
      loss.backward();
      buckets.finish();
    }
    for (const auto& leaf : leaves) gradients[static_cast<std::size_t>(group.rank())].push_back(leaf.grad().defined() ? leaf.grad().to(at::kCPU) : at::Tensor());
  };
  const auto failures = inEach(2, work, withCards);
  for (std::size_t rank = 0; rank < gradients.size(); ++rank) {
    QCOMPARE(failures[rank], std::string());
    QVERIFY(gradients[rank][0].equal(at::full({4}, 3.0f)));
    QVERIFY(gradients[rank][1].equal(at::full({3}, 10.0f)));
    QVERIFY(!gradients[rank][2].defined());
  }
}

void TstProcessGroup::bucketsGoOutDuringTheBackwardPass() {
  std::vector<std::string> told;
  TellingGroup group(told);
  const std::vector<at::Tensor> leaves = {at::ones({4}).set_requires_grad(true), at::ones({3}).set_requires_grad(true)};
  training::GradientBuckets buckets(group, leaves, 4 * static_cast<std::int64_t>(sizeof(float)));  // one each
  const auto early = leaves[0] * 2.0;
  early.register_hook([&](const at::Tensor& gradient) {
    told.emplace_back("the first layer");
    return gradient;
  });
  const auto loss = (early.narrow(0, 0, 3) * leaves[1]).sum();
  buckets.begin();
  loss.backward();
  told.emplace_back("the end");
  buckets.finish();
  // Numbers of the gradient, and one that says that it is there.
  QCOMPARE(joinedTogether(told), std::string("sum of 4|the first layer|sum of 5|the end|wait|wait|"));
}

void TstProcessGroup::whoIsLeftHearsThatOneIsGone() {
  QElapsedTimer timer;
  timer.start();
  std::vector<bool> isLost(3, false);
  std::mutex mutex;
  const auto failures = inEach(3, [&](ProcessGroup& group) {
    group.gather("all are here");
    if (group.rank() == 1) return;
    try {
      for (;;) group.startSum(at::ones({1 << 18}))();
    } catch (const training::LostProcess&) {
      const std::lock_guard lock(mutex);
      isLost[static_cast<std::size_t>(group.rank())] = true;
    }
  });
  for (const auto& failure : failures) QCOMPARE(failure, std::string());
  QVERIFY(isLost[0] && isLost[2]);
  QVERIFY2(timer.elapsed() < 30000, qPrintable(QString::number(timer.elapsed())));
}

// As NCCL's work, which never ends where another process has left in the middle of an update.
void TstProcessGroup::aCardThatWaitsForOneThatIsGoneDoesNotWait() {
  QElapsedTimer timer;
  timer.start();
  const auto card = tests::standInDevice();
  Table table(2);
  const auto failures = inEach(
      2,
      [&](ProcessGroup& group) {
        const auto both = at::ones({5}).to(card);
        group.startSum(both)();
        if (both.sum().item<double>() != 10.0) throw std::runtime_error("the sum is wrong");
        if (group.rank() == 0) group.startSum(at::ones({5}).to(card))();
      },
      [&](Group group) { return training::withCardSums(std::move(group), std::make_unique<TableSums>(table)); });
  QVERIFY2(!failures[0].empty() && failures[0] != "the sum is wrong", failures[0].c_str());
  QCOMPARE(failures[1], std::string());
  QVERIFY2(timer.elapsed() < 30000, qPrintable(QString::number(timer.elapsed())));
}

void TstProcessGroup::cardsAreToldApart() {
  QVERIFY(training::haveOwnCards({"one 0000:17:00.0", "one 0000:65:00.0", "other 0000:17:00.0"}));
  QVERIFY(!training::haveOwnCards({"one 0000:17:00.0", "one 0000:17:00.0"}));
  QVERIFY(!training::haveOwnCards({"one 0000:17:00.0", ""}));
}

// Gloo does not ask to be spared the signal: sooner or later a process that sends while another one dies would end by it.
void TstProcessGroup::aWriteToNobodyEndsNoProcess() {
  for (const auto& failure : inEach(1, [](ProcessGroup&) {})) QCOMPARE(failure, std::string());
  int ends[2];
  QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  ::close(ends[1]);
  const char letter = 'x';
  QCOMPARE(::write(ends[0], &letter, 1), ssize_t{-1});
  QCOMPARE(errno, EPIPE);
  ::close(ends[0]);
}

QTEST_APPLESS_MAIN(TstProcessGroup)
#include "tst_process_group.moc"
