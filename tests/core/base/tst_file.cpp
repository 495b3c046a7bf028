#include "core/base/file.h"
#include "core/base/folder.h"
#include "tests/support/small_disk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <ostream>
#include <random>

using core::ErrorCode;
using core::base::readWholeFile;
using core::base::writeFileAtomically;

namespace {

std::filesystem::path inside(const QTemporaryDir& folder, const char* name) { return std::filesystem::path(folder.path().toStdString()) / name; }

QStringList namesIn(const QTemporaryDir& folder) { return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

// While it lives, no file of this process can grow beyond the limit: to a writer this looks like a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

class TstFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void writtenBytesAreReadBack();
  void everyByteValueSurvives();
  void anEmptyFileIsAnEmptyText();
  void aMissingFileIsNotFound();
  void aFolderIsNotRead();
  void aFileAboveTheLimitIsRefusedUnread();
  void replacingKeepsNoOtherFile();
  void aMissingFolderIsOneSentence();
  void aFolderAsTargetIsRefused();
  void anUnwritableFolderLeavesTheOldFile();
  void aWriterThatGivesUpLeavesTheOldFile();
  void aFullDiskLeavesTheOldFile();
  void aDeviceThatIsFullIsAnError();
  void aFullFileSystemLeavesTheOldFile();
  void namesMayFillTheSystemsLimit();
  void aPathOf4096BytesIsOneSentence();
  void namesNeedNotBeUtf8();
  void aFolderRemovedInBetweenIsOneSentence();
  void aKilledWriterLeavesTheOldOrTheNewFileAndNoOther();
  void aReplacedFolderIsTheOldOrTheNewOneAtEveryMoment();
};

void TstFile::writtenBytesAreReadBack() {
  QTemporaryDir folder;
  const auto file = inside(folder, "walk.bvh");
  QVERIFY(writeFileAtomically(file, "HIERARCHY\r\n"));
  QCOMPARE(*readWholeFile(file), std::string("HIERARCHY\r\n"));
}

void TstFile::everyByteValueSurvives() {
  QTemporaryDir folder;
  std::string bytes;
  for (int i = 0; i < 1024; ++i) bytes.push_back(static_cast<char>(i));
  QVERIFY(writeFileAtomically(inside(folder, "bytes"), bytes));
  QCOMPARE(*readWholeFile(inside(folder, "bytes")), bytes);
}

void TstFile::anEmptyFileIsAnEmptyText() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "empty"), ""));
  QCOMPARE(*readWholeFile(inside(folder, "empty")), std::string());
}

void TstFile::aMissingFileIsNotFound() {
  QTemporaryDir folder;
  const auto read = readWholeFile(inside(folder, "none.bvh"));
  QVERIFY(!read);
  QVERIFY(read.error().code == ErrorCode::NotFound);
  QVERIFY2(read.error().message.find("none.bvh") != std::string::npos, read.error().message.c_str());
}

void TstFile::aFolderIsNotRead() {
  QTemporaryDir folder;
  const auto read = readWholeFile(folder.path().toStdString());
  QVERIFY(!read);
  QVERIFY(read.error().code == ErrorCode::ReadFailed);
}

void TstFile::aFileAboveTheLimitIsRefusedUnread() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "big"), std::string(101, 'x')));
  QVERIFY(readWholeFile(inside(folder, "big"), 101));
  const auto read = readWholeFile(inside(folder, "big"), 100);
  QVERIFY(!read);
  QVERIFY(read.error().code == ErrorCode::ReadFailed);
  QVERIFY2(read.error().message.find("101") != std::string::npos, read.error().message.c_str());
}

void TstFile::replacingKeepsNoOtherFile() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "take"), "old and longer"));
  QVERIFY(writeFileAtomically(inside(folder, "take"), "new"));
  QCOMPARE(*readWholeFile(inside(folder, "take")), std::string("new"));
  QCOMPARE(namesIn(folder), QStringList{"take"});
}

void TstFile::aMissingFolderIsOneSentence() {
  QTemporaryDir folder;
  const auto written = writeFileAtomically(inside(folder, "no/such/walk.bvh"), "x");
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QVERIFY2(written.error().message.find("walk.bvh") != std::string::npos, written.error().message.c_str());
  QVERIFY(written.error().message.find('\n') == std::string::npos);
}

