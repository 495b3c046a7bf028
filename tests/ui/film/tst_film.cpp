// The view as pictures, GIF and film: what is written is read again.
#include "tests/support/loop_gap.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/compare/contact_sheet.h"
#include "ui/film/film_dialog.h"
#include "ui/film/gif_writer.h"
#include "ui/models/job_list_model.h"

#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImageReader>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <cmath>
#include <numeric>
#include <thread>

using core::document::DraftField;
using test_support::TestStudio;

class TstFilm : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void aGifIsReadAgainAsItWas();
  void noiseFillsTheTableOfAGif();
  void theTimesOfAGifAddUp();
  void aFilmThatIsGivenUpLeavesNothing();
  void ffmpegGetsEveryFrame();
  void wrongFilmsAreOneSentence();
  void theViewBecomesNumberedPictures();
  void theWindowGoesOnAndAFilmCanBeStopped();
  void twoHundredPicturesComeToTheirEndUnderLoad();
  void aTurntableGoesOnceAround();
  void theSheetIsFilmedWhileItIsOpen();
  void theBackgroundIsOfOneColour();
  void takesBecomeAStripOfPoses();
};

namespace {

QImage picture(const QSize& size, int step) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(QColor(30, 32, 36));
  QPainter painter(&image);
  painter.fillRect(QRect(4 * step, 6, 12, 20), QColor(240, 145, 74));
  painter.fillRect(QRect(0, size.height() - 6, size.width(), 6), QColor(233, 227, 216));
  return image;
}

int largestError(const QImage& a, const QImage& b) {
  int largest = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
      largest = std::max({largest, std::abs(p.red() - q.red()), std::abs(p.green() - q.green()), std::abs(p.blue() - q.blue())});
    }
  return largest;
}

QByteArray gifOf(const QList<QImage>& frames, double fps) {
  QByteArray bytes;
  ui::GifWriter gif(frames.first().size(), fps, [&bytes](const QByteArray& more) {
    bytes += more;
    return true;
  });
  for (const QImage& frame : frames)
    if (!gif.add(frame)) return {};
  return gif.finish() ? bytes : QByteArray();
}

QList<QImage> framesOf(QByteArray bytes, QList<int>* delays = nullptr) {
  QBuffer buffer(&bytes);
  QImageReader reader(&buffer, "gif");
  QList<QImage> frames;
  while (reader.canRead()) {
    const QImage frame = reader.read();
    if (frame.isNull()) break;
    if (delays) *delays << reader.nextImageDelay();
    frames << frame;
  }
  return frames;
}

}  // namespace

void TstFilm::aGifIsReadAgainAsItWas() {
  QList<QImage> frames;
  for (int i = 0; i < 5; ++i) frames << picture({80, 60}, i);
  const auto read = framesOf(gifOf(frames, 20.0));
  QCOMPARE(read.size(), 5);
  for (int i = 0; i < 5; ++i) QVERIFY2(largestError(read[i], frames[i]) <= 1, qPrintable(QString::number(i)));
}

