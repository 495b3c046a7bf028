#include "core/io/read/npy_motion.h"

#include <QTest>

#include <cstring>

using namespace core;

/// Arrays as other people's programs save motion: other orders, other numbers, other joints.
class TstNpyMotion : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyKindOfNumberIsRead_data();
  void everyKindOfNumberIsRead();
  void fortransOrderIsTheSameArray();
  void shapesTellTheJoints_data();
  void shapesTellTheJoints();
  void otherShapesAreRefused_data();
  void otherShapesAreRefused();
};

namespace {

std::string npy(const std::string& type, bool isFortran, const std::string& shape, const std::string& data) {
  std::string header = "{'descr': '" + type + "', 'fortran_order': " + (isFortran ? "True" : "False") + ", 'shape': (" + shape + "), }\n";
  std::string out("\x93NUMPY\x01\0", 8);
  out += static_cast<char>(header.size() & 0xff);
  out += static_cast<char>(header.size() >> 8);
  return out + header + data;
}

template <class T>
std::string bytesOf(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// A place that tells its frame, joint and coordinate.
double valueAt(std::int64_t f, std::int64_t j, std::int64_t c) { return static_cast<double>(f) + 0.01 * static_cast<double>(j) + 0.001 * static_cast<double>(c); }

}  // namespace

void TstNpyMotion::everyKindOfNumberIsRead_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<double>("second");
  const auto row = [](const char* type, const std::string& data, double second) {
    QTest::newRow(type) << QByteArray::fromStdString(npy(type, false, "2,", data)) << second;
  };
  row("<f2", std::string("\x00\x3c\x00\xb8", 4), -0.5);
  row(">f2", std::string("\x3c\x00\xb8\x00", 4), -0.5);
  row("<f4", bytesOf<float>({1, -0.5f}), -0.5);
  row("<f8", bytesOf<double>({1, -0.5}), -0.5);
  row(">f4", std::string("\x3f\x80\x00\x00\xbf\x00\x00\x00", 8), -0.5);
  row("|i1", std::string("\x01\xf9", 2), -7);
  row("|u1", std::string("\x01\xf9", 2), 249);
  row("<i2", bytesOf<std::int16_t>({1, -7}), -7);
  row("<u2", bytesOf<std::uint16_t>({1, 40000}), 40000);
  row("<i4", bytesOf<std::int32_t>({1, -7}), -7);
  row(">i4", std::string("\0\0\0\1\xff\xff\xff\xf9", 8), -7);
  row("<u4", bytesOf<std::uint32_t>({1, 4000000000U}), 4e9);
  row("<i8", bytesOf<std::int64_t>({1, -7}), -7);
  row("|b1", std::string("\1\0", 2), 0);
}

void TstNpyMotion::everyKindOfNumberIsRead() {
  QFETCH(QByteArray, bytes);
  QFETCH(double, second);
  const auto array = io::parseNpy(bytes.toStdString(), "a.npy");
  QVERIFY2(array, array ? "" : array.error().message.c_str());
  QCOMPARE(array->values, (std::vector<double>{1.0, second}));
}

void TstNpyMotion::fortransOrderIsTheSameArray() {
  // [2, 3] of 1 to 6 by rows lies as 1 4 2 5 3 6 by columns.
  const auto array = io::parseNpy(npy("<f4", true, "2, 3", bytesOf<float>({1, 4, 2, 5, 3, 6})), "a.npy");
  QVERIFY2(array, array ? "" : array.error().message.c_str());
  QCOMPARE(array->shape, (std::vector<std::int64_t>{2, 3}));
  QCOMPARE(array->values, (std::vector<double>{1, 2, 3, 4, 5, 6}));
}

