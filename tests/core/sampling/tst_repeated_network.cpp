#include "core/checkpoint/autocast_scope.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/model_precision.h"
#include "core/sampling/repeated_network.h"
#include "tests/support/stand_in_device.h"

#include <ATen/ATen.h>

#include <QTest>

#include <vector>

using namespace core;
using namespace core::sampling;

/// Networks that are recorded and replayed, on the stand-in for a graphics card, whose recordings do their operations again on the same memory.
class TstRepeatedNetwork : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { setRecorder(tests::standInRecorder()); }
  void cleanup();
  void replaysGiveWhatTheNetworkGives();
  void everyShapeIsRecordedApart();
  void whatWasAnsweredStays();
  void nothingIsRecordedWhereItCannotBe();
  void readingAValueIsAnError();
  void bringingATensorIsAnError();
  void mixedPrecisionIsMixed();
  void onACardTheHashTellsThePrecision();
};

namespace {

/// tanh(W x + b + t) over rows, some of its steps in place or into an output; counts how often it is asked.
struct Network {
  at::Tensor weight, shift;
  int asked = 0;

  explicit Network(c10::Device device) {
    at::manual_seed(3);
    weight = at::randn({6, 6}).to(device), shift = at::randn({6}).to(device);
  }
  at::Tensor of(const std::vector<at::Tensor>& given) {
    ++asked;
    auto made = at::matmul(given[0], weight) + shift;
    made.add_(given[1].expand({given[0].size(0), -1}));
    return at::cat({made.narrow(1, 0, 3), made.narrow(1, 3, 3).tanh()}, 1);
  }
};

std::vector<at::Tensor> inputs(std::int64_t rows, int seed, c10::Device device) {
  at::manual_seed(static_cast<std::uint64_t>(seed));
  return {at::randn({rows, 6}).to(device), at::randn({1, 6}).to(device)};
}

}  // namespace

void TstRepeatedNetwork::cleanup() {
  setRecorder({});
  model::setModelDevice(at::kCPU);
  model::setModelPrecision(base::Precision::Exact);
}

void TstRepeatedNetwork::replaysGiveWhatTheNetworkGives() {
  const at::NoGradGuard quiet;
  const auto device = tests::standInDevice();
  Network network(device), plain(device);
  RepeatedNetwork repeated([&](const std::vector<at::Tensor>& given) { return network.of(given); });
  const auto before = tests::standInReplays();
  for (int i = 0; i < 8; ++i) {
    const auto given = inputs(5, 10 + i, device);
    QVERIFY(repeated(given).cpu().equal(plain.of(given).cpu()));
  }
  QCOMPARE(network.asked, 2);  // once to warm up, once while it was recorded
  QCOMPARE(tests::standInReplays() - before, std::int64_t{7});
}

void TstRepeatedNetwork::everyShapeIsRecordedApart() {
  const at::NoGradGuard quiet;
  const auto device = tests::standInDevice();
  Network network(device), plain(device);
  RepeatedNetwork repeated([&](const std::vector<at::Tensor>& given) { return network.of(given); });
  for (int i = 0; i < 12; ++i) {
    const auto given = inputs(3 + i % 3, 10 + i, device);
    QVERIFY(repeated(given).cpu().equal(plain.of(given).cpu()));
  }
  QCOMPARE(network.asked, 6);
}

void TstRepeatedNetwork::whatWasAnsweredStays() {
  const at::NoGradGuard quiet;
  const auto device = tests::standInDevice();
  Network network(device);
  RepeatedNetwork repeated([&](const std::vector<at::Tensor>& given) { return network.of(given); });
  std::vector<at::Tensor> answers, then;
  for (int i = 0; i < 4; ++i) {
    answers.push_back(repeated(inputs(4, i, device)));
    then.push_back(answers.back().cpu().clone());
  }
  for (std::size_t i = 0; i < answers.size(); ++i) QVERIFY(answers[i].cpu().equal(then[i]));
}

void TstRepeatedNetwork::nothingIsRecordedWhereItCannotBe() {
  const auto before = tests::standInReplays();
  Network here(at::kCPU), there(tests::standInDevice());
  const auto ask = [](Network& network, c10::Device device) {
    RepeatedNetwork repeated([&](const std::vector<at::Tensor>& given) { return network.of(given); });
    for (int i = 0; i < 3; ++i) repeated(inputs(2, i, device));
  };
  {
    const at::NoGradGuard quiet;
    ask(here, at::kCPU);
    setRecorder({});
    ask(there, tests::standInDevice());  // a card of a build without graphs
  }
  setRecorder(tests::standInRecorder());
  ask(there, tests::standInDevice());  // with gradients
  QCOMPARE(here.asked, 3);
  QCOMPARE(there.asked, 6);
  QCOMPARE(tests::standInReplays(), before);
}

void TstRepeatedNetwork::readingAValueIsAnError() {
  const at::NoGradGuard quiet;
  RepeatedNetwork repeated([](const std::vector<at::Tensor>& given) { return given[0] * given[0].sum().item<double>(); });
  repeated(inputs(2, 1, tests::standInDevice()));
  QVERIFY_EXCEPTION_THROWN(repeated(inputs(2, 2, tests::standInDevice())), c10::Error);
}

void TstRepeatedNetwork::bringingATensorIsAnError() {
  const at::NoGradGuard quiet;
  RepeatedNetwork repeated([](const std::vector<at::Tensor>& given) { return given[0] + at::ones({6}).to(given[0].device()); });
  repeated(inputs(2, 1, tests::standInDevice()));
  QVERIFY_EXCEPTION_THROWN(repeated(inputs(2, 2, tests::standInDevice())), c10::Error);
}

void TstRepeatedNetwork::mixedPrecisionIsMixed() {
  const at::NoGradGuard quiet;
  Network network(at::kCPU);
  const auto given = inputs(5, 1, at::kCPU);
  const auto work = [&](const std::vector<at::Tensor>& all) { return network.of(all); };
  const auto exact = RepeatedNetwork(work, base::Precision::Exact)(given), mixed = RepeatedNetwork(work, base::Precision::Bf16)(given);
  QVERIFY(exact.scalar_type() == at::kFloat && mixed.scalar_type() == at::kFloat);
  const double apart = (exact - mixed).abs().max().item<double>();
  QVERIFY2(apart > 1e-5 && apart < 0.1, qPrintable(QString::number(apart)));
  QVERIFY(!at::autocast::is_cpu_enabled());
  {
    const model::AutocastScope onCard(true, at::kCUDA);
    QVERIFY(at::autocast::is_enabled() && at::autocast::get_autocast_gpu_dtype() == at::kBFloat16 && !at::autocast::is_cpu_enabled());
  }
  QVERIFY(!at::autocast::is_enabled());
}

void TstRepeatedNetwork::onACardTheHashTellsThePrecision() {
  model::setModelPrecision(base::Precision::Bf16);
  QVERIFY(unpackedPrecision() == base::Precision::Exact);
  QCOMPARE(hashOfUnpacked("abc"), std::string("abc"));
  model::setModelDevice(tests::standInDevice());
  QVERIFY(unpackedPrecision() == base::Precision::Bf16);
  QCOMPARE(hashOfUnpacked("abc"), std::string("abc+bf16"));
}

QTEST_APPLESS_MAIN(TstRepeatedNetwork)
#include "tst_repeated_network.moc"
