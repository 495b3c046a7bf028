#include "core/families/t2m_gpt/code_losses.h"
#include "core/families/t2m_gpt/code_sampler.h"

#include <ATen/ATen.h>

#include <QTest>

using namespace core;
using sampling::CodeSamplerOptions;

/// The tokenizer, the transformer with what it keeps, the sampler and the moving codebook, at a small size with weights by chance.
class TstT2mGptNetworks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void oneByOneIsTheSameAsAllAtOnce();
  void aRowOfABatchIsWhatItIsAlone();
  void oneOfTheLikeliestIsTheLikeliest();
  void drawsChooseByCumulativeProbability();
  void anImmediateEndIsAnEmptyRow();
  void theEndCanBeForbidden();
  void samplingStops();
  void theTokenizerReadsWholeCodes();
  void unusedCodesAreReplacedAndUsedOnesFollow();
  void fewLatentsAreRepeated();
};

namespace {

model::CodeGpt tinyGpt() {
  at::manual_seed(3);
  model::CodeGptOptions o;
  o.codes = 7, o.textWidth = 5, o.width = 12, o.heads = 3, o.feedForward = 16, o.baseLayers = 1, o.headLayers = 1, o.block = 9;
  model::CodeGpt network(o);
  network->eval();
  const at::NoGradGuard quiet;
  for (auto& parameter : network->parameters()) parameter.copy_(at::randn_like(parameter) * 0.5);  // as drawn it hardly looks at what it reads
  return network;
}

/// Whatever is read, the logits are these.
void alwaysSay(model::CodeGpt& network, const at::Tensor& logits) {
  const at::NoGradGuard quiet;
  auto parameters = network->named_parameters();
  parameters["trans_head.ln_f.weight"].zero_();
  parameters["trans_head.ln_f.bias"].zero_();
  parameters["trans_head.ln_f.bias"][0] = 1.0;
  parameters["trans_head.head.weight"].zero_();
  parameters["trans_head.head.weight"].select(1, 0).copy_(logits);
}

double noDraw(std::size_t, int) { throw std::logic_error("nothing is drawn"); }

}  // namespace

void TstT2mGptNetworks::oneByOneIsTheSameAsAllAtOnce() {
  const at::NoGradGuard quiet;
  auto network = tinyGpt();
  const auto codes = at::randint(9, {3, 8}, at::kLong);
  const auto text = at::randn({3, 5});
  const auto whole = network->forward(codes, text);
  QCOMPARE(whole.sizes(), (at::IntArrayRef{3, 9, 8}));
  model::CodeGptMemory memory;
  auto logits = network->begin(text, memory);
  for (std::int64_t n = 0; n <= 8; ++n) {
    const auto worst = (logits - whole.select(1, n)).abs().max().item<double>();
    QVERIFY2(worst < 1e-5, qPrintable(QString("position %1: %2").arg(n).arg(worst)));
    if (n < 8) logits = network->next(codes.select(1, n), memory);
  }
  QVERIFY_EXCEPTION_THROWN(network->next(codes.select(1, 0), memory), c10::Error);  // no position is left
  QVERIFY_EXCEPTION_THROWN(network->forward(at::zeros({1, 9}, at::kLong), at::zeros({1, 5})), c10::Error);
}

void TstT2mGptNetworks::aRowOfABatchIsWhatItIsAlone() {
  auto network = tinyGpt();
  const auto text = at::randn({4, 5});
  const auto uniform = at::rand({4, 20});
  const auto draw = [&](std::size_t row, int step) { return uniform[static_cast<std::int64_t>(row)][step].item<double>(); };
  const auto together = sampling::sampleCodes(network, text, {}, draw).value();
  for (std::size_t i = 0; i < 4; ++i) {
    const auto alone = sampling::sampleCodes(network, text.narrow(0, static_cast<std::int64_t>(i), 1), {}, [&](std::size_t, int step) { return draw(i, step); }).value();
    QCOMPARE(alone.front().codes, together[i].codes);
    QCOMPARE(alone.front().endedItself, together[i].endedItself);
    QVERIFY(together[i].codes.size() <= 8);
  }
}

void TstT2mGptNetworks::oneOfTheLikeliestIsTheLikeliest() {
  auto network = tinyGpt();
  const auto text = at::randn({3, 5});
  CodeSamplerOptions greedy, one;
  greedy.mode = CodeSamplerOptions::Mode::Greedy;
  one.topK = 1;
  const auto a = sampling::sampleCodes(network, text, greedy, noDraw).value();
  const auto b = sampling::sampleCodes(network, text, one, [](std::size_t, int) { return 0.7; }).value();
  for (std::size_t i = 0; i < 3; ++i) QCOMPARE(a[i].codes, b[i].codes);
}

void TstT2mGptNetworks::drawsChooseByCumulativeProbability() {
  auto network = tinyGpt();
  alwaysSay(network, at::tensor({0.1f, 0.2f, 0.3f, 0.1f, 0.1f, 0.1f, 0.05f, 0.05f}).log());
  const std::vector<double> draws{0.05, 0.15, 0.29, 0.31, 0.59, 0.61, 0.93, 0.2};
  const auto row = sampling::sampleCodes(network, at::zeros({1, 5}), {}, [&](std::size_t, int step) { return draws[static_cast<std::size_t>(step)]; }).value().front();
  QCOMPARE(row.codes, (std::vector<std::int64_t>{0, 1, 1, 2, 2, 3, 6, 1}));
  QVERIFY(!row.endedItself);
  CodeSamplerOptions two;
  two.topK = 2;  // codes 1 and 2, two fifths and three
  const auto few = sampling::sampleCodes(network, at::zeros({1, 5}), two, [&](std::size_t, int step) { return step % 2 == 0 ? 0.39 : 0.41; }).value().front();
  QCOMPARE(few.codes, (std::vector<std::int64_t>{1, 2, 1, 2, 1, 2, 1, 2}));
}

