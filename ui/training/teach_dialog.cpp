#include "ui/training/teach_dialog.h"

#include "core/services/model_card.h"
#include "ui/look/error_text.h"
#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <cmath>
#include <memory>
#include <vector>

namespace ui {

namespace {

constexpr int kExitStopped = 130;
constexpr int kFewestTaught = 2;

}  // namespace

TeachDialog::TeachDialog(QString program, ModelShelf& shelf, JobBridge& jobs, QWidget* parent)
    : QDialog(parent),
      program_(std::move(program)),
      shelf_(shelf),
      compute_(jobs, core::jobs::Lane::Compute),
      pages_(new QStackedWidget(this)),
      reason_(new QLabel(this)) {
  setObjectName(QStringLiteral("teachDialog"));
  setWindowTitle(tr("Teach it your moves"));
  setAcceptDrops(true);
  resize(860, 600);
  pages_->addWidget(clipsPage(jobs));
  pages_->addWidget(timePage());
  pages_->addWidget(workPage());
  pages_->addWidget(resultPage());
  reason_->setObjectName(QStringLiteral("teachReason"));
  reason_->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(this);
  back_ = buttons->addButton(tr("Back"), QDialogButtonBox::ActionRole);
  back_->setObjectName(QStringLiteral("teachBack"));
  next_ = buttons->addButton(tr("Next"), QDialogButtonBox::ActionRole);
  theme::markPrimary(*next_);
  next_->setDefault(true);
  close_ = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
  close_->setObjectName(QStringLiteral("teachClose"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(theme::kGap);
  column->addWidget(pages_, 1);
  column->addWidget(reason_);
  column->addWidget(buttons);

  connect(back_, &QPushButton::clicked, this, [this] { go(Clips); });
  connect(next_, &QPushButton::clicked, this, &TeachDialog::next);
  connect(buttons, &QDialogButtonBox::rejected, this, &TeachDialog::reject);
  connect(&clips_, &QAbstractItemModel::dataChanged, this, &TeachDialog::check);
  connect(&look_, &QProcess::finished, this, &TeachDialog::finishLooking);
  connect(&teach_, &QProcess::readyReadStandardOutput, this, &TeachDialog::readLines);
  connect(&teach_, &QProcess::readyReadStandardError, this, [this] { lastSentence(); });
  connect(&teach_, &QProcess::finished, this, &TeachDialog::finish);
  for (QProcess* process : {&look_, &teach_}) {
    connect(process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
      if (error != QProcess::FailedToStart) return;
      check();
      reason_->setText(tr("%1 could not be started.").arg(program_));
    });
  }
  go(Clips);
}

TeachDialog::~TeachDialog() {
  for (QProcess* process : {&look_, &teach_}) {
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) continue;
    process->terminate();  // what is done is kept
    if (!process->waitForFinished(3000)) process->kill();
    process->waitForFinished(1000);
  }
}

QWidget* TeachDialog::clipsPage(JobBridge& jobs) {
  auto* page = new QWidget;
  choose_ = new QPushButton(tr("Choose a folder…"), page);
  choose_->setObjectName(QStringLiteral("teachFolder"));
  found_ = new QLabel(page);
  found_->setObjectName(QStringLiteral("teachFound"));
  found_->setWordWrap(true);
  view_ = new TaughtClipView(jobs, clips_, page);
  view_->setToolTip(tr("Double click a caption to correct it: it is what a prompt will say, “a person does a cartwheel”. Clips without a tick are not learned."));
  auto* top = new QHBoxLayout;
  top->setSpacing(theme::kGap);
  top->addWidget(choose_);
  top->addWidget(found_, 1);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  column->addLayout(top);
  column->addWidget(view_, 1);
  found_->setText(tr("A folder of clips with moves of your own, chosen or dropped here: BVH, FBX, GLB, AMC."));
  connect(choose_, &QPushButton::clicked, this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of motions"), folder_);
    if (!folder.isEmpty()) setFolder(folder);
  });
  return page;
}

void TeachDialog::go(Page page) {
  pages_->setCurrentIndex(page);
  check();
}

void TeachDialog::check() {
  const auto page = static_cast<Page>(pages_->currentIndex());
  const bool isLooking = look_.state() != QProcess::NotRunning, teaches = isTeaching();
  QString why;
  if (program_.isEmpty())
    why = tr("This installation has no gesto, which teaches models.");
  else if (!shelf_.canMake())
    why = tr("There is no folder for models of your own.");
  else if (page == Clips && isLooking)
    why = tr("Looking at the clips…");
  else if (page == Clips && clips_.rowCount() > 0 && clips_.usedCount() < kFewestTaught)
    why = tr("At least two clips are needed.");
  else if (page == Time && !teaches) {
    const auto ok = core::services::checkModelName(shelf_.folders(), name().toStdString());
    if (!ok) why = errorText(ok.error());
  }
  reason_->setText(why);
  back_->setVisible(page == Time);
  next_->setVisible(page != Work || !teaches);
  next_->setEnabled(why.isEmpty() && (page != Clips || clips_.usedCount() >= kFewestTaught));
  next_->setText(page == Clips ? tr("Next") : page == Time ? tr("Teach") : page == Work ? tr("Go on") : tr("Use this model"));
  close_->setText(teaches ? tr("Stop") : tr("Close"));
}

