#include "core/training/event_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace core::training;

/// The file is read back by a reader of this test's own, written from the format's description.
class TstEventFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void scalarsComeBack();
  void theSumOfAKnownTextIsTheKnownOne();
};

namespace {

struct Scalar {
  std::int64_t step;
  double seconds;
  QByteArray tag;
  float value;
};

// CRC-32C bit by bit, most plainly.
quint32 plainCrc(const QByteArray& bytes) {
  quint32 crc = 0xffffffffu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1u ? (crc >> 1) ^ 0x82f63b78u : crc >> 1;
  }
  return ~crc;
}
quint32 masked(const QByteArray& bytes) {
  const quint32 crc = plainCrc(bytes);
  return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
}

struct Reader {
  QByteArray bytes;
  int at = 0;
  template <class T>
  T raw() {
    T value;
    std::memcpy(&value, bytes.constData() + at, sizeof value);
    at += sizeof value;
    return value;
  }
  quint64 varint() {
    quint64 value = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes.at(at++));
      value |= static_cast<quint64>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
  QByteArray chunk() {
    const auto size = static_cast<int>(varint());
    const auto part = bytes.mid(at, size);
    at += size;
    return part;
  }
  bool atEnd() const { return at >= bytes.size(); }
};

}  // namespace

void TstEventFile::theSumOfAKnownTextIsTheKnownOne() { QCOMPARE(plainCrc("123456789"), 0xe3069283u); }

void TstEventFile::scalarsComeBack() {
  QTemporaryDir folder;
  {
    auto file = EventFile::create(folder.path().toStdString(), 1'700'000'000);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QVERIFY(file->add(50, 1'700'000'010.5, "train/", {{"loss", 2.5}, {"learning_rate", 1e-4}}));
    QVERIFY(file->add(300, 1'700'000'090.0, "validation/", {{"error", -0.125}}));
  }
  QFile in(folder.filePath("events.out.tfevents.1700000000.gesto"));
  QVERIFY(in.open(QIODevice::ReadOnly));
  Reader records{in.readAll()};
  std::vector<Scalar> scalars;
  QByteArray version;
  while (!records.atEnd()) {
    const int start = records.at;
    const auto length = records.raw<quint64>();
    QCOMPARE(records.raw<quint32>(), masked(records.bytes.mid(start, 8)));
    const auto event = records.bytes.mid(records.at, static_cast<int>(length));
    records.at += static_cast<int>(length);
    QCOMPARE(records.raw<quint32>(), masked(event));
    Reader fields{event};
    double seconds = 0.0;
    std::int64_t step = 0;
    while (!fields.atEnd()) {
      switch (fields.varint()) {
        case (1 << 3) | 1: seconds = fields.raw<double>(); break;
        case (2 << 3) | 0: step = static_cast<std::int64_t>(fields.varint()); break;
        case (3 << 3) | 2: version = fields.chunk(); break;
        case (5 << 3) | 2: {
          Reader summary{fields.chunk()};
          while (!summary.atEnd()) {
            QCOMPARE(summary.varint(), quint64{(1 << 3) | 2});
            Reader value{summary.chunk()};
            Scalar scalar{step, seconds, {}, 0.0f};
            while (!value.atEnd()) {
              const auto tag = value.varint();
              if (tag == ((1 << 3) | 2))
                scalar.tag = value.chunk();
              else if (tag == ((2 << 3) | 5))
                scalar.value = value.raw<float>();
              else
                QFAIL("a field that no scalar has");
            }
            scalars.push_back(scalar);
          }
          break;
        }
        default: QFAIL("a field that no event has");
      }
    }
  }
  QCOMPARE(version, QByteArray("brain.Event:2"));
  QCOMPARE(scalars.size(), std::size_t{3});
  QCOMPARE(scalars[0].tag, QByteArray("train/loss"));
  QCOMPARE(scalars[0].value, 2.5f);
  QCOMPARE(scalars[0].step, std::int64_t{50});
  QCOMPARE(scalars[0].seconds, 1'700'000'010.5);
  QCOMPARE(scalars[1].tag, QByteArray("train/learning_rate"));
  QCOMPARE(scalars[2].step, std::int64_t{300});
  QCOMPARE(scalars[2].value, -0.125f);
}

QTEST_APPLESS_MAIN(TstEventFile)
#include "tst_event_file.moc"
