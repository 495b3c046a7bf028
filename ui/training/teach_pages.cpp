#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/training/teach_dialog.h"

#include <QButtonGroup>
#include <QDesktopServices>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

// The pages behind the first one: how long, how far it is, and what came of it.
namespace ui {

namespace {

constexpr int kMinutes[] = {5, 20, 60}, kUsualMinutes = 20;

QLabel* dimNote(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  label->setObjectName(QStringLiteral("dim"));
  return label;
}

struct Measure {
  const char* name;
  double unit;
  int digits;
  const char* sign;  // behind the value
};

// "48 ± 6 %", "+2 ± 5"
QString valueText(const QJsonObject& of, const Measure& measure, bool isChange) {
  const auto value = of.value(QLatin1String(measure.name)).toObject();
  if (value.isEmpty()) return QStringLiteral("–");
  const auto number = [&](double one) { return QLocale().toString(measure.unit * one, 'f', measure.digits); };
  const double mean = value.value(QStringLiteral("mean")).toDouble(), halfWidth = value.value(QStringLiteral("halfWidth")).toDouble();
  QString text = number(mean);
  if (isChange && mean > 0.0) text.prepend(QLatin1Char('+'));
  if (halfWidth > 0.0) text += QStringLiteral(" ± ") + number(halfWidth);
  return isChange ? text : text + QString::fromUtf8(measure.sign);
}

}  // namespace

QWidget* TeachDialog::timePage() {
  auto* page = new QWidget;
  minutes_ = new QButtonGroup(page);
  auto* times = new QHBoxLayout;
  times->setSpacing(2 * theme::kGap);
  for (const int minutes : kMinutes) {
    auto* choice = new QRadioButton(tr("%n minute(s)", nullptr, minutes), page);
    choice->setObjectName(QStringLiteral("teachMinutes%1").arg(minutes));
    choice->setChecked(minutes == kUsualMinutes);
    minutes_->addButton(choice, minutes);
    times->addWidget(choice);
  }
  times->addStretch(1);
  name_ = new QLineEdit(page);
  name_->setObjectName(QStringLiteral("teachName"));
  style_ = new QLineEdit(page);
  style_->setObjectName(QStringLiteral("teachStyle"));
  style_->setPlaceholderText(tr("none"));
  style_->setToolTip(tr("Where the clips show a way of moving, its name: “limping”. It can then be picked among the styles."));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  const auto row = [&](const QString& title, const auto& field) {
    auto* label = new QLabel(title, page);
    label->setObjectName(QStringLiteral("formLabel"));
    form->addRow(label, field);
  };
  row(tr("Time"), times);
  row(tr("Name of the model"), name_);
  row(tr("Style"), style_);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2 * theme::kGap);
  column->addLayout(form);
  column->addWidget(
      dimNote(tr("The default model learns your clips together with motions that it makes of itself, so that it keeps what it can. The more moves, the more time: "
                 "five minutes do for a handful. The model becomes one of your own; the default stays as it is."),
              page));
  column->addStretch(1);
  connect(name_, &QLineEdit::textChanged, this, &TeachDialog::check);
  return page;
}

QWidget* TeachDialog::workPage() {
  auto* page = new QWidget;
  stage_ = new QLabel(page);
  stage_->setObjectName(QStringLiteral("teachStage"));
  left_ = new QLabel(page);
  left_->setObjectName(QStringLiteral("teachLeft"));
  bar_ = new QProgressBar(page);
  bar_->setObjectName(QStringLiteral("teachProgress"));
  bar_->setTextVisible(false);
  bar_->setMaximumHeight(8);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  column->addStretch(1);
  column->addWidget(stage_);
  column->addWidget(bar_);
  column->addWidget(left_);
  column->addWidget(
      dimNote(tr("It works beside you, and may be stopped at any time: what is done is kept, and the same folder under the same name goes on from there."), page));
  column->addStretch(2);
  return page;
}

