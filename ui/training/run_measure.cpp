#include "ui/training/run_measure.h"

#include "ui/look/theme.h"
#include "ui/training/run_text.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace ui {

namespace {

constexpr int kUpdates = 20;

}  // namespace

RunMeasure::RunMeasure(QString program, std::function<QStringList()> command, QWidget* parent)
    : QWidget(parent), program_(std::move(program)), command_(std::move(command)), button_(new QPushButton(tr("Measure"), this)), answer_(new QLabel(this)) {
  button_->setObjectName(QStringLiteral("measureRun"));
  button_->setToolTip(tr("Does 20 updates and forgets them: how long would the run take, and how much memory?"));
  button_->setEnabled(false);
  button_->setVisible(!program_.isEmpty());
  answer_->setObjectName(QStringLiteral("measureAnswer"));
  answer_->setWordWrap(true);
  answer_->setStyleSheet(QStringLiteral("color: %1;").arg(theme::kTextDim.name()));
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(theme::kGap);
  across->addWidget(button_);
  across->addWidget(answer_, 1);
  connect(button_, &QPushButton::clicked, this, &RunMeasure::begin);
  connect(&process_, &QProcess::finished, this, &RunMeasure::finish);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    answer_->setText(tr("%1 could not be started.").arg(program_));
    button_->setText(tr("Measure"));
  });
}

RunMeasure::~RunMeasure() {
  process_.disconnect(this);
  process_.kill();
  process_.waitForFinished(1000);
}

void RunMeasure::setReady(bool isReady) {
  isReady_ = isReady;
  const bool isRunning = process_.state() != QProcess::NotRunning;
  button_->setEnabled(isReady || isRunning);
  if (!isRunning) answer_->clear();
}

QString RunMeasure::text() const { return answer_->text(); }

void RunMeasure::begin() {
  if (process_.state() != QProcess::NotRunning) {
    isStopped_ = true;
    process_.kill();  // nothing of it is kept
    return;
  }
  QStringList words = command_();
  words << QStringLiteral("--measure") << QString::number(kUpdates) << QStringLiteral("--json");
  isStopped_ = false;
  answer_->setText(tr("Doing %1 updates…").arg(kUpdates));
  button_->setText(tr("Stop"));
  process_.start(program_, words);
}

void RunMeasure::finish(int code) {
  button_->setText(tr("Measure"));
  button_->setEnabled(isReady_);
  if (isStopped_) return answer_->setText(tr("Stopped."));
  const auto json = QJsonDocument::fromJson(process_.readAllStandardOutput()).object();
  if (code != 0 || !json.contains(QStringLiteral("secondsInAll"))) {
    const auto lines = QString::fromUtf8(process_.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    return answer_->setText(lines.isEmpty() ? tr("The measurement failed.") : lines.last().trimmed());
  }
  answer_->setText(tr("About %1 for %2 updates, and %3 of memory.")
                       .arg(runTimeText(json.value(QStringLiteral("secondsInAll")).toDouble()),
                            QLocale().toString(static_cast<qlonglong>(json.value(QStringLiteral("updates")).toDouble())),
                            QLocale().formattedDataSize(static_cast<qint64>(json.value(QStringLiteral("memory")).toDouble()), 1)));
}

}  // namespace ui
