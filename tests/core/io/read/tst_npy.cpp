#include "core/base/file.h"
#include "core/io/read/npy.h"
#include "core/io/read/npy_motion.h"
#include "tests/core/io/samples.h"

#include <QTest>

#include <array>

using namespace core;

namespace {

std::string withHeader(const std::string& header, const std::string& data = {}) {
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(header.size() & 0xff);
  bytes += static_cast<char>(header.size() >> 8);
  return bytes + header + data;
}

}  // namespace

class TstNpy : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void writtenArraysReadBack();
  void doublesAndIntegersAreRead();
  void hostileHeadersAreRefused_data();
  void hostileHeadersAreRefused();
  void samplesAreTakenForWhatTheyAre();
  void cutFilesNeverCrash();
};

void TstNpy::writtenArraysReadBack() {
  const std::vector<float> values = {1.5f, -2.0f, 3.25f, 0.0f, 1e-30f, 6.0f};
  const std::array<std::int64_t, 2> shape = {2, 3};
  const auto bytes = io::formatNpy(values, shape);
  QCOMPARE((bytes.find('\n') + 1) % 64, std::size_t(0));  // numpy aligns the data
  auto array = io::parseNpy(bytes, "a.npy");
  QVERIFY(array.ok());
  QCOMPARE(array->shape, (std::vector<std::int64_t>{2, 3}));
  for (std::size_t i = 0; i < values.size(); ++i) QCOMPARE(static_cast<float>(array->values[i]), values[i]);
  const std::array<std::int64_t, 1> row = {6};
  QCOMPARE(io::parseNpy(io::formatNpy(values, row), "b.npy")->shape, (std::vector<std::int64_t>{6}));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, io::formatNpy(values, std::array<std::int64_t, 1>{5}));
}

void TstNpy::doublesAndIntegersAreRead() {
  const double number = -0.125;
  const std::int64_t whole = -7;
  auto doubles = io::parseNpy(withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", {reinterpret_cast<const char*>(&number), 8}), "a.npy");
  QVERIFY2(doubles.ok(), doubles ? "" : doubles.error().message.c_str());
  QVERIFY(doubles->shape.empty());
  QCOMPARE(doubles->values, std::vector<double>{-0.125});
  auto integers = io::parseNpy(withHeader("{\"shape\": (1L,), \"fortran_order\": False, \"descr\": \"<i8\"}", {reinterpret_cast<const char*>(&whole), 8}), "a.npy");
  QVERIFY2(integers.ok(), integers ? "" : integers.error().message.c_str());
  QCOMPARE(integers->values, std::vector<double>{-7});
}

void TstNpy::hostileHeadersAreRefused_data() {
  QTest::addColumn<QByteArray>("bytes");
  const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
  row("empty", "");
  row("other", "PK\x03\x04 not an array");
  row("version", std::string("\x93NUMPY\x09\x00\x10\x00", 10));
  row("long header", std::string("\x93NUMPY\x01\x00\xff\xff{", 11));
  row("longer header", std::string("\x93NUMPY\x02\x00\xff\xff\xff\xff{", 13));
  row("huge", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9223372036854775807), }"));
  row("product overflows", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }"));
  row("negative", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }"));
  row("too big for 64 bits", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }"));
  row("short data", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "1234"));
  row("long data", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "12345678"));
  row("complex", withHeader("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "12345678"));
  row("objects", withHeader("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "12345678"));
  row("short half", withHeader("{'descr': '<f2', 'fortran_order': False, 'shape': (3,), }", "1234"));
  row("no shape", withHeader("{'descr': '<f4', 'fortran_order': False, }", "1234"));
  row("unclosed", withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (1", "1234"));
  row("bare key", withHeader("{'descr'"));
}

void TstNpy::hostileHeadersAreRefused() {
  QFETCH(QByteArray, bytes);
  const auto array = io::parseNpy(bytes.toStdString(), "bad.npy");
  QVERIFY(!array.ok());
  QVERIFY(array.error().message.starts_with("bad.npy: "));
}

void TstNpy::samplesAreTakenForWhatTheyAre() {
  REQUIRE_SAMPLES();
  io::ImportReport report;
  auto joints = io::readNpyMotion(tests::sampleFolder() / "humanml3d_012314_joints22.npy", &report);
  QVERIFY2(joints.ok(), joints ? "" : joints.error().message.c_str());
  QVERIFY(std::holds_alternative<io::NpyJoints>(*joints));
  QCOMPARE(std::get<io::NpyJoints>(*joints).positions.size() % 22, std::size_t(0));
  QCOMPARE(report.assumptions.size(), std::size_t(1));
  auto features = io::readNpyMotion(tests::sampleFolder() / "humanml3d_012314_vecs263.npy");
  QVERIFY(features.ok() && std::holds_alternative<io::NpyFeatures>(*features));
  auto mean = io::readNpyMotion(tests::sampleFolder() / "humanml3d_Mean263.npy");
  QVERIFY(!mean.ok());
  QCOMPARE(mean.error().code, ErrorCode::Unsupported);
}

void TstNpy::cutFilesNeverCrash() {
  REQUIRE_SAMPLES();
  const auto bytes = base::readWholeFile(tests::sampleFolder() / "humanml3d_Mean263.npy");
  QVERIFY(bytes.ok());
  for (std::size_t cut = 0; cut < bytes->size(); ++cut) QVERIFY(!io::parseNpy(std::string_view(*bytes).substr(0, cut), "cut.npy").ok());
  auto damaged = *bytes;
  for (std::size_t at = 0; at < 128; ++at) {
    for (int value = 0; value < 256; value += 5) {
      damaged[at] = static_cast<char>(value);
      static_cast<void>(io::parseNpy(damaged, "damaged.npy"));
    }
    damaged[at] = (*bytes)[at];
  }
}

QTEST_APPLESS_MAIN(TstNpy)
#include "tst_npy.moc"
