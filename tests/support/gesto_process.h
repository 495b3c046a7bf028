#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

/// The command line as a person starts it, for tests that need the whole program.
namespace test_support {

struct Outcome {
  int code = -1;  // that it ended with; -1: it did not
  QByteArray out, err;

  /// What --json printed.
  QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs `gesto` and waits for it, at most so long.
inline Outcome gesto(const QStringList& arguments, const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment(), int patienceMs = 400'000) {
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto"), arguments);
  Outcome outcome;
  if (process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit) outcome.code = process.exitCode();
  outcome.out = process.readAllStandardOutput();
  outcome.err = process.readAllStandardError();
  return outcome;
}

/// With one variable of its own.
inline QProcessEnvironment environmentWith(const QString& name, const QString& value) {
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(name, value);
  return environment;
}

/// Empty where there is no such file.
inline QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace test_support
