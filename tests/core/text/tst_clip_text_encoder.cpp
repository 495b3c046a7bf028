#include "core/text/clip_text_encoder.h"

#include <ATen/ATen.h>

#include <QtTest/QtTest>

#include <cmath>
#include <set>

using namespace core::text;

/// CLIP's text tower at a small size, with weights by formula, against plain loops.
class TstClipTextEncoder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesAreThePublishedOnes();
  void withoutLayersItIsNormAndProjection();
  void itIsWhatTheFormulasSay_data();
  void itIsWhatTheFormulasSay();
  void whatStandsBehindTheEndDoesNotMatter();
  void longTextsAreRefused();
};

namespace {

ClipTextOptions small(int layers) {
  ClipTextOptions o;
  o.vocabularySize = 11, o.positions = 7, o.width = 8, o.layers = layers, o.heads = 2, o.feedForward = 12, o.projection = 5;
  return o;
}

ClipTextNetwork made(const ClipTextOptions& options) {
  ClipTextNetwork network(options);
  const torch::NoGradGuard quiet;
  double phase = 0.1;
  for (auto& item : network->named_parameters()) {
    auto value = item.value();
    const auto wave = at::sin(at::arange(value.numel(), at::kDouble) * 0.7 + phase).reshape(value.sizes());
    value.copy_(item.key().find("norm") != std::string::npos && item.key().ends_with("weight") ? 1.0 + 0.2 * wave : 0.5 * wave);
    phase += 1.3;
  }
  network->to(torch::kDouble);
  network->eval();
  return network;
}

using Rows = std::vector<std::vector<double>>;

/// The same network in plain loops over vectors.
class Plain {
 public:
  explicit Plain(ClipTextNetwork network) : network_(network), all_(network->named_parameters()) {}

  std::vector<double> feature(const std::vector<int>& tokens) const {
    const auto& o = network_->options();
    Rows x;
    for (std::size_t i = 0; i < tokens.size(); ++i)
      x.push_back(sum(row("text_model.embeddings.token_embedding.weight", tokens[i]), row("text_model.embeddings.position_embedding.weight", static_cast<int>(i))));
    for (int l = 0; l < o.layers; ++l) {
      const auto p = "text_model.encoder.layers." + std::to_string(l) + ".";
      Rows q, k, v;
      for (const auto& token : x) {
        const auto normed = norm(token, p + "layer_norm1");
        q.push_back(linear(normed, p + "self_attn.q_proj"));
        k.push_back(linear(normed, p + "self_attn.k_proj"));
        v.push_back(linear(normed, p + "self_attn.v_proj"));
      }
      const int width = o.width / o.heads;
      for (std::size_t i = 0; i < x.size(); ++i) {
        std::vector<double> mixed(static_cast<std::size_t>(o.width));
        for (int h = 0; h < o.heads; ++h) {
          double total = 0.0;
          std::vector<double> weights;
          for (std::size_t j = 0; j <= i; ++j) {
            double dot = 0.0;
            for (int c = h * width; c < (h + 1) * width; ++c) dot += q[i][static_cast<std::size_t>(c)] * k[j][static_cast<std::size_t>(c)];
            weights.push_back(std::exp(dot / std::sqrt(static_cast<double>(width))));
            total += weights.back();
          }
          for (std::size_t j = 0; j <= i; ++j) {
            for (int c = h * width; c < (h + 1) * width; ++c) mixed[static_cast<std::size_t>(c)] += weights[j] / total * v[j][static_cast<std::size_t>(c)];
          }
        }
        x[i] = sum(x[i], linear(mixed, p + "self_attn.out_proj"));
        auto wide = linear(norm(x[i], p + "layer_norm2"), p + "mlp.fc1");
        for (auto& w : wide)
          w = o.activation == ClipTextOptions::Activation::QuickGelu ? w / (1.0 + std::exp(-1.702 * w)) : 0.5 * w * (1.0 + std::erf(w / std::sqrt(2.0)));
        x[i] = sum(x[i], linear(wide, p + "mlp.fc2"));
      }
    }
    return linear(norm(x.back(), "text_model.final_layer_norm"), "text_projection");
  }

 private:
  std::vector<double> values(const at::Tensor& t) const { return {t.data_ptr<double>(), t.data_ptr<double>() + t.numel()}; }
  std::vector<double> row(const std::string& name, int i) const { return values(all_[name][i].contiguous()); }
  static std::vector<double> sum(std::vector<double> a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
  }
  std::vector<double> linear(const std::vector<double>& x, const std::string& name) const {
    const auto weight = all_[name + ".weight"];
    std::vector<double> y;
    for (int i = 0; i < weight.size(0); ++i) {
      const auto w = values(weight[i].contiguous());
      double total = all_.contains(name + ".bias") ? all_[name + ".bias"][i].item<double>() : 0.0;
      for (std::size_t k = 0; k < w.size(); ++k) total += w[k] * x[k];
      y.push_back(total);
    }
    return y;
  }
  std::vector<double> norm(const std::vector<double>& x, const std::string& name) const {
    double mean = 0.0, square = 0.0;
    for (const double v : x) mean += v / static_cast<double>(x.size());
    for (const double v : x) square += (v - mean) * (v - mean) / static_cast<double>(x.size());
    const auto scale = values(all_[name + ".weight"]), shift = values(all_[name + ".bias"]);
    std::vector<double> y;
    for (std::size_t i = 0; i < x.size(); ++i) y.push_back((x[i] - mean) / std::sqrt(square + 1e-5) * scale[i] + shift[i]);
    return y;
  }

