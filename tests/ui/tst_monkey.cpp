// Random events on the whole window with a fake model. Without more it plays for a while with one seed; GESTO_MONKEY_SECONDS=600 GESTO_MONKEY_SEED=7 plays longer
// and otherwise. It writes nowhere but in a folder of its own.
#include "core/document/project_file.h"
#include "core/io/write/export.h"
#include "tests/support/fake_generation_service.h"
#include "tests/ui/monkey.h"
#include "tests/ui/monkey_cage.h"
#include "ui/look/theme.h"

#include <time.h>
#include <QDesktopServices>
#include <QImage>
#include <QLabel>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <map>

namespace {

QString monkeyFolder;  // set before the application
bool isMonkeyCaged = false;
QStringList* monkeyFaults = nullptr;
QtMessageHandler formerHandler = nullptr;

int fromEnvironment(const char* name, int usual) {
  bool isNumber = false;
  const int value = qEnvironmentVariableIntValue(name, &isNumber);
  return isNumber ? value : usual;
}

void addFault(const QString& fault) {
  // One of a kind: numbers and addresses do not make another.
  static QSet<QString> kinds;
  static const QRegularExpression digits(QStringLiteral("0x[0-9a-f]+|[0-9]+"));
  if (!monkeyFaults || kinds.contains(QString(fault).replace(digits, QStringLiteral("#")))) return;
  kinds.insert(QString(fault).replace(digits, QStringLiteral("#")));
  monkeyFaults->append(fault);
  std::fprintf(stderr, "FAULT: %s\n", qPrintable(fault));
  test_support::MonkeyLog::tell();
}

bool hasOwnKeys() {
  QSettings settings;
  settings.beginGroup(QStringLiteral("keys"));
  return !settings.childKeys().isEmpty();
}

/// Every warning is a fault: Qt and the program warn of misuse.
void hearMessage(QtMsgType type, const QMessageLogContext& context, const QString& text) {
  const bool isOfPlatform = text.startsWith(QStringLiteral("This plugin does not support")) || text.contains(QStringLiteral("propagateSizeHints"));
  // The person (here the monkey) may give two commands one key, and the preferences say so.
  const bool isChosen = text.contains(QStringLiteral("Ambiguous shortcut")) && hasOwnKeys();
  if (isOfPlatform || isChosen) return;
  if (type == QtWarningMsg || type == QtCriticalMsg) return addFault(QStringLiteral("warning: ") + text);
  formerHandler(type, context, text);
}

double guiProcessorMs() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// A language whose words are half as long again.
class Wordy : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* text, const char*, int) const override {
    const QString word = QString::fromUtf8(text);
    return word.isEmpty() ? word : word + QStringLiteral("äöüßéñ").repeated(8).left(word.size() / 2);
  }
};

/// A studio with its window, over the same folder as the one before.
struct MonkeyStudio {
  MonkeyStudio() : studio(service, service, service, options()), host(studio, [this](const ui::LookSettings& look) { dress(look); }) {
    service.timePerStep = std::chrono::milliseconds(1);
    QObject::connect(&studio.jobs, &ui::JobBridge::queued, [this] { ++running; });
    QObject::connect(&studio.jobs, &ui::JobBridge::finished, [this] { --running; });
    QObject::connect(&studio.jobs, &ui::JobBridge::cancelled, [this] { --running; });
    QObject::connect(&studio.jobs, &ui::JobBridge::failed, [this](quint64, const core::Error& error) {
      --running;
      told << QString::fromStdString(error.message);
      if (error.code == core::ErrorCode::Internal) addFault(QStringLiteral("an internal error: ") + QString::fromStdString(error.message));
    });
    host.window().resize(1280, 800);
    host.window().show();
    host.window().begin({});
  }
  ~MonkeyStudio() { QCoreApplication::removeTranslator(&wordy); }