void TstFile::aFolderAsTargetIsRefused() {
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkdir("takes"));
  const auto written = writeFileAtomically(inside(folder, "takes"), "x");
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QCOMPARE(namesIn(folder), QStringList{"takes"});
}

void TstFile::anUnwritableFolderLeavesTheOldFile() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "take"), "old"));
  QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
  // Root may write everywhere: be somebody else for this one call.
  const bool isRoot = ::geteuid() == 0;
  constexpr uid_t kNobody = 65534;
  if (isRoot) QVERIFY(::chown(folder.path().toUtf8().constData(), kNobody, kNobody) == 0 && ::seteuid(kNobody) == 0);
  const auto written = writeFileAtomically(inside(folder, "take"), "new");
  if (isRoot) QVERIFY(::seteuid(0) == 0);
  QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QCOMPARE(*readWholeFile(inside(folder, "take")), std::string("old"));
  QCOMPARE(namesIn(folder), QStringList{"take"});
}

void TstFile::aWriterThatGivesUpLeavesTheOldFile() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "take"), "old"));
  const auto written = writeFileAtomically(inside(folder, "take"), [](std::ostream& out) {
    out << "half of the n";
    return false;
  });
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QCOMPARE(*readWholeFile(inside(folder, "take")), std::string("old"));
  QCOMPARE(namesIn(folder), QStringList{"take"});
}

void TstFile::aFullDiskLeavesTheOldFile() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "take"), "old"));
  core::Result<void> written;
  {
    const FileSizeLimit full(1 << 16);
    written = writeFileAtomically(inside(folder, "take"), std::string(1 << 20, 'x'));
  }
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QCOMPARE(*readWholeFile(inside(folder, "take")), std::string("old"));
  QCOMPARE(namesIn(folder), QStringList{"take"});
}

void TstFile::aDeviceThatIsFullIsAnError() {
  if (!QFile::exists("/dev/full")) QSKIP("no /dev/full here");
  const auto written = writeFileAtomically("/dev/full", "x");
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  // It is still the device and no file that took its place.
  std::error_code code;
  QVERIFY(std::filesystem::is_character_file("/dev/full", code));
}

// The exit code is the number of the check that failed.
void TstFile::aFullFileSystemLeavesTheOldFile() {
  QTemporaryDir folder;
  const int code = test_support::onSmallDisk(folder.path().toStdString(), 256, [&] {
    const auto file = inside(folder, "take");
    if (!writeFileAtomically(file, std::string(100 << 10, 'a'))) return 1;
    const auto written = writeFileAtomically(file, std::string(200 << 10, 'b'));
    if (written || written.error().code != ErrorCode::WriteFailed) return 2;
    if (written.error().message.find("No space left") == std::string::npos) return 3;
    if (*readWholeFile(file) != std::string(100 << 10, 'a')) return 4;
    if (namesIn(folder) != QStringList{"take"}) return 5;
    // What fits is written.
    if (!writeFileAtomically(file, std::string(50 << 10, 'c')) || *readWholeFile(file) != std::string(50 << 10, 'c')) return 6;
    return 0;
  });
  if (code == test_support::kNoSmallDisk) QSKIP("no file system may be mounted here");
  QCOMPARE(code, 0);
}

void TstFile::namesMayFillTheSystemsLimit() {
  QTemporaryDir folder;
  const std::string name(255, 'n');
  QVERIFY(writeFileAtomically(inside(folder, name.c_str()), "long"));
  QCOMPARE(*readWholeFile(inside(folder, name.c_str())), std::string("long"));
  const auto longer = writeFileAtomically(inside(folder, (name + "n").c_str()), "longer");
  QVERIFY(!longer);
  QVERIFY(longer.error().code == ErrorCode::WriteFailed);
  QCOMPARE(namesIn(folder).size(), 1);
}

void TstFile::aPathOf4096BytesIsOneSentence() {
  QTemporaryDir folder;
  std::string name;
  while (name.size() < 4096) name += "folder/";
  const auto written = writeFileAtomically(inside(folder, name.c_str()) / "take", "x");
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QVERIFY(written.error().message.find('\n') == std::string::npos);
  const auto read = readWholeFile(inside(folder, name.c_str()) / "take");
  QVERIFY(!read);
  QVERIFY2(read.error().message.find('\n') == std::string::npos, read.error().message.c_str());
}

