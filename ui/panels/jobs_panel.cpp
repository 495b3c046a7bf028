#include "ui/panels/jobs_panel.h"

#include "ui/look/error_text.h"
#include "ui/look/theme.h"
#include "ui/widgets/job_delegate.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

JobsPanel::JobsPanel(JobBridge& jobs, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      model_(new JobListModel(jobs, this)),
      tools_(new QWidget(this)),
      list_(new QListView(this)),
      log_(new QPlainTextEdit(this)),
      stop_(new QToolButton(tools_)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  list_->setObjectName(QStringLiteral("jobList"));
  list_->setModel(model_);
  list_->setItemDelegate(new JobDelegate(list_));
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setMinimumHeight(50);
  log_->setObjectName(QStringLiteral("jobLog"));
  log_->setReadOnly(true);
  log_->setMaximumBlockCount(500);
  log_->setPlaceholderText(tr("What is done, assumed or goes wrong is written down here."));

  auto* showLog = new QToolButton(tools_);
  showLog->setObjectName(QStringLiteral("textButton"));
  showLog->setCheckable(true);
  showLog->setText(tr("Log"));
  showLog->setToolTip(tr("What was assumed and what went wrong, line by line"));
  stop_->setObjectName(QStringLiteral("stopJob"));
  stop_->setIcon(theme::icon(QStringLiteral("stop")));
  stop_->setText(tr("Stop"));
  stop_->setToolTip(tr("Stop the chosen job"));
  stop_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  stop_->setEnabled(false);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kGap);
  column->setSpacing(theme::kSmall);
  // One or the other: there is room for a few lines only.
  auto* pages = new QStackedWidget(this);
  pages->addWidget(list_);
  pages->addWidget(log_);
  auto* row = new QHBoxLayout(tools_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::kSmall);
  row->addStretch(1);
  row->addWidget(showLog);
  row->addWidget(stop_);
  column->addWidget(tools_);
  column->addWidget(pages, 1);

  const auto updateStop = [this] { stop_->setEnabled(model_->isActive(list_->currentIndex())); };
  connect(showLog, &QToolButton::toggled, pages, [pages](bool isOn) { pages->setCurrentIndex(isOn ? 1 : 0); });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, updateStop);
  connect(model_, &QAbstractItemModel::dataChanged, this, updateStop);
  connect(stop_, &QToolButton::clicked, this, [this] { jobs_.cancel(list_->currentIndex().data(JobListModel::IdRole).toULongLong()); });
  connect(&jobs_, &JobBridge::logged, this, [this](quint64, const QString& line) { log(line); });
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    const QString title = titles_.take(id);
    log(title.isEmpty() ? errorText(error) : tr("%1: %2").arg(title, errorText(error)));
  });
  connect(&jobs_, &JobBridge::queued, this, [this](quint64 id, const QString& title) {
    if (!title.isEmpty()) titles_.insert(id, title);
  });
  connect(&jobs_, &JobBridge::finished, this, [this](quint64 id) {
    if (titles_.contains(id)) log(tr("%1: done").arg(titles_.take(id)));
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) {
    if (titles_.contains(id)) log(tr("%1: stopped").arg(titles_.take(id)));
  });
}

void JobsPanel::log(const QString& line) { log_->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line); }

}  // namespace ui