  static ui::StudioOptions options() {
    const QString own = monkeyFolder + QStringLiteral("/own");
    ui::StudioOptions made;
    made.recoveryFolder = own + QStringLiteral("/recovery");
    made.styleFolder = own + QStringLiteral("/styles");
    made.poseFolder = own + QStringLiteral("/poses");
    made.exampleProject = QStringLiteral(STUDIO_SOURCE_DIR "/resources/first_run.gesto");
    made.models = {(own + QStringLiteral("/shipped")).toStdString(), (own + QStringLiteral("/models")).toStdString()};
    made.gestoProgram = QStringLiteral("/bin/false");
    made.runFolder = own + QStringLiteral("/runs");
    made.evaluationFolder = own + QStringLiteral("/evaluations");
    made.reportFolder = QStringLiteral(STUDIO_SOURCE_DIR "/resources/reports");
    return made;
  }
  void dress(const ui::LookSettings& look) {
    QCoreApplication::removeTranslator(&wordy);
    if (look.language == QStringLiteral("de")) QCoreApplication::installTranslator(&wordy);
    ui::theme::apply(*qApp, look.scheme);
  }

  test_support::FakeGenerationService service;
  ui::Studio studio;
  Wordy wordy;
  int running = 0;
  QStringList told;
  ui::WindowHost host;
};

}  // namespace

class TstMonkey : public QObject {
  Q_OBJECT
 public:
  /// In place of the desktop.
  Q_INVOKABLE void showNothing(const QUrl&) {}

 private Q_SLOTS:
  void initTestCase();
  void nothingBreaksWhateverIsPressed();

 private:
  void makeFiles();
  void look(const QString& event);
  void lookAtWords();
  void checkProject();
  void rest();
  void count();
  void renew();

  std::unique_ptr<MonkeyStudio> studio_;
  std::unique_ptr<test_support::Monkey> monkey_;
  test_support::LoopGap gap_;
  double processorBefore_ = 0.0;
  qint64 mostGap_ = 0;
  bool isLong_ = false;
  std::map<QByteArray, QList<int>> counts_;  // by class, at each rest of this window
  int rests_ = 0, windows_ = 0, fewestWidgets_ = -1;
};

void TstMonkey::initTestCase() {
  formerHandler = qInstallMessageHandler(hearMessage);
  if (!isMonkeyCaged) QSKIP("this kernel has no Landlock, which keeps random events from harming files");
  QVERIFY(!QFile(QStringLiteral("/tmp/gesto-monkey-was-out")).open(QIODevice::WriteOnly));
  for (const char* scheme : {"file", "http", "https", "mailto"}) QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "showNothing");
  makeFiles();
}

void TstMonkey::makeFiles() {
  const QString folder = monkeyFolder + QStringLiteral("/files");
  QDir().mkpath(folder + QStringLiteral("/folder"));
  const auto write = [](const QString& file, const QByteArray& bytes) {
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
  };
  const auto walk = test_support::syntheticWalk(3, 60);
  for (const char* name : {"walk.bvh", "walk.glb", "walk.fbx", "folder/run.bvh"}) {
    const auto written = core::io::exportClip((folder + u'/' + QLatin1String(name)).toStdString(), walk, {});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
  }
  QFile bvh(folder + QStringLiteral("/walk.bvh"));
  QVERIFY(bvh.open(QIODevice::ReadOnly));
  const QByteArray bytes = bvh.readAll();
  write(folder + QStringLiteral("/cut.bvh"), bytes.left(bytes.size() / 3));
  write(folder + QStringLiteral("/empty.bvh"), {});
  write(folder + QStringLiteral("/noise.glb"), QByteArray("glTF\x02\0\0\0\xff\xff", 10) + bytes.left(500));
  write(folder + QStringLiteral("/notes.txt"), "no motion");
  write(folder + QStringLiteral("/broken.gesto"), "{\"format\": \"gesto-project\", \"version\": 4");
  write(folder + QStringLiteral("/points.json"), "{\"version\": 1.3, \"people\": []}");
  QFile::copy(QStringLiteral(STUDIO_SOURCE_DIR "/resources/first_run.gesto"), folder + QStringLiteral("/good.gesto"));
  QImage picture(8, 8, QImage::Format_RGB32);
  picture.fill(Qt::red);
  QVERIFY(picture.save(folder + QStringLiteral("/picture.png")));
}

