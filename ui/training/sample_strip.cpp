#include "ui/training/sample_strip.h"

#include "ui/look/error_text.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 64, kHeight = 74, kLabel = 16, kFramesPerSecond = 20;

}  // namespace

SampleRow::SampleRow(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("sampleRow"));
  setCursor(Qt::PointingHandCursor);
  timer_.setInterval(1000 / kFramesPerSecond);
  connect(&timer_, &QTimer::timeout, this, [this] {
    ++tick_;
    update();
  });
}

void SampleRow::setSamples(std::vector<RunSample> samples) {
  samples_ = std::move(samples);
  figures_.clear();
  columns_.clear();
  rows_.clear();
  std::vector<std::int64_t> updates;
  QStringList prompts;
  for (const auto& sample : samples_) {
    figures_.emplace_back(sample.clip);
    if (updates.empty() || updates.back() != sample.updates) updates.push_back(sample.updates);
    if (!prompts.contains(sample.prompt)) prompts << sample.prompt;
    columns_.push_back(static_cast<int>(updates.size()) - 1);
    rows_.push_back(static_cast<int>(prompts.indexOf(sample.prompt)));
  }
  resize(sizeHint());
  updateGeometry();
  update();
}

QRect SampleRow::cell(std::size_t sample) const { return {columns_[sample] * kWidth, rows_[sample] * kHeight, kWidth, kHeight}; }

QSize SampleRow::sizeHint() const {
  int columns = 0, rows = 0;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    columns = std::max(columns, columns_[i] + 1);
    rows = std::max(rows, rows_[i] + 1);
  }
  return {columns * kWidth, rows * kHeight + (rows > 0 ? kLabel : 0)};
}

void SampleRow::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(0.8 * small.pointSizeF());
  painter.setFont(small);
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const QRect box = cell(i);
    if (!event->rect().intersects(box)) continue;  // a long run has many, and few of them are in sight
    figures_[i].paint(painter, box, static_cast<double>(tick_) / kFramesPerSecond);
  }
  painter.setPen(theme::kTextDim);
  int last = -1;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    if (columns_[i] == last) continue;
    last = columns_[i];
    painter.drawText(QRect(last * kWidth, height() - kLabel, kWidth, kLabel), Qt::AlignCenter, QLocale().toString(static_cast<qlonglong>(samples_[i].updates)));
  }
}

int SampleRow::sampleAt(const QPoint& place) const {
  for (std::size_t i = 0; i < samples_.size(); ++i)
    if (cell(i).contains(place)) return static_cast<int>(i);
  return -1;
}

void SampleRow::mouseReleaseEvent(QMouseEvent* event) {
  const int sample = sampleAt(event->pos());
  if (event->button() == Qt::LeftButton && sample >= 0) Q_EMIT chosen(samples_[static_cast<std::size_t>(sample)].file);
}

bool SampleRow::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int at = sampleAt(help->pos());
  if (at < 0) return QWidget::event(event);
  const auto& sample = samples_[static_cast<std::size_t>(at)];
  QToolTip::showText(help->globalPos(),
                     tr("“%1” after %2 updates. A click makes a take of it.").arg(sample.prompt, QLocale().toString(static_cast<qlonglong>(sample.updates))));
  return true;
}

void SampleRow::showEvent(QShowEvent*) { timer_.start(); }

void SampleRow::hideEvent(QHideEvent*) { timer_.stop(); }

SampleStrip::SampleStrip(JobBridge& jobs, ModelShelf& shelf, QWidget* parent)
    : QWidget(parent),
      samples_(jobs, shelf),
      on_(new QCheckBox(tr("Samples"), this)),
      prompts_(new QLineEdit(this)),
      hint_(new QLabel(this)),
      scroll_(new QScrollArea(this)),
      row_(new SampleRow) {
  on_->setObjectName(QStringLiteral("samplesOn"));
  on_->setToolTip(tr("Whenever the chosen run has written new weights, these prompts are made with them, while this window is open"));
  prompts_->setObjectName(QStringLiteral("samplePrompts"));
  prompts_->setToolTip(tr("Prompts with ; between"));
  hint_->setObjectName(QStringLiteral("dim"));
  hint_->setWordWrap(true);
  scroll_->setObjectName(QStringLiteral("plainScroll"));
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidget(row_);
  scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* across = new QHBoxLayout;
  across->setSpacing(theme::kGap);
  across->addWidget(on_);
  across->addWidget(prompts_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kSmall);
  column->addLayout(across);
  column->addWidget(hint_);
  column->addWidget(scroll_);

  const QSettings settings;
  prompts_->setText(settings.value(QStringLiteral("training/prompts"), QStringLiteral("a person walks forward; a person waves with the right hand")).toString());
  on_->setChecked(settings.value(QStringLiteral("training/samples"), false).toBool());
  const auto take = [this] {
    QStringList prompts;
    for (const QString& prompt : prompts_->text().split(u';', Qt::SkipEmptyParts))
      if (!prompt.trimmed().isEmpty()) prompts << prompt.trimmed();
    samples_.setPrompts(prompts);
    samples_.setOn(on_->isChecked());
  };
  take();
  connect(on_, &QCheckBox::toggled, this, [take](bool isOn) {
    QSettings().setValue(QStringLiteral("training/samples"), isOn);
    take();
  });
  connect(prompts_, &QLineEdit::editingFinished, this, [this, take] {
    QSettings().setValue(QStringLiteral("training/prompts"), prompts_->text());
    take();
  });
  connect(row_, &SampleRow::chosen, this, &SampleStrip::chosen);
  connect(&samples_, &RunSamples::changed, this, [this](const QString& folder) {
    if (folder == folder_) showSamples(folder);
  });
  connect(&samples_, &RunSamples::failed, this, [this](const QString& folder, const core::Error& error) {
    if (folder != folder_) return;
    hint_->setText(tr("No sample of these weights: %1").arg(errorText(error)));
    hint_->show();
  });
  follow(nullptr);
}

void SampleStrip::follow(const core::services::TrainingRun* run) {
  const bool canSample = run && samples_.canSample(*run);
  setVisible(canSample);
  if (!canSample) {
    folder_.clear();
    return;
  }
  const QString folder = textOf(run->folder);
  if (folder != folder_) {
    folder_ = folder;
    showSamples(folder);
  }
  samples_.follow(*run);
}

void SampleStrip::showSamples(const QString& folder) {
  row_->setSamples(samples_.samples(folder));
  hint_->hide();
  const bool hasAny = !row_->samples().empty();
  scroll_->setVisible(hasAny);
  scroll_->setFixedHeight(hasAny ? row_->sizeHint().height() + 10 : 0);
  // The newest is what one wants to see.
  scroll_->horizontalScrollBar()->setValue(scroll_->horizontalScrollBar()->maximum());
}

}  // namespace ui