void TstFilm::noiseFillsTheTableOfAGif() {
  // Codes of all lengths, and the table begun anew several times.
  QRandomGenerator random(5);
  QList<QImage> frames;
  for (const QSize& size : {QSize(211, 173), QSize(211, 173)}) {
    QImage noise(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
      for (int x = 0; x < size.width(); ++x) noise.setPixel(x, y, qRgb(random.bounded(4) * 80, random.bounded(4) * 80, random.bounded(4) * 80));
    frames << noise;
  }
  const auto read = framesOf(gifOf(frames, 10.0));
  QCOMPARE(read.size(), 2);
  for (int i = 0; i < 2; ++i) QCOMPARE(largestError(read[i], frames[i]), 0);  // 64 colours, each its own
  QImage one(1, 1, QImage::Format_RGB32);
  one.fill(Qt::red);
  QCOMPARE(framesOf(gifOf({one}, 10.0)).first().pixelColor(0, 0), QColor(Qt::red));
}

void TstFilm::theTimesOfAGifAddUp() {
  QList<QImage> frames;
  for (int i = 0; i < 30; ++i) frames << picture({48, 40}, i % 4);
  QList<int> delays;
  QCOMPARE(framesOf(gifOf(frames, 30.0), &delays).size(), 30);
  QCOMPARE(std::accumulate(delays.begin(), delays.end(), 0), 1000);
}

void TstFilm::aFilmThatIsGivenUpLeavesNothing() {
  QTemporaryDir folder;
  for (const auto kind : {ui::FilmKind::Pictures, ui::FilmKind::Gif}) {
    auto writer = ui::makeFilmWriter({kind, folder.filePath("walk" + ui::suffixOf(kind)), {64, 48}, 25.0, {}});
    QVERIFY(writer);
    QVERIFY((*writer)->add(picture({64, 48}, 1)));
  }
  QVERIFY2(QDir(folder.path()).entryList(QDir::Files).isEmpty(), qPrintable(QDir(folder.path()).entryList(QDir::Files).join(u' ')));
}

void TstFilm::ffmpegGetsEveryFrame() {
  // A stand-in that writes what it was given: the words, and the number of bytes that came in.
  QTemporaryDir folder;
  QFile script(folder.filePath("ffmpeg"));
  QVERIFY(script.open(QIODevice::WriteOnly));
  script.write("#!/bin/sh\nfor last; do :; done\nn=$(wc -c)\necho \"$n $*\" > \"$last\"\n");
  script.close();
  QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
  const QString file = folder.filePath("walk.mp4");
  auto writer = ui::makeFilmWriter({ui::FilmKind::Mp4, file, {64, 48}, 25.0, script.fileName()});
  QVERIFY2(writer, writer ? "" : writer.error().message.c_str());
  for (int i = 0; i < 3; ++i) QVERIFY((*writer)->add(picture({64, 48}, i)));
  QVERIFY(!QFile::exists(file));
  QVERIFY((*writer)->finish());
  QFile made(file);
  QVERIFY(made.open(QIODevice::ReadOnly));
  const QByteArray said = made.readAll();
  QVERIFY2(said.startsWith("36864 ") && said.contains("64x48") && said.contains("libx264"), said.constData());  // 3 * 64 * 48 * 4
  // One that fails says why, and leaves nothing.
  QVERIFY(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
  script.write("#!/bin/sh\ncat > /dev/null\necho 'no such codec' >&2\nexit 3\n");
  script.close();
  const QString other = folder.filePath("other.webp");
  auto failing = ui::makeFilmWriter({ui::FilmKind::Webp, other, {64, 48}, 25.0, script.fileName()});
  QVERIFY(failing && (*failing)->add(picture({64, 48}, 0)));
  const auto ended = (*failing)->finish();
  QVERIFY(!ended && ended.error().message.find("no such codec") != std::string::npos);
  QVERIFY(!QFile::exists(other));
}

void TstFilm::wrongFilmsAreOneSentence() {
  QTemporaryDir folder;
  const auto code = [](const ui::FilmTarget& target) { return ui::makeFilmWriter(target).error().code; };
  using core::ErrorCode;
  QCOMPARE(code({ui::FilmKind::Gif, folder.filePath("a.gif"), {4, 48}, 25.0, {}}), ErrorCode::InvalidArgument);
  QCOMPARE(code({ui::FilmKind::Gif, folder.filePath("a.gif"), {64, 48}, 0.0, {}}), ErrorCode::InvalidArgument);
  QCOMPARE(code({ui::FilmKind::Gif, folder.filePath("no such/a.gif"), {64, 48}, 25.0, {}}), ErrorCode::WriteFailed);
  QCOMPARE(code({ui::FilmKind::Mp4, folder.filePath("a.mp4"), {64, 48}, 25.0, {}}), ErrorCode::NotFound);
  QCOMPARE(code({ui::FilmKind::Mp4, folder.filePath("a.mp4"), {64, 48}, 25.0, folder.filePath("absent")}), ErrorCode::NotFound);
}

namespace {

/// The dialog of the window, filled in as a person would.
ui::FilmDialog* openDialog(TestStudio& test, const QString& file, int kindRow, const QSize& size, double fps) {
  test.window.actions().renderView->trigger();
  ui::FilmDialog* dialog = nullptr;
  for (auto* one : test.window.findChildren<ui::FilmDialog*>())
    if (one->isVisible()) dialog = one;  // the last one may not be gone yet
  if (!dialog) return nullptr;
  dialog->findChild<QComboBox*>("filmKind")->setCurrentIndex(kindRow);
  auto* line = dialog->findChild<QLineEdit*>("filmFile");
  line->selectAll();
  QTest::keyClicks(line, file);
  dialog->findChild<QSpinBox*>("filmWidth")->setValue(size.width());
  dialog->findChild<QSpinBox*>("filmHeight")->setValue(size.height());
  dialog->findChild<QDoubleSpinBox*>("filmRate")->setValue(fps);
  return dialog;
}

void pressRender(ui::FilmDialog& dialog) { QTest::mouseClick(dialog.findChild<QPushButton*>("primary"), Qt::LeftButton); }

}  // namespace

void TstFilm::theViewBecomesNumberedPictures() {
  QTemporaryDir folder;
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.clock.setRange(1.0, 2.0);
  QSignalSpy recorded(&test.studio.films, &ui::FilmRecorder::recorded);
  auto* dialog = openDialog(test, folder.filePath("walk"), 0, {160, 120}, 10.0);
  QVERIFY(dialog);
  pressRender(*dialog);
  QVERIFY(recorded.wait(20'000));
  const QStringList files = QDir(folder.path()).entryList({"*.png"}, QDir::Files, QDir::Name);
  QCOMPARE(files.size(), 10);  // the range, at ten a second
  QCOMPARE(files.first(), QStringLiteral("walk_0001.png"));
  const QImage first(folder.filePath(files.first())), later(folder.filePath(files[5]));
  QCOMPARE(first.size(), QSize(160, 120));
  QVERIFY2(first != later, "nothing moves");
  // Two views stand side by side in one picture.
  test.window.views().showTake(1, 1);
  dialog = openDialog(test, folder.filePath("both"), 1, {200, 80}, 5.0);
  QVERIFY(dialog && dialog->wantsAllViews());
  pressRender(*dialog);
  QVERIFY(recorded.wait(20'000));
  QImageReader reader(folder.filePath("both.gif"));
  QCOMPARE(reader.size(), QSize(200, 80));
  QCOMPARE(reader.imageCount(), 20);
}

void TstFilm::theWindowGoesOnAndAFilmCanBeStopped() {
  QTemporaryDir folder;
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto* dialog = openDialog(test, folder.filePath("long"), 1, {640, 360}, 60.0);
  QVERIFY(dialog);
  int beats = 0;
  QTimer beat;
  connect(&beat, &QTimer::timeout, this, [&beats] { ++beats; });
  beat.start(10);
  pressRender(*dialog);
  QVERIFY(test.studio.films.isRecording());
  auto* list = test.window.findChild<QListView*>("jobList");
  QTRY_VERIFY(list->model()->index(0, 0).data(ui::JobListModel::FractionRole).toDouble() > 0.0);
  QTRY_VERIFY2(beats > 2, "the window stands still while a film is made");
  QVERIFY(test.studio.films.isRecording());
  list->setCurrentIndex(list->model()->index(0, 0));
  QTest::mouseClick(test.window.findChild<QToolButton*>("stopJob"), Qt::LeftButton);
  QTRY_VERIFY(!test.studio.films.isRecording());
  QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void TstFilm::twoHundredPicturesComeToTheirEndUnderLoad() {
  // As while a model is trained: every core is busy already.
  std::vector<std::jthread> busy;
  for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i)
    busy.emplace_back([](const std::stop_token& stop) {
      double sum = 0.0;
      while (!stop.stop_requested()) sum += std::sin(sum + 1.0);
    });
  QTemporaryDir folder;
  TestStudio test;
  test.studio.document.editDraft(DraftField::Length, [](core::document::Draft& draft) { draft.request.seconds = 8.0; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QSignalSpy recorded(&test.studio.films, &ui::FilmRecorder::recorded), failed(&test.studio.films, &ui::FilmRecorder::failed);
  auto* dialog = openDialog(test, folder.filePath("walk"), 0, {320, 180}, 25.0);
  QVERIFY(dialog);
  test_support::LoopGap gap;
  pressRender(*dialog);
  QTRY_VERIFY_WITH_TIMEOUT(!recorded.isEmpty() || !failed.isEmpty(), 120'000);
  busy.clear();
  QVERIFY(failed.isEmpty());
  qInfo("the event loop stood still for %lld ms at most", static_cast<long long>(gap.longest));
  const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
  QCOMPARE(files.size(), 200);
  QCOMPARE(files.last(), QStringLiteral("walk_0200.png"));
  // Each is whole, and in the order of the motion: no picture is that before it.
  QImage before;
  for (const QString& file : files) {
    const QImage one(folder.filePath(file));
    QVERIFY2(one.size() == QSize(320, 180) && one != before, qPrintable(file));
    before = one;
  }
}

void TstFilm::aTurntableGoesOnceAround() {
  QTemporaryDir folder;
  TestStudio test;
  test.studio.document.editDraft(DraftField::Length, [](core::document::Draft& draft) { draft.request.seconds = 1.0; });
  test.generate("a person stands");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  ui::FilmView view{test.window.views().view(0).scene(), test.window.views().view(0).camera(), false, 0, nullptr};
  const float yaw = view.camera.yaw();
  for (int i = 0; i < 8; ++i) ui::moveTo(view, 0.1 * i, true, 6.2831853f / 8.0f);
  QVERIFY(std::abs(std::remainder(view.camera.yaw() - yaw, 6.2831853f)) < 1e-4f);
  ui::moveTo(view, 1.25, true, 0.0f);
  QVERIFY(std::abs(view.scene.figures.front().seconds - 0.25) < 1e-9);
}

void TstFilm::theSheetIsFilmedWhileItIsOpen() {
  QTemporaryDir folder;
  TestStudio test;
  test.studio.document.editDraft(DraftField::Variants, [](core::document::Draft& draft) { draft.variants = 6; });
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{6});
  auto* sheet = test.window.findChild<ui::ContactSheet*>();
  QTRY_VERIFY(sheet->isVisible() && sheet->takes().size() == 6);
  QSignalSpy recorded(&test.studio.films, &ui::FilmRecorder::recorded);
  auto* dialog = openDialog(test, folder.filePath("sheet"), 0, {300, 200}, 2.0);
  QVERIFY(dialog);
  pressRender(*dialog);
  QVERIFY(recorded.wait(20'000));
  const QImage picture(folder.filePath("sheet_0001.png"));
  QCOMPARE(picture.size(), QSize(300, 200));
  // Three by two, each with a figure and its name in it.
  for (int i = 0; i < 6; ++i) {
    const QImage cell = picture.copy((i % 3) * 100, (i / 3) * 100, 100, 100);
    int figure = 0, name = 0;
    for (int y = 0; y < 100; ++y)
      for (int x = 0; x < 100; ++x) {
        const bool isLight = cell.pixelColor(x, y).lightness() > 140;
        figure += isLight && y < 84;
        name += isLight && y >= 84;
      }
    QVERIFY2(figure > 40 && name > 8, qPrintable(QStringLiteral("%1: %2, %3").arg(i).arg(figure).arg(name)));
  }
}

void TstFilm::theBackgroundIsOfOneColour() {
  QTemporaryDir folder;
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QSignalSpy recorded(&test.studio.films, &ui::FilmRecorder::recorded);
  for (const auto& [row, colour] : {std::pair(1, QColor(Qt::white)), {3, QColor(0, 177, 64)}}) {
    auto* dialog = openDialog(test, folder.filePath("key"), 0, {160, 120}, 1.0);
    QVERIFY(dialog);
    dialog->findChild<QComboBox*>("filmBackground")->setCurrentIndex(row);
    pressRender(*dialog);
    QVERIFY(recorded.wait(20'000));
    const QImage picture(folder.filePath("key_0001.png"));
    int plain = 0;
    for (int y = 0; y < picture.height(); ++y)
      for (int x = 0; x < picture.width(); ++x) plain += picture.pixelColor(x, y) == colour;
    QVERIFY2(plain > picture.width() * picture.height() / 2, qPrintable(QStringLiteral("%1: %2").arg(colour.name()).arg(plain)));
    for (const QPoint corner : {QPoint(0, 0), QPoint(159, 0), QPoint(0, 119), QPoint(159, 119)}) QCOMPARE(picture.pixelColor(corner), colour);
  }
  // It is remembered, and the views keep their own.
  auto* dialog = openDialog(test, folder.filePath("again"), 0, {160, 120}, 1.0);
  QCOMPARE(dialog->findChild<QComboBox*>("filmBackground")->currentIndex(), 3);
  QVERIFY(!test.window.views().view(0).scene().background);
}

void TstFilm::takesBecomeAStripOfPoses() {
  QTemporaryDir folder;
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QSignalSpy recorded(&test.studio.films, &ui::FilmRecorder::recorded);
  auto* dialog = openDialog(test, folder.filePath("strip"), 4, {160, 120}, 1.0);
  QVERIFY(dialog);
  auto* poses = dialog->findChild<QSpinBox*>("filmPoses");
  const int high = dialog->height();
  dialog->findChild<QComboBox*>("filmKind")->setCurrentIndex(1);
  QVERIFY2(dialog->height() > high + 60, "a strip leaves room for rows that it has not");
  dialog->findChild<QComboBox*>("filmKind")->setCurrentIndex(4);
  QCOMPARE(dialog->height(), high);
  QVERIFY(poses->isVisible() && !dialog->findChild<QSpinBox*>("filmWidth")->isVisible() && !dialog->findChild<QDoubleSpinBox*>("filmRate")->isVisible());
  poses->setValue(5);
  pressRender(*dialog);
  QVERIFY(recorded.wait(20'000));
  const QImage strip(folder.filePath("strip.png"));
  const render::StripOptions usual;
  QVERIFY2(strip.width() >= usual.labelWidth + 5 * usual.cellWidth && strip.width() < usual.labelWidth + 8 * usual.cellWidth, qPrintable(QString::number(strip.width())));
  QVERIFY(strip.height() >= 2 * usual.cellHeight);  // from the front and from the side
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

STUDIO_GUI_TEST_MAIN(TstFilm)
#include "tst_film.moc"