/// After every event.
void TstMonkey::look(const QString& event) {
  const double processor = guiProcessorMs();
  const qint64 gap = gap_.longest;
  mostGap_ = std::max(mostGap_, gap);
  // Of a long run the window's own time is told: the machine has other work.
  const double own = processor - processorBefore_;
  const bool isTold = isLong_ ? gap > 100 && own > 100 : gap > 30'000 || (gap > 3000 && own > 3000);
  if (isTold) {
    const QString words = QStringLiteral("a gap of %1 ms (%2 ms of them the window's own work) around: %3").arg(gap).arg(own, 0, 'f', 0).arg(event);
    isLong_ ? std::fprintf(stderr, "GAP: %s\n", qPrintable(words)), void() : addFault(words);
  }
  for (const QString& words : studio_->told)
    if (words.contains(QStringLiteral("internal error"), Qt::CaseInsensitive)) addFault(words);
  studio_->told.clear();
  if (monkey_->events() % 20 == 0) lookAtWords();
  gap_.restart();
  processorBefore_ = guiProcessorMs();
}

void TstMonkey::lookAtWords() {
  for (const auto* label : studio_->host.window().findChildren<QLabel*>())
    for (const char* words : {"internal error", "Something went wrong inside"})
      if (label->text().contains(QLatin1String(words), Qt::CaseInsensitive)) addFault(QStringLiteral("a message: ") + label->text());
}

