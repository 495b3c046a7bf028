#include "core/io/read/bvh_reader.h"
#include "core/io/read/bvh_text.h"
#include "core/motion/kinematics.h"

#include <QTest>

using namespace core;

/// BVH as people's programs write its head: counts that are wrong, blanks that are not, times that are rounded.
class TstBvhHeaders : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyWayToWriteThemIsRead_data();
  void everyWayToWriteThemIsRead();
  void rowsCountMoreThanTheHeader_data();
  void rowsCountMoreThanTheHeader();
  void rowsOfAnotherLengthAreRefused();
  void timesStandForRates_data();
  void timesStandForRates();
  void textsComeInManyForms_data();
  void textsComeInManyForms();
  void jointsNeedNoNamesOfTheirOwn();
};

namespace {

std::string bvh(const std::string& header, const std::string& rows) {
  return "HIERARCHY\nROOT Hips\n{\n\tOFFSET 0 0 0\n\tCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\n\tJOINT Spine\n\t{\n\t\tOFFSET 0 50.5 "
         "0\n\t\tCHANNELS 3 Zrotation Xrotation Yrotation\n"
         "\t\tEnd Site\n\t\t{\n\t\t\tOFFSET 0 50 0\n\t\t}\n\t}\n}\nMOTION\n" +
         header + rows;
}

const std::string kRow = "0 90.5 1.25 0 0 0 10 0 0\n";

Result<motion::Clip> read(const std::string& text, io::ImportReport* report = nullptr) { return io::parseBvh(text, "case.bvh", {.metresPerUnit = 0.01}, report); }

}  // namespace

void TstBvhHeaders::everyWayToWriteThemIsRead_data() {
  QTest::addColumn<QString>("header");
  const auto row = [](const char* header) { QTest::newRow(header) << QString(header); };
  row("Frames: 3\nFrame Time: 0.05\n");
  row("Frames:3\nFrame Time:0.05\n");
  row("Frames :3\nFrame Time :0.05\n");
  row("Frames : 3\nFrame  Time : 0.05\n");
  row("Frames:\t3\r\nFrame Time:\t0.05\r\n");
  row("frames: 3\nframe time: 0.05\n");
  row("FRAMES: 3\nFRAME TIME: 0.05\n");
  row("Frames 3\nFrame Time 0.05\n");
  row("Frames: 3\nFrameTime: 0.05\n");
  row("Frame Time: 0.05\nFrames: 3\n");
  row("Frames: 3.0\nFrame Time: 5e-2\n");
  row("Frames: 3\nFrame Time: 0,05\n");
  row("\n  Frames: 3  \n\n  Frame Time: 0.05  \n\n");
}

void TstBvhHeaders::everyWayToWriteThemIsRead() {
  QFETCH(QString, header);
  const auto clip = read(bvh(header.toStdString(), kRow + kRow + kRow));
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->frameCount(), 3);
  QVERIFY(std::abs(clip->fps() - 20.0) < 1e-9);
  QVERIFY(std::abs(clip->rootPosition(2).y - 0.905f) < 1e-6f);
}

void TstBvhHeaders::rowsCountMoreThanTheHeader_data() {
  QTest::addColumn<QString>("count");
  QTest::addColumn<QString>("rows");
  QTest::addColumn<int>("frames");
  const QString row = QString::fromStdString(kRow);
  QTest::newRow("one more") << "2" << row + row + row << 3;
  QTest::newRow("one less") << "4" << row + row + row << 3;
  QTest::newRow("none") << "0" << row + row << 2;
  QTest::newRow("less than none") << "-1" << row << 1;
  QTest::newRow("far too many") << "900000000" << row + row << 2;
  QTest::newRow("rows of two lines") << "5"
                                     << "0 90.5 1.25\n0 0 0 10 0 0\n0 90.5 1.25\n0 0 0 10 0 0\n"
                                     << 2;
  QTest::newRow("no end of the last line") << "3" << row + row.trimmed() << 2;
}

void TstBvhHeaders::rowsCountMoreThanTheHeader() {
  QFETCH(QString, count);
  QFETCH(QString, rows);
  QFETCH(int, frames);
  io::ImportReport report;
  const auto clip = read(bvh("Frames: " + count.toStdString() + "\nFrame Time: 0.05\n", rows.toStdString()), &report);
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->frameCount(), frames);
  QVERIFY(std::any_of(report.assumptions.begin(), report.assumptions.end(),
                      [&](const std::string& text) { return text.find(count.toStdString() + " frames") != std::string::npos; }));
}

