#include "core/families/mld/mld_vae.h"
#include "core/families/mld/mld_weights.h"
#include "core/families/mld/published_mld.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/published/published_weights.h"
#include "core/families/smoodi/style_adaptor.h"
#include "tests/support/fixtures.h"
#include "tests/support/hash_weights.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

#include <QtTest/QtTest>

#include <limits>
#include <set>

using namespace core::model;

/// What the headers of the MLD and SMooDi networks promise, at small sizes.
class TstSmoodiNetworks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void parameterNamesAreThePublishedOnes_data();
  void parameterNamesAreThePublishedOnes();
  void wrongWeightsAreRefusedByName();
  void leadingTokensAreThoseOfTheWholeSequence_data();
  void leadingTokensAreThoseOfTheWholeSequence();
  void oneMemoryTokenEqualsTwoOfTheSame();
  void paddedLatentsChangeNothing();
  void paddedTextChangesNothing();
  void freshAdaptorLeavesTheDenoiserAlone();
  void aliasingShowsTheStyleToTheFrozenBranch();
  void copiedAdaptorStartsFromTheDenoiser();
  void adaptorWithoutExtrasGivesTheSame();
  void packedLayersGiveTheSame_data();
  void packedLayersGiveTheSame();
  void styleNetworkIgnoresFramesBeyondTheLength_data();
  void styleNetworkIgnoresFramesBeyondTheLength();
  void motionIsTheSameAloneAndInABatch();
  void trainsUnderReducedPrecision();
  void trainingReachesEveryEffectiveParameter();
};