  ClipTextNetwork network_;
  torch::OrderedDict<std::string, at::Tensor> all_;
};

at::Tensor run(ClipTextNetwork& network, const std::vector<std::int64_t>& tokens, std::int64_t end) {
  const torch::NoGradGuard quiet;
  return network(at::tensor(tokens, at::kLong).unsqueeze(0), at::tensor({end}, at::kLong))[0];
}

}  // namespace

void TstClipTextEncoder::namesAreThePublishedOnes() {
  auto options = small(12);
  std::set<std::string> names;
  ClipTextNetwork network(options);
  for (const auto& item : network->named_parameters()) names.insert(item.key());
  std::set<std::string> expected{"text_model.embeddings.token_embedding.weight", "text_model.embeddings.position_embedding.weight", "text_model.final_layer_norm.weight",
                                 "text_model.final_layer_norm.bias", "text_projection.weight"};
  for (int i = 0; i < 12; ++i) {
    for (const char* part : {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "layer_norm1", "layer_norm2", "mlp.fc1", "mlp.fc2"}) {
      for (const char* kind : {".weight", ".bias"}) expected.insert("text_model.encoder.layers." + std::to_string(i) + "." + part + kind);
    }
  }
  QCOMPARE(expected.size(), std::size_t{197});
  QVERIFY(names == expected);
}

void TstClipTextEncoder::withoutLayersItIsNormAndProjection() {
  auto network = made(small(0));
  const auto all = network->named_parameters();
  const auto token = (all["text_model.embeddings.token_embedding.weight"][4] + all["text_model.embeddings.position_embedding.weight"][2]).unsqueeze(0);
  const auto normed = at::layer_norm(token, {8}, all["text_model.final_layer_norm.weight"], all["text_model.final_layer_norm.bias"]);
  const auto expected = at::matmul(normed, all["text_projection.weight"].t())[0];
  QVERIFY(at::allclose(run(network, {1, 2, 4}, 2), expected));
}

void TstClipTextEncoder::itIsWhatTheFormulasSay_data() {
  QTest::addColumn<int>("activation");
  QTest::newRow("quick gelu") << 0;
  QTest::newRow("gelu") << 1;
}

void TstClipTextEncoder::itIsWhatTheFormulasSay() {
  QFETCH(int, activation);
  auto options = small(3);
  options.activation = activation == 0 ? ClipTextOptions::Activation::QuickGelu : ClipTextOptions::Activation::Gelu;
  auto network = made(options);
  const Plain plain(network);
  for (const auto& tokens : {std::vector<int>{9, 10}, {9, 3, 10}, {9, 1, 2, 3, 4, 5, 10}}) {
    const auto got = run(network, {tokens.begin(), tokens.end()}, static_cast<std::int64_t>(tokens.size()) - 1);
    const auto expected = at::tensor(plain.feature(tokens), at::kDouble);
    QVERIFY2((got - expected).abs().max().item<double>() < 1e-10, qPrintable(QString::number((got - expected).abs().max().item<double>())));
  }
}

void TstClipTextEncoder::whatStandsBehindTheEndDoesNotMatter() {
  auto network = made(small(2));
  const auto alone = run(network, {9, 3, 10}, 2);
  QVERIFY(at::allclose(run(network, {9, 3, 10, 10, 10}, 2), alone, 0, 1e-12));
  QVERIFY(at::allclose(run(network, {9, 3, 10, 5, 1, 2}, 2), alone, 0, 1e-12));
  QVERIFY(!at::allclose(run(network, {9, 4, 10}, 2), alone));
  // In a batch with a longer one.
  const torch::NoGradGuard quiet;
  const auto both = network(at::tensor({9, 3, 10, 10, 9, 1, 2, 10}, at::kLong).reshape({2, 4}), at::tensor({2, 3}, at::kLong));
  QVERIFY(at::allclose(both[0], alone, 0, 1e-12));
}

void TstClipTextEncoder::longTextsAreRefused() {
  auto network = made(small(1));
  QVERIFY_EXCEPTION_THROWN((void)run(network, {9, 1, 1, 1, 1, 1, 1, 10}, 7), c10::Error);
}

QTEST_APPLESS_MAIN(TstClipTextEncoder)
#include "tst_clip_text_encoder.moc"