void TeachDialog::next() {
  switch (pages_->currentIndex()) {
    case Clips: return go(Time);
    case Result: Q_EMIT modelWanted(name()); return accept();
    default: return begin();
  }
}

void TeachDialog::setFolder(const QString& folder) {
  if (isTeaching()) return;
  folder_ = QDir(folder).absolutePath();
  clips_.clear();
  go(Clips);
  look();
}

void TeachDialog::look() {
  if (program_.isEmpty()) return;
  if (look_.state() != QProcess::NotRunning) {
    look_.kill();
    look_.waitForFinished(1000);
  }
  found_->setText(tr("Looking into “%1”…").arg(folder_));
  look_.start(program_, {QStringLiteral("teach"), folder_, QStringLiteral("--list"), QStringLiteral("--json")});
  check();
}

void TeachDialog::finishLooking(int code) {
  const auto json = QJsonDocument::fromJson(look_.readAllStandardOutput()).object();
  if (code != 0) {
    const auto lines = QString::fromUtf8(look_.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    found_->setText(lines.isEmpty() ? tr("Nothing can be learned from “%1”.").arg(folder_) : lines.last().trimmed());
    return check();
  }
  clips_.setClips(json.value(QStringLiteral("clips")).toArray());
  const int left = clips_.rowCount() - static_cast<int>(clips_.files().size());
  QString found = tr("%n clip(s) in “%1”", nullptr, clips_.rowCount()).arg(folder_);
  if (left > 0) found += tr(", %n of them left out", nullptr, left);
  found_->setText(found);
  if (name_->text().isEmpty() || !name_->isModified()) name_->setText(QDir(folder_).dirName());
  view_->readFigures(folder_);
  check();
}

void TeachDialog::readLines() {
  unread_ += teach_.readAllStandardOutput();
  for (qsizetype end = unread_.indexOf('\n'); end >= 0; end = unread_.indexOf('\n')) {
    const auto line = QJsonDocument::fromJson(unread_.left(end)).object();
    unread_.remove(0, end + 1);
    if (line.contains(QStringLiteral("result"))) {
      result_ = line.value(QStringLiteral("result")).toObject();
      continue;
    }
    const auto total = line.value(QStringLiteral("total")).toInteger(), done = line.value(QStringLiteral("done")).toInteger();
    stage_->setText(stageText(line.value(QStringLiteral("stage")).toString()));
    bar_->setRange(0, static_cast<int>(total));
    bar_->setValue(static_cast<int>(done));
    const int minutes = static_cast<int>(std::ceil(line.value(QStringLiteral("secondsLeft")).toDouble() / 60.0));
    left_->setText(minutes > 0 ? tr("About %n minute(s) left", nullptr, minutes) : QString());
  }
}

QString TeachDialog::lastSentence() {
  const auto lines = QString::fromUtf8(teach_.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
  if (!lines.isEmpty()) said_ = lines.last().trimmed();
  return said_;
}

void TeachDialog::finish(int code) {
  readLines();
  const QString said = lastSentence();
  if (teach_.exitStatus() == QProcess::NormalExit && code == 0 && !result_.isEmpty()) {
    showResult(result_);
    // The shelf learns of the file that another process wrote.
    next_->setEnabled(false);
    listModels();
    return;
  }
  check();
  left_->clear();
  stage_->setText(isStopped_ || code == kExitStopped ? tr("Stopped. What is done is kept.") : tr("It ended before it was done."));
  reason_->setText(isStopped_ || code == kExitStopped ? tr("“Go on” takes it up where it was.") : said);
}

void TeachDialog::listModels() {
  auto found = std::make_shared<std::vector<core::services::ModelInfo>>();
  compute_.submitQuietly(
      [&generation = shelf_.generation(), found](core::jobs::JobContext&) -> core::Result<void> {
        auto models = generation.models();
        if (!models) return models.error();
        *found = std::move(*models);
        return {};
      },
      [this, found] {
        shelf_.choice().setModels(std::move(*found));
        next_->setEnabled(true);
      });
}

bool TeachDialog::isTeaching() const { return teach_.state() != QProcess::NotRunning; }

void TeachDialog::reject() {
  if (!isTeaching()) return QDialog::reject();
  isStopped_ = true;
  stage_->setText(tr("Stopping…"));
  teach_.terminate();
}

QString TeachDialog::name() const { return name_->text().trimmed(); }

void TeachDialog::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (!isTeaching() && QFileInfo(url.toLocalFile()).isDir()) return event->acceptProposedAction();
}

void TeachDialog::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  setFolder(event->mimeData()->urls().first().toLocalFile());
}

}  // namespace ui
