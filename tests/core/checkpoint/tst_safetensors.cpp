#include "core/checkpoint/safetensors.h"
#include "tests/support/hash_weights.h"
#include "tests/support/hostile_input.h"

#include <QtTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cstring>
#include <fstream>

using namespace core;
using namespace core::model;

namespace {

std::string readBytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void writeBytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string withHeader(const std::string& header, std::size_t dataBytes) {
  const std::uint64_t size = header.size();
  std::string bytes(sizeof size, '\0');
  std::memcpy(bytes.data(), &size, sizeof size);
  return bytes + header + std::string(dataBytes, 'x');
}

}  // namespace

class TstSafetensors : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void everyElementTypeComesBack();
  void theSameTensorsGiveTheSameBytes();
  void dataLieAligned();
  void absentAndUnwritableFilesAreNamed();
  void aCutFileIsRefusedAtEveryByte();
  void flippedBytesNeverCrash();
  void damagedFilesAreReadOrRefused();
  void hostileHeadersAreRefused_data();
  void hostileHeadersAreRefused();
  void hashWeightsFollowTheWorkedExample();

 private:
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  TensorMap sample() const;
  QTemporaryDir folder_;
};

void TstSafetensors::initTestCase() {
  QVERIFY(folder_.isValid());
  at::set_num_threads(1);
}

TensorMap TstSafetensors::sample() const {
  TensorMap tensors;
  const auto base = at::arange(12, at::kDouble).reshape({3, 4}) - 5;
  int number = 0;
  for (const auto type : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong, at::kInt, at::kShort, at::kChar, at::kBool})
    tensors["tensor." + std::to_string(number++)] = base.to(type);
  tensors["bytes"] = at::arange(5, at::kByte);
  tensors["empty"] = at::empty({0, 7}, at::kFloat);
  tensors["scalar"] = at::tensor(2.5f).reshape({});
  tensors["turned"] = base.to(at::kFloat).t();  // not contiguous
  return tensors;
}

void TstSafetensors::everyElementTypeComesBack() {
  const auto tensors = sample();
  const auto file = path("all.safetensors");
  QVERIFY(writeSafetensors(file, tensors, {{"format", "pt"}, {"note", "a \"quoted\" word"}}));
  const auto read = readTensorFile(file);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->tensors.size(), tensors.size());
  for (const auto& [name, tensor] : tensors) {
    const auto& got = read->tensors.at(name);
    QVERIFY2(got.scalar_type() == tensor.scalar_type() && got.sizes() == tensor.sizes() && got.equal(tensor), name.c_str());
  }
  QCOMPARE(read->metadata.at("note"), std::string("a \"quoted\" word"));
  QCOMPARE(readSafetensorsMetadata(file)->at("format"), std::string("pt"));
}

void TstSafetensors::theSameTensorsGiveTheSameBytes() {
  QVERIFY(writeSafetensors(path("a"), sample(), {{"b", "1"}, {"a", "2"}}));
  QVERIFY(writeSafetensors(path("b"), sample(), {{"a", "2"}, {"b", "1"}}));
  QVERIFY(readBytes(path("a")) == readBytes(path("b")));
}

void TstSafetensors::dataLieAligned() {
  QVERIFY(writeSafetensors(path("aligned"), sample()));
  const auto bytes = readBytes(path("aligned"));
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), sizeof header);
  QCOMPARE(header % 8, std::uint64_t{0});
}

void TstSafetensors::absentAndUnwritableFilesAreNamed() {
  const auto absent = readSafetensors(path("absent"));
  QVERIFY(!absent && absent.error().code == ErrorCode::NotFound);
  QVERIFY(absent.error().message.find("absent") != std::string::npos);
  const auto folder = readSafetensors(path("."));
  QVERIFY(!folder && folder.error().code == ErrorCode::ReadFailed);
  const auto unwritable = writeSafetensors(path("no/such/folder"), sample());
  QVERIFY(!unwritable && unwritable.error().code == ErrorCode::WriteFailed);
  const auto strange = writeSafetensors(path("strange"), {{"complex", at::zeros({2}, at::kComplexFloat)}});
  QVERIFY(!strange && strange.error().code == ErrorCode::Unsupported);
  QVERIFY(!std::filesystem::exists(path("strange")));
}

void TstSafetensors::aCutFileIsRefusedAtEveryByte() {
  QVERIFY(writeSafetensors(path("whole"), {{"a", at::ones({2, 3})}, {"b", at::arange(4)}}));
  const auto whole = readBytes(path("whole"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    writeBytes(path("cut"), whole.substr(0, size));
    const auto read = readSafetensors(path("cut"));
    QVERIFY2(!read && read.error().code == ErrorCode::ParseFailed, qPrintable(QString("cut after %1 bytes").arg(size)));
  }
}

void TstSafetensors::flippedBytesNeverCrash() {
  QVERIFY(writeSafetensors(path("whole"), {{"a", at::ones({2, 3})}, {"b", at::arange(4)}, {"c", at::ones({3}, at::kBool)}}));
  const auto whole = readBytes(path("whole"));
  int refused = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int flip : {1, 0x20, 0x80, 0xFF}) {
      auto bytes = whole;
      bytes[i] = static_cast<char>(bytes[i] ^ flip);
      writeBytes(path("flipped"), bytes);
      const auto read = readSafetensors(path("flipped"));
      if (!read) {
        ++refused;
        continue;
      }
      for (const auto& [name, tensor] : *read) QVERIFY(tensor.numel() <= 12);
    }
  }
  QVERIFY(refused > 100);
}