/// Saved as the person saves it, and read again, it is the same.
void TstMonkey::checkProject() {
  const auto& project = studio_->studio.document.project();
  const std::string before = core::document::projectToText(project);
  const auto again = core::document::projectFromText(before, "project");
  if (!again) return addFault(QStringLiteral("the project cannot be read back: ") + QString::fromStdString(again.error().message));
  if (core::document::projectToText(*again) != before) addFault(QStringLiteral("the project that was read back is another one"));
  if (again->takes.size() != project.takes.size()) addFault(QStringLiteral("takes are lost in the file"));
  auto plain = project.draft, plainAgain = again->draft;  // motions are compared by their text above
  for (auto* draft : {&plain, &plainAgain}) {
    for (auto& kept : draft->request.keeps) kept.motion = {};
    for (auto& pose : draft->request.poses) pose.motion = {};
  }
  if (!(plain == plainAgain)) addFault(QStringLiteral("the draft that was read back is another one"));
  bool isSaved = false;
  QObject here;
  connect(&studio_->studio.session, &ui::ProjectSession::saved, &here, [&isSaved] { isSaved = true; });
  const QString file = monkeyFolder + QStringLiteral("/files/rest.gesto");
  studio_->studio.session.save(file);
  if (!QTest::qWaitFor([&isSaved] { return isSaved; }, 20'000)) return addFault(QStringLiteral("the project was not saved"));
  const auto read = core::document::readProject(file.toStdString());
  if (!read || core::document::projectToText(*read) != before) addFault(QStringLiteral("the saved file holds another project"));
}

/// Everything put away: no work, no other window, a new project.
void TstMonkey::rest() {
  ++rests_;
  auto& studio = studio_->studio;
  studio.generation.stop();
  studio.jobs.cancelAll();
  if (!QTest::qWaitFor([this] { return studio_->running <= 0; }, 30'000)) addFault(QStringLiteral("jobs do not end: %1").arg(studio_->running));
  test_support::MonkeyLog::beat() = test_support::MonkeyLog::now();
  checkProject();
  for (QWidget* window : QApplication::topLevelWidgets())
    if (window != &studio_->host.window() && window->isVisible()) window->close();
  studio.clock.pause();
  studio.session.newProject();
  QTest::qWait(100);
  count();
  test_support::MonkeyLog::beat() = test_support::MonkeyLog::now();
}

/// What grows from rest to rest and never comes back is a leak.
void TstMonkey::count() {
  std::map<QByteArray, int> now;
  for (const QWidget* widget : QApplication::allWidgets()) ++now[widget->metaObject()->className()];
  QList<QObject*> roots = {&studio_->host.window(), &studio_->studio.document, &studio_->studio.session, &studio_->studio.generation, &studio_->studio.jobs, qApp};
  for (const QObject* root : roots)
    for (const QObject* object : root->findChildren<QObject*>())
      if (!object->isWidgetType()) ++now[object->metaObject()->className()];
  for (auto& [name, number] : now) counts_[name] << number;
  constexpr int kLast = 6;
  for (auto& [name, numbers] : counts_) {
    if (!now.contains(name)) numbers << 0;
    if (numbers.size() < kLast) continue;
    const auto last = numbers.last(kLast);
    bool grows = true;
    for (int i = 1; i < kLast; ++i) grows &= last[i] > last[i - 1];
    if (grows && last.last() - last.first() >= 2 * kLast)
      addFault(QStringLiteral("%1 grows: %2, %3, %4, %5, %6, %7")
                   .arg(QString::fromLatin1(name))
                   .arg(last[0])
                   .arg(last[1])
                   .arg(last[2])
                   .arg(last[3])
                   .arg(last[4])
                   .arg(last[5]));
  }
}

/// Closed for good, and begun again as on another day.
void TstMonkey::renew() {
  if (studio_) {
    studio_.reset();
    QTest::qWait(20);
    const int left = static_cast<int>(QApplication::allWidgets().size());
    if (fewestWidgets_ < 0 || left < fewestWidgets_) fewestWidgets_ = left;
    if (left > fewestWidgets_ + 20) addFault(QStringLiteral("%1 widgets are left of a window that is gone, %2 before").arg(left).arg(fewestWidgets_));
  }
  counts_.clear();
  ++windows_;
  studio_ = std::make_unique<MonkeyStudio>();
  gap_.restart();
}

void TstMonkey::nothingBreaksWhateverIsPressed() {
  const int seconds = fromEnvironment("GESTO_MONKEY_SECONDS", 20);
  const auto seed = static_cast<unsigned>(fromEnvironment("GESTO_MONKEY_SEED", 1));
  isLong_ = seconds > 60;
  QStringList faults;
  monkeyFaults = &faults;
  test_support::MonkeyWatch watch(std::chrono::seconds(60));
  renew();
  monkey_ = std::make_unique<test_support::Monkey>(test_support::Monkey::Options{seed, monkeyFolder + QStringLiteral("/files"),
                                                                                 [this]() -> ui::MainWindow& { return studio_->host.window(); }, addFault,
                                                                                 [this](const QString& event) { look(event); }});
  const qint64 until = test_support::MonkeyLog::now() + 1000 * seconds;
  while (test_support::MonkeyLog::now() < until) {
    monkey_->play(300, until);
    if (studio_->host.window().isVisible()) rest();
    if (!studio_->host.window().isVisible() || rests_ % 12 == 0) renew();
    gap_.restart();
  }
  studio_.reset();
  for (const char* scheme : {"file", "http", "https", "mailto"}) QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
  qInfo("seed %u: %d events in %d s, %d rests, %d windows, longest gap %lld ms", seed, monkey_->events(), seconds, rests_, windows_, static_cast<long long>(mostGap_));
  monkeyFaults = nullptr;
  QVERIFY2(faults.isEmpty(), qPrintable(test_support::MonkeyLog::text() + faults.join(u'\n')));
  QVERIFY2(monkey_->events() > 5 * seconds, "hardly anything was pressed");
}

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("GESTO_TEST_DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QTemporaryDir folder;
  monkeyFolder = folder.path();
  if (const auto end = test_support::waitOutside()) return *end;
  folder.setAutoRemove(false);
  test_support::liveIn(monkeyFolder);
  isMonkeyCaged = test_support::cageIn(monkeyFolder);
  QCoreApplication::setOrganizationName(QStringLiteral("gesto-test"));
  QCoreApplication::setApplicationName(QStringLiteral("TstMonkey"));
  QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  QApplication application(argc, argv);
  QApplication::setQuitOnLastWindowClosed(false);
  ui::theme::apply(application);
  // Qt Test ends a function after five minutes.
  qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(1000 * (600 + fromEnvironment("GESTO_MONKEY_SECONDS", 20))));
  TstMonkey test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_monkey.moc"