void TstNpyMotion::shapesTellTheJoints_data() {
  QTest::addColumn<QList<int>>("shape");
  QTest::addColumn<QList<int>>("order");  // where frames, joints and coordinates stand
  QTest::newRow("usual") << QList<int>{5, 22, 3} << QList<int>{0, 1, 2};
  QTest::newRow("a batch of one") << QList<int>{1, 5, 22, 3} << QList<int>{1, 2, 3};
  QTest::newRow("a last extent of one") << QList<int>{5, 22, 3, 1} << QList<int>{0, 1, 2};
  QTest::newRow("frames last, as networks have it") << QList<int>{22, 3, 5} << QList<int>{2, 0, 1};
  QTest::newRow("all turned round") << QList<int>{3, 22, 5} << QList<int>{2, 1, 0};
  QTest::newRow("coordinates first") << QList<int>{3, 5, 22} << QList<int>{1, 2, 0};
  QTest::newRow("a batch, frames last") << QList<int>{1, 22, 3, 5} << QList<int>{3, 1, 2};
  QTest::newRow("24 joints of SMPL") << QList<int>{5, 24, 3} << QList<int>{0, 1, 2};
  QTest::newRow("52 joints with hands") << QList<int>{5, 52, 3} << QList<int>{0, 1, 2};
  QTest::newRow("55 joints with a face") << QList<int>{5, 55, 3} << QList<int>{0, 1, 2};
}

void TstNpyMotion::shapesTellTheJoints() {
  QFETCH(QList<int>, shape);
  QFETCH(QList<int>, order);
  io::NpyArray array;
  std::size_t count = 1;
  for (const int extent : shape) array.shape.push_back(extent), count *= static_cast<std::size_t>(extent);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::int64_t> at(array.shape.size());
    std::size_t rest = i;
    for (std::size_t k = at.size(); k-- > 0;) {
      at[k] = static_cast<std::int64_t>(rest % static_cast<std::size_t>(array.shape[k]));
      rest /= static_cast<std::size_t>(array.shape[k]);
    }
    array.values.push_back(valueAt(at[static_cast<std::size_t>(order[0])], at[static_cast<std::size_t>(order[1])], at[static_cast<std::size_t>(order[2])]));
  }
  io::ImportReport report;
  const auto motion = io::npyMotion(array, "a.npy", &report);
  QVERIFY2(motion, motion ? "" : motion.error().message.c_str());
  const auto& joints = std::get<io::NpyJoints>(*motion).positions;
  QCOMPARE(joints.size(), std::size_t{5 * 22});
  for (std::int64_t f = 0; f < 5; ++f)
    for (std::int64_t j = 0; j < 22; ++j)
      for (int c = 0; c < 3; ++c) QCOMPARE(joints[static_cast<std::size_t>(f * 22 + j)][c], static_cast<float>(valueAt(f, j, c)));
  const bool isUsual = shape == QList<int>{5, 22, 3} || shape.first() == 1 || shape.last() == 1;
  if (!isUsual || shape.contains(24) || shape.contains(52)) QVERIFY(report.assumptions.size() > (isUsual ? 0 : 1));
}

void TstNpyMotion::otherShapesAreRefused_data() {
  QTest::addColumn<QList<int>>("shape");
  QTest::newRow("17 joints of Human3.6M") << QList<int>{5, 17, 3};
  QTest::newRow("poses of SMPL, which are turns") << QList<int>{5, 72};
  QTest::newRow("in the plane") << QList<int>{5, 22, 2};
  QTest::newRow("one row") << QList<int>{263};
  QTest::newRow("no frame") << QList<int>{0, 22, 3};
}

void TstNpyMotion::otherShapesAreRefused() {
  QFETCH(QList<int>, shape);
  io::NpyArray array;
  std::size_t count = 1;
  for (const int extent : shape) array.shape.push_back(extent), count *= static_cast<std::size_t>(extent);
  array.values.assign(count, 0.0);
  const auto motion = io::npyMotion(array, "a.npy");
  QVERIFY(!motion);
  QVERIFY(motion.error().message.starts_with("a.npy: "));
}

QTEST_APPLESS_MAIN(TstNpyMotion)
#include "tst_npy_motion.moc"