void TstT2mGptNetworks::anImmediateEndIsAnEmptyRow() {
  auto network = tinyGpt();
  alwaysSay(network, at::tensor({0.f, 1.f, 0.f, 0.f, 0.f, 0.f, 0.f, 5.f}));
  CodeSamplerOptions greedy;
  greedy.mode = CodeSamplerOptions::Mode::Greedy;
  const auto row = sampling::sampleCodes(network, at::zeros({1, 5}), greedy, noDraw).value().front();
  QVERIFY(row.codes.empty());
  QVERIFY(row.endedItself && !row.wantedToEnd);
}

void TstT2mGptNetworks::theEndCanBeForbidden() {
  auto network = tinyGpt();
  alwaysSay(network, at::tensor({0.f, 1.f, 0.f, 0.f, 0.f, 0.f, 0.f, 5.f}));
  CodeSamplerOptions greedy;
  greedy.mode = CodeSamplerOptions::Mode::Greedy;
  greedy.fewestCodes = 3;
  const auto row = sampling::sampleCodes(network, at::zeros({1, 5}), greedy, noDraw).value().front();
  QCOMPARE(row.codes, (std::vector<std::int64_t>{1, 1, 1}));
  QVERIFY(row.endedItself && row.wantedToEnd);
  CodeSamplerOptions drawn;
  drawn.fewestCodes = 2;
  int asked = 0;
  const auto again = sampling::sampleCodes(network, at::zeros({1, 5}), drawn, [&](std::size_t, int) { return asked++ % 2 == 0 ? 0.9 : 0.0; }).value().front();
  QCOMPARE(again.codes, (std::vector<std::int64_t>{0, 0}));  // drawn anew, not the last code of those that are left
  QCOMPARE(asked, 5);
}

void TstT2mGptNetworks::samplingStops() {
  auto network = tinyGpt();
  std::stop_source source;
  source.request_stop();
  const auto stopped = sampling::sampleCodes(network, at::zeros({1, 5}), {}, noDraw, {}, source.get_token());
  QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

void TstT2mGptNetworks::theTokenizerReadsWholeCodes() {
  at::manual_seed(5);
  model::VqVaeOptions o;
  o.width = 8, o.codeWidth = 4, o.codes = 6;
  model::VqVae network(o);
  const at::NoGradGuard quiet;
  network->codebook().copy_(at::randn({6, 4}));
  const auto latents = network->encode(at::randn({2, 50, 263}));
  QCOMPARE(latents.sizes(), (at::IntArrayRef{2, 12, 4}));
  const auto codes = network->codesOf(latents);
  for (std::int64_t i = 0; i < 12; ++i) {
    const auto nearest = (network->codebook() - latents[1][i]).square().sum(1).argmin().item<std::int64_t>();
    QCOMPARE(codes[1][i].item<std::int64_t>(), nearest);
  }
  QCOMPARE(network->decode(network->lookUp(codes)).sizes(), (at::IntArrayRef{2, 48, 263}));
  QVERIFY_EXCEPTION_THROWN(network->encode(at::zeros({1, 3, 263})), c10::Error);
  QCOMPARE(network->codesOf(network->codebook()).equal(at::arange(6)), true);
}

void TstT2mGptNetworks::unusedCodesAreReplacedAndUsedOnesFollow() {
  auto codebook = at::tensor({0.f, 0.f, 10.f, 10.f, 5.f, 5.f}).reshape({3, 2});
  training::CodebookSums sums{codebook.clone(), at::ones({3})};
  const auto latents = at::tensor({1.f, 1.f, 3.f, 3.f, 2.f, 0.f, 9.f, 9.f}).reshape({4, 2});
  training::followCodes(codebook, sums, latents, at::tensor({0, 0, 0, 1}, at::kLong), latents.flip(0), 0.5);
  QVERIFY(at::allclose(sums.count, at::tensor({2.f, 1.f, 0.5f})));
  QVERIFY(at::allclose(codebook[0], at::tensor({1.5f, 1.0f})));  // (0 / 2 + 6 / 2) / 2, (0 / 2 + 4 / 2) / 2
  QVERIFY(at::allclose(codebook[1], at::tensor({9.5f, 9.5f})));
  QVERIFY(at::allclose(codebook[2], at::tensor({3.f, 3.f})));    // nobody used it: row 2 of the replacements
  QVERIFY(at::allclose(sums.sum[2], at::tensor({2.5f, 2.5f})));  // it keeps its old sum
  QVERIFY(std::abs(training::perplexity(at::tensor({0, 1, 2, 3}, at::kLong), 8).item<double>() - 4.0) < 1e-4);
}

void TstT2mGptNetworks::fewLatentsAreRepeated() {
  const auto latents = at::randn({3, 4});
  const auto enough = training::enoughLatents(latents, 8);
  QCOMPARE(enough.size(0), std::int64_t{9});
  const auto apart = (enough.narrow(0, 3, 3) - latents).abs().max().item<double>();
  QVERIFY(apart > 0.0 && apart < 0.05);
  QVERIFY(training::enoughLatents(latents, 2).is_same(latents));
}

QTEST_APPLESS_MAIN(TstT2mGptNetworks)
#include "tst_t2m_gpt_networks.moc"
