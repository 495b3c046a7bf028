#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>
#include <csignal>
#include <ostream>

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

QTEST_GUILESS_MAIN(TstFile)
#include "tst_file.moc"
