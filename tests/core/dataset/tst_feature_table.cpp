#include "core/base/file.h"
#include "core/base/random.h"
#include "core/dataset/feature_table.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstring>
#include <stdexcept>
#include <thread>

using core::ErrorCode;
using core::dataset::FeatureTable;

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

class TstFeatureTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readsRowAfterRow();
  void takesATensorThatStandsBehindAnother();
  void filesFollowEachOther();
  void hostileHeadersAreRefused_data();
  void hostileHeadersAreRefused();
  void cutAndFlippedFilesNeverCrash();
  void aMissingFileIsNotFound();

 private:
  std::filesystem::path written(const char* name, const std::string& bytes) {
    const std::filesystem::path file = folder_.filePath(name).toStdString();
    if (!core::base::writeFileAtomically(file, bytes)) throw std::runtime_error("cannot write");
    return file;
  }
  core::Result<FeatureTable> open(const std::string& bytes) { return FeatureTable::open({written("features.safetensors", bytes)}); }
  static std::vector<float> rowsOf(const FeatureTable& table, std::int64_t first, std::int64_t count) {
    std::vector<float> rows(static_cast<std::size_t>(count * table.width()));
    if (auto read = table.read(first, count, rows); !read) throw std::runtime_error(read.error().message);
    return rows;
  }
  QTemporaryDir folder_;
};

void TstFeatureTable::readsRowAfterRow() {
  const auto table = open(fileOf(kGoodHeader, floats(6)));
  QVERIFY2(table, table ? "" : table.error().message.c_str());
  QCOMPARE(table->rows(), std::int64_t{3});
  QCOMPARE(table->width(), std::int64_t{2});
  QCOMPARE(rowsOf(*table, 0, 3), (std::vector<float>{0.0f, 0.5f, 1.0f, 1.5f, 2.0f, 2.5f}));
  QCOMPARE(rowsOf(*table, 2, 1), (std::vector<float>{2.0f, 2.5f}));
}

void TstFeatureTable::takesATensorThatStandsBehindAnother() {
  const auto table = open(fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"features":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}})", floats(4)));
  QVERIFY(table);
  QCOMPARE(rowsOf(*table, 0, 1), (std::vector<float>{1.0f, 1.5f}));
}

void TstFeatureTable::filesFollowEachOther() {
  const auto one = written("one", fileOf(kGoodHeader, floats(6)));
  const auto two = written("two", fileOf(R"({"features":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}})", floats(4)));
  const auto none = written("none", fileOf(R"({"features":{"dtype":"F32","shape":[0,2],"data_offsets":[0,0]}})", ""));
  const auto table = FeatureTable::open({one, none, two});
  QVERIFY2(table, table ? "" : table.error().message.c_str());
  QCOMPARE(table->rows(), std::int64_t{5});
  QCOMPARE(rowsOf(*table, 1, 4), (std::vector<float>{1.0f, 1.5f, 2.0f, 2.5f, 0.0f, 0.5f, 1.0f, 1.5f}));
  QCOMPARE(rowsOf(*table, 3, 1), (std::vector<float>{0.0f, 0.5f}));
  std::vector<float> room(4);
  QVERIFY(!table->read(4, 2, room) && !table->read(-1, 2, room) && !table->read(0, 1, room));
  const auto wide = written("wide", fileOf(R"({"features":{"dtype":"F32","shape":[1,3],"data_offsets":[0,12]}})", floats(3)));
  QVERIFY(!FeatureTable::open({one, wide}));
  // Many threads at once, each with its own rows.
  std::vector<std::jthread> readers;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 8; ++t) {
    readers.emplace_back([&, t] {
      for (int i = 0; i < 500; ++i) wrong += rowsOf(*table, (t + i) % 3, 1)[0] == static_cast<float>((t + i) % 3) ? 0 : 1;
    });
  }
  readers.clear();
  QCOMPARE(wrong.load(), 0);
}

void TstFeatureTable::hostileHeadersAreRefused_data() {
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

void TstFeatureTable::hostileHeadersAreRefused() {
  QFETCH(QByteArray, tensor);
  const auto table = open(fileOf("{\"features\":" + tensor.toStdString() + "}", floats(6)));
  QVERIFY(!table);
  QVERIFY(table.error().code == ErrorCode::ParseFailed);
  QVERIFY2(table.error().message.find("features.safetensors") != std::string::npos, table.error().message.c_str());
}

void TstFeatureTable::cutAndFlippedFilesNeverCrash() {
  const std::string good = fileOf(kGoodHeader, floats(6));
  for (std::size_t length = 0; length < good.size(); ++length) QVERIFY(!open(good.substr(0, length)));
  core::base::RandomStream random(3);
  for (int i = 0; i < 500; ++i) {
    std::string flipped = good;
    flipped[random.below(flipped.size())] = static_cast<char>(random.below(256));
    if (const auto table = open(flipped); table && table->rows() > 0) QCOMPARE(rowsOf(*table, table->rows() - 1, 1).size(), static_cast<std::size_t>(table->width()));
  }
  QVERIFY(!open(std::string(8, '\xFF') + "{}"));
}

void TstFeatureTable::aMissingFileIsNotFound() {
  const auto table = FeatureTable::open({folder_.filePath("not-there").toStdString()});
  QVERIFY(!table && table.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TstFeatureTable)
#include "tst_feature_table.moc"