QWidget* TeachDialog::resultPage() {
  auto* page = new QWidget;
  summary_ = new QLabel(page);
  summary_->setObjectName(QStringLiteral("teachSummary"));
  summary_->setWordWrap(true);
  numbers_ = new QTableWidget(0, 4, page);
  numbers_->setObjectName(QStringLiteral("teachNumbers"));
  numbers_->setHorizontalHeaderLabels({tr("Asked for"), tr("Before"), tr("After"), tr("Change")});
  numbers_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  numbers_->verticalHeader()->hide();
  numbers_->setShowGrid(false);
  numbers_->setAlternatingRowColors(true);
  numbers_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  report_ = new QPushButton(tr("Open the report"), page);
  report_->setObjectName(QStringLiteral("teachReport"));
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  column->addWidget(summary_);
  column->addWidget(numbers_, 1);
  column->addWidget(dimNote(tr("What a motion shows is told by the clip that is nearest to it, among yours and those that the model made of moves that it knew. How near "
                               "it is to its words is told "
                               "by a judge that took no part; less is nearer. ± is a 95 % interval over the captions."),
                            page));
  column->addWidget(report_, 0, Qt::AlignLeft);
  connect(report_, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(result_.value(QStringLiteral("report")).toString())); });
  return page;
}

void TeachDialog::begin() {
  const QString work = QDir(textOf(shelf_.folders().own)).filePath(name() + QStringLiteral(".teach")), table = work + QStringLiteral("/asked.tsv");
  if (!QDir().mkpath(work) || !clips_.writeTable(table)) {
    reason_->setText(tr("Nothing can be written in “%1”.").arg(work));
    return;
  }
  QStringList words = {QStringLiteral("teach"),       folder_,
                       QStringLiteral("--captions"),  table,
                       QStringLiteral("--out"),       textOf(shelf_.folders().own / (name().toStdString() + ".safetensors")),
                       QStringLiteral("--minutes"),   QString::number(minutes_->checkedId()),
                       QStringLiteral("--json-lines")};
  if (const QString style = style_->text().trimmed(); !style.isEmpty()) words << QStringLiteral("--style") << style;
  unread_.clear();
  said_.clear();
  result_ = {};
  isStopped_ = false;
  stage_->clear();
  left_->clear();
  bar_->setRange(0, 0);
  teach_.start(program_, words + further_);
  go(Work);
}

void TeachDialog::showResult(const QJsonObject& result) {
  const auto before = result.value(QStringLiteral("before")).toObject(), after = result.value(QStringLiteral("after")).toObject(),
             change = result.value(QStringLiteral("change")).toObject();
  numbers_->setRowCount(0);
  const auto add = [&](const QStringList& cells, bool isSum) {
    const int row = numbers_->rowCount();
    numbers_->insertRow(row);
    for (int i = 0; i < cells.size(); ++i) {
      auto* item = new QTableWidgetItem(cells[i]);
      auto font = item->font();
      font.setBold(isSum);
      item->setFont(font);
      if (i > 0) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      numbers_->setItem(row, i, item);
    }
  };
  const auto addMeasure = [&](const QString& title, const Measure& measure) {
    if (after.contains(QLatin1String(measure.name)))
      add({title, valueText(before, measure, false), valueText(after, measure, false), valueText(change, measure, true)}, true);
  };
  addMeasure(tr("your moves"), {"taught", 100.0, 0, " %"});
  addMeasure(tr("moves that it knew"), {"kept", 100.0, 0, " %"});
  addMeasure(tr("your moves: distance to the words"), {"taught_text", 1.0, 2, ""});
  addMeasure(tr("moves that it knew: distance to the words"), {"kept_text", 1.0, 2, ""});
  addMeasure(tr("sliding feet"), {"skating", 100.0, 1, " %"});
  const auto beforeBy = result.value(QStringLiteral("beforeByMove")).toObject(), afterBy = result.value(QStringLiteral("afterByMove")).toObject();
  for (auto move = afterBy.begin(); move != afterBy.end(); ++move) {
    constexpr QLatin1String kTaught("taught/");
    if (!move.key().startsWith(kTaught)) continue;
    const auto text = [](double shown) { return QStringLiteral("%1 %").arg(QLocale().toString(100.0 * shown, 'f', 0)); };
    add({move.key().mid(kTaught.size()), text(beforeBy.value(move.key()).toDouble()), text(move.value().toDouble()), QString()}, false);
  }
  summary_->setText(tr("“%1” has learned. It takes prompts like the captions of your clips.").arg(name()));
  report_->setVisible(!result.value(QStringLiteral("report")).toString().isEmpty());
  go(Result);
}

}  // namespace ui