void TstSafetensors::damagedFilesAreReadOrRefused() {
  QVERIFY(writeSafetensors(path("whole"), sample(), {{"format", "pt"}}));
  const auto outcome = tests::tryHostile(
      {readBytes(path("whole"))},
      [&](const std::string& bytes) {
        writeBytes(path("damaged"), bytes);
        (void)readSafetensorsMetadata(path("damaged"));
        return tests::sentenceOf(readTensorFile(path("damaged")));
      },
      1000);
  VERIFY_OUTCOME(outcome);
}

void TstSafetensors::hostileHeadersAreRefused_data() {
  QTest::addColumn<QString>("header");
  QTest::addColumn<int>("dataBytes");
  const auto row = [](const char* name, const char* header, int dataBytes) { QTest::newRow(name) << QString::fromLatin1(header) << dataBytes; };
  row("no json", "hello", 0);
  row("a list", "[1,2]", 0);
  row("tensor is no object", R"({"a":3})", 0);
  row("huge size", R"({"a":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}})", 4);
  row("product overflows to 4", R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,1],"data_offsets":[0,0]}})", 0);
  row("huge beside zero", R"({"a":{"dtype":"F32","shape":[0,4611686018427387904],"data_offsets":[0,0]}})", 0);
  row("negative size", R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4);
  row("fraction", R"({"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4);
  row("shape is a word", R"({"a":{"dtype":"F32","shape":"1","data_offsets":[0,4]}})", 4);
  row("three offsets", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}})", 8);
  row("backwards", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4);
  row("outside the data", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 4);
  row("overlap", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}})", 6);
  row("twice the same", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 4);
  row("hole", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})", 12);
  row("data left over", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 9);
  row("unknown type", R"({"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})", 4);
  row("type is a number", R"({"a":{"dtype":4,"shape":[1],"data_offsets":[0,4]}})", 4);
  row("metadata is a list", R"({"__metadata__":["x"]})", 0);
  row("metadata holds a number", R"({"__metadata__":{"x":1}})", 0);
}

void TstSafetensors::hostileHeadersAreRefused() {
  QFETCH(QString, header);
  QFETCH(int, dataBytes);
  writeBytes(path("hostile"), withHeader(header.toStdString(), static_cast<std::size_t>(dataBytes)));
  const auto read = readSafetensors(path("hostile"));
  QVERIFY(!read);
  QVERIFY(read.error().code == ErrorCode::ParseFailed || read.error().code == ErrorCode::Unsupported);
  QVERIFY(read.error().message.find("hostile") != std::string::npos);
}

void TstSafetensors::hashWeightsFollowTheWorkedExample() {
  const auto embedding = tests::hashWeight("vae.skel_embedding.weight", {256, 263}, "linear");
  const auto flat = embedding.reshape({-1});
  const auto starts = [](const at::Tensor& tensor, std::vector<double> expected, double limit) {
    const auto got = tensor.reshape({-1}).slice(0, 0, static_cast<std::int64_t>(expected.size())).to(at::kDouble);
    return (got - at::tensor(expected)).abs().max().item<double>() < limit;
  };
  QVERIFY(starts(embedding, {0.0506454445, -0.0701880679, -0.0731134489, -0.0209343378}, 1e-9));
  QVERIFY(starts(flat.slice(0, -1), {-0.01936112}, 1e-8));
  QVERIFY(std::abs(embedding.to(at::kDouble).sum().item<double>() - 10.675497) < 1e-5);
  QVERIFY(starts(tests::hashWeight("vae.global_motion_token", {2, 256}, "table"), {0.109284766, -0.326107055, 0.476317436, -0.425384313}, 1e-8));
  QVERIFY(starts(tests::hashWeight("vae.encoder.norm.weight", {256}, "norm"), {0.997192025, 1.01337123, 0.966046512, 0.962102056}, 1e-7));
  QVERIFY(starts(tests::hashWeight("vae.encoder.norm.bias", {256}, "vector"), {-0.013198291, 0.00656696875, -0.0325320698, 0.0384273939}, 1e-8));
  QVERIFY(starts(tests::hashWeight("denoiser.zero_convs.0.weight", {256, 256}, "zeroconv"), {0.017094681, 0.0139652118, -0.0107234484, -0.03191505}, 1e-8));
  QVERIFY(starts(tests::hashWeight("sequence_pos_encoder.pe", {8, 1, 512}, "sinusoid")[3], {0.14112, -0.9899925, 0.24508542, -0.9695015}, 1e-6));
}

QTEST_GUILESS_MAIN(TstSafetensors)
#include "tst_safetensors.moc"