namespace {

DenoiserOptions smallDenoiser() {
  DenoiserOptions o;
  o.latentTokens = 6, o.latentWidth = 8, o.width = 32, o.layers = 5, o.heads = 4, o.feedForward = 48;
  o.textWidth = 12, o.timeWidth = 16, o.latentProjections = true, o.positions = 16, o.publishedExtras = false;
  return o;
}

StyleAdaptorOptions compactAdaptor() {
  StyleAdaptorOptions o;
  o.denoiser = smallDenoiser();
  o.style = {.featureWidth = 10, .width = 32, .layers = 2, .feedForward = 48, .classes = 3, .positions = 40, .publishedExtras = false};
  o.aliasStyleIntoFrozen = false;
  o.publishedExtras = false;
  return o;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

constexpr double kRounding = 2e-5;

}  // namespace

void TstSmoodiNetworks::parameterNamesAreThePublishedOnes_data() {
  QTest::addColumn<QString>("table");
  QTest::addColumn<QString>("prefix");
  QTest::newRow("vae") << "mld"
                       << "vae.";
  QTest::newRow("denoiser") << "mld"
                            << "denoiser.";
  QTest::newRow("adaptor") << "smoodi"
                           << "denoiser.";
  QTest::newRow("guidance network") << "smoodi"
                                    << "style_function.";
  QTest::newRow("bare classifier") << "style100"
                                   << "";
}

void TstSmoodiNetworks::parameterNamesAreThePublishedOnes() {
  QFETCH(QString, table);
  QFETCH(QString, prefix);
  const auto shared = tests::sharedFolder();
  if (!shared) QSKIP("the shared folder with the published key tables is not there");
  const auto published = tests::hashWeights(*shared / "fixtures" / "keys" / (table + ".tsv").toStdString());
  QVERIFY2(published, published ? "" : published.error().message.c_str());

  std::shared_ptr<torch::nn::Module> module;
  if (prefix == "vae.")
    module = MldVae().ptr();
  else if (prefix == "denoiser.")
    module = table == "mld" ? MldDenoiser().ptr() : std::shared_ptr<torch::nn::Module>(StyleAdaptor().ptr());
  else
    module = StyleNetwork(StyleNetworkOptions{.classes = table == "style100" ? 100 : 47}).ptr();

  std::set<std::string> expected, found;
  for (const auto& [key, tensor] : published.value()) {
    if (key.rfind(prefix.toStdString(), 0) != 0) continue;
    expected.insert(key + " " + c10::str(tensor.sizes()));
  }
  for (const auto& item : module->named_parameters()) found.insert(prefix.toStdString() + item.key() + " " + c10::str(item.value().sizes()));
  for (const auto& line : expected) QVERIFY2(found.count(line), ("missing: " + line).c_str());
  for (const auto& line : found) QVERIFY2(expected.count(line), ("not published: " + line).c_str());
  QVERIFY(module->named_buffers().is_empty());
}

void TstSmoodiNetworks::wrongWeightsAreRefusedByName() {
  StyleNetwork network(compactAdaptor().style);
  TensorMap weights;
  for (const auto& item : network->named_parameters()) weights["style_function." + item.key()] = item.value().detach();
  QVERIFY(loadStyleNetwork(weights));

  auto incomplete = weights;
  incomplete.erase("style_function.encoder.layers.1.norm1.bias");
  auto answer = loadStyleNetwork(incomplete);
  QVERIFY(!answer && answer.error().message.find("encoder.layers.1.norm1.bias") != std::string::npos);

  auto misshaped = weights;
  misshaped["style_function.encoder.layers.1.linear2.weight"] = at::zeros({3, 3});
  answer = loadStyleNetwork(misshaped);
  QVERIFY(!answer && answer.error().message.find("linear2.weight is [3, 3]") != std::string::npos);

  auto poisoned = weights;
  auto bias = weights["style_function.classifier.bias"].clone();
  bias[1] = std::numeric_limits<float>::quiet_NaN();
  poisoned["style_function.classifier.bias"] = bias;
  answer = loadStyleNetwork(poisoned);
  QVERIFY(!answer && answer.error().message.find("classifier.bias") != std::string::npos);

  QVERIFY(!loadMldVae(weights));
  QVERIFY(!loadMldDenoiser({}));
  QVERIFY(!loadStyleAdaptor({{"denoiser.mld_denoiser.emb_proj.1.weight", at::zeros({4})}}));
}

void TstSmoodiNetworks::leadingTokensAreThoseOfTheWholeSequence_data() {
  QTest::addColumn<bool>("preNorm");
  QTest::newRow("post-norm") << false;
  QTest::newRow("pre-norm") << true;
}

void TstSmoodiNetworks::leadingTokensAreThoseOfTheWholeSequence() {
  QFETCH(bool, preNorm);
  at::manual_seed(1);
  torch::NoGradGuard quiet;
  SkipTransformerOptions options;
  options.block = {.width = 32, .heads = 4, .feedForward = 48, .preNorm = preNorm};
  options.layers = 5;
  SkipTransformerEncoder encoder(options);
  encoder->eval();
  const auto x = at::randn({2, 9, 32});
  const auto bias = attentionBias(at::arange(9).unsqueeze(0) < at::tensor({9, 6}).unsqueeze(1));
  QVERIFY(distance(encoder->forward(x, bias, {}, 3), encoder->forward(x, bias).narrow(1, 0, 3)) < kRounding);
}

void TstSmoodiNetworks::oneMemoryTokenEqualsTwoOfTheSame() {
  at::manual_seed(2);
  torch::NoGradGuard quiet;
  DecoderLayer layer(TransformerOptions{.width = 32, .heads = 4, .feedForward = 48});
  layer->eval();
  const auto x = at::randn({2, 7, 32}), memory = at::randn({2, 1, 32});
  QVERIFY(distance(layer->forward(x, memory), layer->forward(x, memory.repeat({1, 2, 1}))) < kRounding);
}

void TstSmoodiNetworks::paddedLatentsChangeNothing() {
  at::manual_seed(3);
  torch::NoGradGuard quiet;
  MldDenoiser denoiser(smallDenoiser());
  denoiser->eval();
  const auto latent = at::randn({1, 3, 8}), text = at::randn({1, 2, 12});
  const auto timestep = at::tensor({321}, at::kLong);
  const auto alone = denoiser->forward(latent, timestep, text);
  const auto padded = at::cat({latent, at::full({1, 2, 8}, 1e3)}, 1);
  const auto mask = at::arange(5).unsqueeze(0) < 3;
  QVERIFY(distance(denoiser->forward(padded, timestep, text, mask).narrow(1, 0, 3), alone) < kRounding);
  QVERIFY(distance(denoiser->forward(padded, timestep, text).narrow(1, 0, 3), alone) > 1e-3);
  QVERIFY_EXCEPTION_THROWN((void)denoiser->forward(at::randn({1, 7, 8}), timestep, text), c10::Error);
}

void TstSmoodiNetworks::paddedTextChangesNothing() {
  at::manual_seed(4);
  torch::NoGradGuard quiet;
  MldDenoiser denoiser(smallDenoiser());
  denoiser->eval();
  const auto latent = at::randn({1, 3, 8}), text = at::randn({1, 2, 12});
  const auto timestep = at::tensor({321}, at::kLong);
  const auto padded = at::cat({text, at::full({1, 3, 12}, 1e3)}, 1);
  const auto mask = at::arange(5).unsqueeze(0) < 2;
  QVERIFY(distance(denoiser->forward(latent, timestep, padded, {}, {}, mask), denoiser->forward(latent, timestep, text)) < kRounding);
}

void TstSmoodiNetworks::freshAdaptorLeavesTheDenoiserAlone() {
  at::manual_seed(5);
  torch::NoGradGuard quiet;
  StyleAdaptor adaptor(compactAdaptor());
  adaptor->eval();
  const auto latent = at::randn({2, 4, 8}), text = at::randn({2, 1, 12}), style = at::randn({2, 20, 10});
  const auto timestep = at::tensor({7, 800}, at::kLong);
  const auto steered = adaptor->forward(latent, timestep, text, adaptor->embedStyle(style));
  QVERIFY(distance(steered, adaptor->denoiser()->forward(latent, timestep, text)) < kRounding);
}

void TstSmoodiNetworks::aliasingShowsTheStyleToTheFrozenBranch() {
  at::manual_seed(6);
  torch::NoGradGuard quiet;
  StyleAdaptorOptions released;
  released.denoiser = smallDenoiser();
  released.denoiser.latentProjections = false;
  released.denoiser.latentWidth = released.denoiser.width;
  released.style = compactAdaptor().style;
  StyleAdaptor adaptor(released);
  adaptor->eval();
  const auto latent = at::randn({2, 1, 32}), text = at::randn({2, 1, 12});
  const auto timestep = at::tensor({7, 800}, at::kLong);
  const auto style = adaptor->embedStyle(at::randn({2, 20, 10}));
  const auto expected = adaptor->denoiser()->forward(latent + style.unsqueeze(1), timestep, text);
  QVERIFY(distance(adaptor->forward(latent, timestep, text, style), expected) < kRounding);
}

void TstSmoodiNetworks::copiedAdaptorStartsFromTheDenoiser() {
  StyleAdaptor adaptor(compactAdaptor());
  adaptor->copyFromDenoiser();
  const auto all = adaptor->named_parameters();
  int compared = 0;
  for (const auto& [name, tensor] : adaptor->trainableParameters()) {
    if (name.rfind("style_encoder.", 0) == 0) continue;
    if (name.rfind("zero_convs.", 0) == 0) {
      QVERIFY2(tensor.abs().max().item<float>() == 0.0f, name.c_str());
      continue;
    }
    auto source = "mld_denoiser." + name;
    const auto rename = [&](const std::string& own, const std::string& theirs) {
      if (const auto at = source.find(own); at != std::string::npos) source.replace(at, own.size(), theirs);
    };
    rename("encoder_c.", "encoder.");
    rename("time_embedding_c.", "time_embedding.");
    QVERIFY2(all.contains(source) && tensor.equal(all[source]), name.c_str());
    ++compared;
  }
  QVERIFY(compared >= 2 * 12 + 4 + 2 + 1 + 2);  // two input blocks, time, text, positions, latent_in
}

void TstSmoodiNetworks::adaptorWithoutExtrasGivesTheSame() {
  at::manual_seed(7);
  torch::NoGradGuard quiet;
  auto options = compactAdaptor();
  options.publishedExtras = true;
  StyleAdaptor full(options);
  options.publishedExtras = false;
  StyleAdaptor small(options);
  const auto source = full->named_parameters();
  for (auto& item : small->named_parameters()) item.value().copy_(source[item.key()]);
  full->eval();
  small->eval();
  const auto latent = at::randn({2, 4, 8}), text = at::randn({2, 1, 12}), style = at::randn({2, 32});
  const auto timestep = at::tensor({7, 800}, at::kLong);
  QVERIFY(full->forward(latent, timestep, text, style).equal(small->forward(latent, timestep, text, style)));
}

void TstSmoodiNetworks::packedLayersGiveTheSame_data() {
  QTest::addColumn<bool>("preNorm");
  QTest::addColumn<bool>("aliases");
  QTest::addColumn<bool>("ofTokens");
  QTest::newRow("norms before, a style for all tokens") << true << false << false;
  QTest::newRow("norms before, a style of each token") << true << false << true;
  QTest::newRow("norms behind, as published") << false << true << false;
}

void TstSmoodiNetworks::packedLayersGiveTheSame() {
  QFETCH(bool, preNorm);
  QFETCH(bool, aliases);
  QFETCH(bool, ofTokens);
  at::manual_seed(12);
  auto options = compactAdaptor();
  options.denoiser.width = options.style.width = 64;
  options.denoiser.preNorm = options.style.preNorm = preNorm;
  options.aliasStyleIntoFrozen = aliases;
  StyleAdaptor adaptor(options);
  {
    torch::NoGradGuard quiet;
    for (auto& item : adaptor->named_parameters()) {
      if (item.key().rfind("zero_convs.", 0) == 0) item.value().normal_(0.0, 0.3);
    }
  }
  adaptor->eval();
  QVERIFY(PackedAdaptor::fits(*adaptor));
  PackedAdaptor packed(adaptor, core::base::Precision::Exact);
  const torch::NoGradGuard quiet;
  for (const std::int64_t tokens : {1, 4, 6}) {
    const auto latent = at::randn({3, tokens, 8}), text = at::randn({3, 1, 12});
    const auto style = ofTokens ? at::randn({3, tokens, 64}) : at::randn({3, 64});
    const auto step = at::tensor({301}, at::kLong);
    const auto time = adaptor->timeTokens(step), words = adaptor->textTokens(text);
    const auto wanted = adaptor->predict(latent, time, words, style).noise;
    QVERIFY2(distance(packed.predict(latent, time, words, style), wanted) < 2e-5,
             qPrintable(QString::number(distance(packed.predict(latent, time, words, style), wanted))));
    const auto plain = adaptor->denoiser()->forward(latent, step.expand({3}), text);
    QVERIFY(distance(packed.predictPlain(latent, time, words), plain) < 2e-5);
    QVERIFY(distance(wanted, plain) > 0.01);
  }
}

void TstSmoodiNetworks::styleNetworkIgnoresFramesBeyondTheLength_data() {
  QTest::addColumn<int>("framesPerToken");
  QTest::newRow("one frame per token") << 1;
  QTest::newRow("four frames per token") << 4;
}

void TstSmoodiNetworks::styleNetworkIgnoresFramesBeyondTheLength() {
  QFETCH(int, framesPerToken);
  at::manual_seed(8);
  torch::NoGradGuard quiet;
  auto options = compactAdaptor().style;
  options.framesPerToken = framesPerToken;
  StyleNetwork network(options);
  network->eval();
  const auto clip = at::randn({1, 16, 10});
  const auto padded = at::cat({clip, at::full({1, 9, 10}, 50.0)}, 1);
  const auto lengths = at::tensor({16}, at::kLong);
  QVERIFY(distance(network->embed(padded, lengths), network->embed(clip)) < kRounding);
  const auto inBatch = network->read(padded, 0, lengths), alone = network->read(clip, 0);
  QCOMPARE(inBatch.layers.size(), std::size_t{2});
  QVERIFY(distance(inBatch.embedding, network->embed(clip)) < kRounding);
  for (std::size_t i = 0; i < 2; ++i) {
    QVERIFY(distance(inBatch.layers[i].mean, alone.layers[i].mean) < kRounding);
    QVERIFY(distance(inBatch.layers[i].deviation, alone.layers[i].deviation) < kRounding);
  }
  QVERIFY(network->classify(clip).size(1) == 3);
  QVERIFY_EXCEPTION_THROWN((void)network->embed(at::zeros({1, network->maxFrames() + 1, 10})), c10::Error);
  QVERIFY(network->embed(at::zeros({1, 1, 10})).isfinite().all().item<bool>());
}

void TstSmoodiNetworks::motionIsTheSameAloneAndInABatch() {
  at::manual_seed(9);
  torch::NoGradGuard quiet;
  MldVae vae(MldVaeOptions{.featureWidth = 10, .width = 32, .layers = 5, .feedForward = 48, .positions = 60});
  vae->eval();
  const auto clip = at::randn({1, 17, 10});
  const auto short17 = at::tensor({17}, at::kLong), both = at::tensor({17, 30}, at::kLong);
  const auto batch = at::cat({at::constant_pad_nd(clip, {0, 0, 0, 13}, 9.0), at::randn({1, 30, 10})});
  const auto alone = vae->encode(clip, short17), inBatch = vae->encode(batch, both);
  QVERIFY(distance(inBatch.mean[0], alone.mean[0]) < kRounding);
  QVERIFY(distance(inBatch.logVariance[0], alone.logVariance[0]) < kRounding);

  const auto latent = at::randn({2, 1, 32});
  const auto together = vae->decode(latent, both);
  QCOMPARE(together.size(1), std::int64_t{30});
  QVERIFY(distance(together.narrow(0, 0, 1).narrow(1, 0, 17), vae->decode(latent.narrow(0, 0, 1), short17)) < kRounding);
  QVERIFY(together[0].narrow(0, 17, 13).abs().max().item<float>() == 0.0f);
  QVERIFY_EXCEPTION_THROWN((void)vae->decode(latent, at::tensor({0, 30}, at::kLong)), c10::Error);
  QVERIFY_EXCEPTION_THROWN((void)vae->decode(latent, at::tensor({1, 61}, at::kLong)), c10::Error);
}

void TstSmoodiNetworks::trainsUnderReducedPrecision() {
  at::manual_seed(10);
  StyleAdaptor adaptor(compactAdaptor());
  const auto latent = at::randn({3, 4, 8}), text = at::randn({3, 1, 12}), style = at::randn({3, 20, 10});
  const auto timestep = at::tensor({7, 300, 800}, at::kLong);
  const auto mask = at::arange(4).unsqueeze(0) < at::tensor({4, 2, 3}).unsqueeze(1);
  at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
  at::autocast::set_cpu_enabled(true);
  const auto noise = adaptor->forward(latent, timestep, text, adaptor->embedStyle(style), mask);
  at::autocast::set_cpu_enabled(false);
  at::autocast::clear_cache();
  QCOMPARE(noise.scalar_type(), at::kFloat);
  noise.square().mean().backward();
  for (const auto& [name, tensor] : adaptor->trainableParameters()) {
    if (tensor.grad().defined()) QVERIFY2(tensor.grad().isfinite().all().item<bool>(), name.c_str());
  }
}

void TstSmoodiNetworks::trainingReachesEveryEffectiveParameter() {
  at::manual_seed(11);
  StyleAdaptor adaptor(compactAdaptor());
  {
    torch::NoGradGuard quiet;
    for (auto& item : adaptor->named_parameters()) {
      if (item.key().rfind("zero_convs.", 0) == 0) item.value().normal_(0.0, 0.1);
    }
  }
  const auto latent = at::randn({2, 4, 8}), text = at::randn({2, 1, 12}), style = at::randn({2, 20, 10});
  adaptor->forward(latent, at::tensor({7, 800}, at::kLong), text, adaptor->embedStyle(style)).square().mean().backward();
  for (const auto& [name, tensor] : adaptor->trainableParameters()) {
    if (name.rfind("style_encoder.classifier.", 0) == 0) continue;  // the embedding is read before it
    QVERIFY2(tensor.grad().defined() && tensor.grad().abs().max().item<float>() > 0.0f, name.c_str());
  }
}

QTEST_APPLESS_MAIN(TstSmoodiNetworks)
#include "tst_smoodi_networks.moc"