void TstBvhHeaders::rowsOfAnotherLengthAreRefused() {
  // Eight and ten values are eighteen, but no two rows of nine.
  const auto uneven = read(bvh("Frames: 3\nFrame Time: 0.05\n", "0 90.5 1.25 0 0 0 10 0\n0 0 90.5 1.25 0 0 0 10 0 0\n"));
  QVERIFY(!uneven);
  QVERIFY2(uneven.error().message.find("expected 9 channel values, found 8") != std::string::npos, uneven.error().message.c_str());
  const auto cut = read(bvh("Frames: 2\nFrame Time: 0.05\n", kRow + "0 90.5"));
  QVERIFY(!cut && cut.error().code == ErrorCode::ParseFailed);
  QVERIFY(!read(bvh("Frames: 2\nFrame Time: 0.05\n", "")));
}

void TstBvhHeaders::timesStandForRates_data() {
  QTest::addColumn<QString>("time");
  QTest::addColumn<double>("fps");
  QTest::newRow("four digits") << "0.0167" << 60.0;
  QTest::newRow("three digits") << "0.033" << 30.0;
  QTest::newRow("a rate in its place") << "30" << 30.0;
  QTest::newRow("milliseconds") << "33.333" << 30.0;
  QTest::newRow("television") << "0.0333667" << 1.0 / 0.0333667;
  QTest::newRow("its own") << "0.0175" << 1.0 / 0.0175;
}

void TstBvhHeaders::timesStandForRates() {
  QFETCH(QString, time);
  QFETCH(double, fps);
  io::ImportReport report;
  const auto clip = read(bvh("Frames: 1\nFrame Time: " + time.toStdString() + "\n", kRow), &report);
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY2(std::abs(clip->fps() - fps) < 1e-6 * fps, qPrintable(QString::number(clip->fps())));
  const bool isSaid =
      std::any_of(report.assumptions.begin(), report.assumptions.end(), [](const std::string& text) { return text.find("frame time") != std::string::npos; });
  QCOMPARE(isSaid, std::abs(time.toDouble() * fps - 1.0) > 2e-4);
}

void TstBvhHeaders::textsComeInManyForms_data() {
  QTest::addColumn<QByteArray>("bytes");
  const std::string text = bvh("Frames: 2\nFrame Time: 0.05\n", kRow + kRow);
  const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())); };
  const auto replaced = [](std::string from, const std::string& what, const std::string& by) {
    for (std::size_t at = from.find(what); at != std::string::npos; at = from.find(what, at + by.size())) from.replace(at, what.size(), by);
    return from;
  };
  row("byte order mark", "\xEF\xBB\xBF" + text);
  row("end of file sign", text + "\x1a");
  row("zeros at the end", text + std::string(3, '\0'));
  row("returns and line feeds", replaced(text, "\n", "\r\n"));
  row("returns alone", replaced(text, "\n", "\r"));
  row("blanks that do not break", replaced(replaced(text, "\t", "\xc2\xa0"), " 90.5",
                                           "\xc2\xa0"
                                           "90.5"));
  row("control signs between", replaced(text, "MOTION", "\x01\x0b\x0cMOTION\x1f"));
  row("decimal commas", replaced(text, ".", ","));
  row("commas between", replaced(text, "0 90.5 1.25 0 0 0 10 0 0", "0, 90.5, 1.25, 0, 0, 0, 10, 0, 0"));
  std::string wide = "\xff\xfe";
  for (const char c : text) (wide += c) += '\0';
  row("UTF-16", wide);
}

void TstBvhHeaders::textsComeInManyForms() {
  QFETCH(QByteArray, bytes);
  const auto clip = read(bytes.toStdString());
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE(clip->frameCount(), 2);
  QVERIFY(std::abs(clip->rootPosition(1).y - 0.905f) < 1e-6f);
  QVERIFY(std::abs(clip->rootPosition(1).z - 0.0125f) < 1e-6f);
  QCOMPARE(clip->skeleton().joint(1).name, std::string("Spine"));
  QVERIFY(std::abs(clip->skeleton().joint(1).offset.y - 0.505f) < 1e-6f);
}

void TstBvhHeaders::jointsNeedNoNamesOfTheirOwn() {
  std::string text = bvh("Frames: 1\nFrame Time: 0.05\n", kRow);
  text.replace(text.find("JOINT Spine"), 11, "JOINT Hips");
  const auto same = read(text);
  QVERIFY2(same, same ? "" : same.error().message.c_str());
  QCOMPARE(same->skeleton().joint(1).name, std::string("Hips_2"));
  text.replace(text.find("JOINT Hips"), 10, "JOINT");
  const auto none = read(text);
  QVERIFY2(none, none ? "" : none.error().message.c_str());
  QCOMPARE(none->skeleton().joint(1).name, std::string("joint_1"));
}

QTEST_APPLESS_MAIN(TstBvhHeaders)
#include "tst_bvh_headers.moc"