void TstFile::namesNeedNotBeUtf8() {
  QTemporaryDir folder;
  QVERIFY(writeFileAtomically(inside(folder, "t\xe4ke \xff.bvh"), "bytes"));
  QCOMPARE(*readWholeFile(inside(folder, "t\xe4ke \xff.bvh")), std::string("bytes"));
  std::filesystem::remove(inside(folder, "t\xe4ke \xff.bvh"));  // Qt could not name it
}

void TstFile::aFolderRemovedInBetweenIsOneSentence() {
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkdir("takes"));
  const auto written = writeFileAtomically(inside(folder, "takes/take"), [&](std::ostream& out) {
    QDir(folder.path() + "/takes").removeRecursively();
    out << "half";
    return true;
  });
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
  QVERIFY2(written.error().message.find("take") != std::string::npos, written.error().message.c_str());
  QVERIFY(namesIn(folder).isEmpty());
}

void TstFile::aKilledWriterLeavesTheOldOrTheNewFileAndNoOther() {
  QTemporaryDir folder;
  const std::string one(3 << 20, '1'), other(2 << 20, '2');
  QVERIFY(writeFileAtomically(inside(folder, "take"), one));
  const int kills = qEnvironmentVariableIntValue("GESTO_KILLS") > 0 ? qEnvironmentVariableIntValue("GESTO_KILLS") : 20;
  std::mt19937 random(7);
  int strays = 0;
  for (int kill = 0; kill < kills; ++kill) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0;; ++i) static_cast<void>(writeFileAtomically(inside(folder, "take"), i % 2 ? one : other));
    }
    ::usleep(1000 + random() % 20000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto now = readWholeFile(inside(folder, "take"));
    QVERIFY(now && (*now == one || *now == other));
    // Between getting a name and taking the target's a whole file can be left, under a name that nothing opens.
    for (const auto& name : namesIn(folder)) {
      if (name == "take") continue;
      QVERIFY2(name.startsWith(".gesto-") && name.endsWith(".part"), qPrintable(name));
      ++strays;
      QFile::remove(folder.filePath(name));
    }
  }
  qInfo("%d kills, %d lost, %d strays that nothing opens", kills, 0, strays);
}

void TstFile::aReplacedFolderIsTheOldOrTheNewOneAtEveryMoment() {
  QTemporaryDir folder;
  const auto target = inside(folder, "set");
  const auto fill = [&](const std::filesystem::path& path, char letter) {
    std::filesystem::create_directory(path);
    for (const char* name : {"a", "b", "c"}) static_cast<void>(writeFileAtomically(path / name, std::string(1000, letter)));
  };
  fill(target, '0');
  QVERIFY(core::base::replaceFolder(inside(folder, "nothing"), target).ok() == false);
  QVERIFY(std::filesystem::exists(target / "a"));
  fill(inside(folder, "first"), '1');
  QVERIFY(core::base::replaceFolder(inside(folder, "first"), target).ok());
  QCOMPARE(namesIn(folder), QStringList{"set"});
  QCOMPARE(*readWholeFile(target / "b"), std::string(1000, '1'));
  // To a name that is free.
  fill(inside(folder, "second"), '2');
  QVERIFY(core::base::replaceFolder(inside(folder, "second"), inside(folder, "free")).ok());
  QVERIFY(std::filesystem::exists(inside(folder, "free") / "c"));
  std::mt19937 random(11);
  for (int kill = 0; kill < 20; ++kill) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0;; ++i) {
        const auto made = inside(folder, qPrintable(QString("made%1-%2").arg(kill).arg(i)));
        fill(made, static_cast<char>('3' + i % 5));
        static_cast<void>(core::base::replaceFolder(made, target));
      }
    }
    ::usleep(500 + random() % 10000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto a = readWholeFile(target / "a"), b = readWholeFile(target / "b"), c = readWholeFile(target / "c");
    QVERIFY(a && b && c && a->size() == 1000 && *a == *b && *b == *c);
  }
}

QTEST_GUILESS_MAIN(TstFile)
#include "tst_file.moc"
