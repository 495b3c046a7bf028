#include "core/base/file.h"
#include "core/base/random.h"
#include "core/dataset/feature_rows.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using core::ErrorCode;
using core::dataset::readFeatureRows;

namespace {

std::string fileOf(const std::string& header, const std::string& data) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(header.size() >> (8 * i) & 0xFF);
  return bytes + header + data;
}

std::string floats(std::size_t count) {
  std::string bytes(count * 4, '\0');
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<float>(i) * 0.5f;
    std::memcpy(bytes.data() + 4 * i, &value, 4);
  }
  return bytes;
}

const std::string kGoodHeader = R"({"features":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}}   )";

}  // namespace

class TstFeatureRows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readsRowAfterRow();
  void takesATensorThatStandsBehindAnother();
  void hostileHeadersAreRefused_data();
  void hostileHeadersAreRefused();
  void cutAndFlippedFilesNeverCrash();
  void aMissingFileIsNotFound();

 private:
  core::Result<core::dataset::FeatureRows> read(const std::string& bytes) {
    const std::filesystem::path file = folder_.filePath("features.safetensors").toStdString();
    if (auto written = core::base::writeFileAtomically(file, bytes); !written) return written.error();
    return readFeatureRows(file);
  }
  QTemporaryDir folder_;
};

void TstFeatureRows::readsRowAfterRow() {
  const auto table = read(fileOf(kGoodHeader, floats(6)));
  QVERIFY2(table, table ? "" : table.error().message.c_str());
  QCOMPARE(table->rows, std::int64_t{3});
  QCOMPARE(table->width, std::int64_t{2});
  QCOMPARE(table->values, (std::vector<float>{0.0f, 0.5f, 1.0f, 1.5f, 2.0f, 2.5f}));
}

void TstFeatureRows::takesATensorThatStandsBehindAnother() {
  const auto table = read(fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"features":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}})", floats(4)));
  QVERIFY(table);
  QCOMPARE(table->values, (std::vector<float>{1.0f, 1.5f}));
}

void TstFeatureRows::hostileHeadersAreRefused_data() {
  QTest::addColumn<QByteArray>("tensor");
  QTest::newRow("other type") << QByteArray(R"({"dtype":"F16","shape":[3,2],"data_offsets":[0,24]})");
  QTest::newRow("one dimension") << QByteArray(R"({"dtype":"F32","shape":[6],"data_offsets":[0,24]})");
  QTest::newRow("no shape") << QByteArray(R"({"dtype":"F32","data_offsets":[0,24]})");
  QTest::newRow("text shape") << QByteArray(R"({"dtype":"F32","shape":["3","2"],"data_offsets":[0,24]})");
  QTest::newRow("beyond the file") << QByteArray(R"({"dtype":"F32","shape":[4,2],"data_offsets":[0,32]})");
  QTest::newRow("backwards") << QByteArray(R"({"dtype":"F32","shape":[3,2],"data_offsets":[24,0]})");
  QTest::newRow("negative") << QByteArray(R"({"dtype":"F32","shape":[-3,-2],"data_offsets":[0,24]})");
  QTest::newRow("no width") << QByteArray(R"({"dtype":"F32","shape":[3,0],"data_offsets":[0,24]})");
  QTest::newRow("other product") << QByteArray(R"({"dtype":"F32","shape":[2,2],"data_offsets":[0,24]})");
  QTest::newRow("overflowing product") << QByteArray(R"({"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]})");
  QTest::newRow("beyond 63 bits") << QByteArray(R"({"dtype":"F32","shape":[3,2],"data_offsets":[0,18446744073709551615]})");
  QTest::newRow("half a float") << QByteArray(R"({"dtype":"F32","shape":[3,2],"data_offsets":[0,23]})");
  QTest::newRow("a number") << QByteArray("5");
}

void TstFeatureRows::hostileHeadersAreRefused() {
  QFETCH(QByteArray, tensor);
  const auto table = read(fileOf("{\"features\":" + tensor.toStdString() + "}", floats(6)));
  QVERIFY(!table);
  QVERIFY(table.error().code == ErrorCode::ParseFailed);
  QVERIFY2(table.error().message.find("features.safetensors") != std::string::npos, table.error().message.c_str());
}

void TstFeatureRows::cutAndFlippedFilesNeverCrash() {
  const std::string good = fileOf(kGoodHeader, floats(6));
  for (std::size_t length = 0; length < good.size(); ++length) QVERIFY(!read(good.substr(0, length)));
  core::base::RandomStream random(3);
  for (int i = 0; i < 500; ++i) {
    std::string flipped = good;
    flipped[random.below(flipped.size())] = static_cast<char>(random.below(256));
    if (const auto table = read(flipped)) QVERIFY(static_cast<std::int64_t>(table->values.size()) == table->rows * table->width);
  }
  QVERIFY(!read(std::string(8, '\xFF') + "{}"));
}

void TstFeatureRows::aMissingFileIsNotFound() {
  const auto table = readFeatureRows(folder_.filePath("none").toStdString());
  QVERIFY(!table && table.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TstFeatureRows)
#include "tst_feature_rows.moc"
