#include "ui/compare/sweep_dialog.h"

#include "core/services/generation_limits.h"
#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"
#include "ui/training/run_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

namespace sweep_limits = core::services::limits;

}  // namespace

std::vector<double> SweepDialog::Values::all() const { return sweepValues(first->value(), last->value(), count->value(), step); }

SweepDialog::SweepDialog(const Subject& subject, const StyleListModel& styles, QWidget* parent)
    : QDialog(parent),
      subject_(subject),
      columns_(new QComboBox(this)),
      across_(new QWidget(this)),
      styles_(new QListWidget(this)),
      words_(new QLabel(this)),
      make_(nullptr) {
  setObjectName(QStringLiteral("sweepDialog"));
  setWindowTitle(tr("Sweep"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * theme::kGap);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  column->addLayout(form);
  auto* rows = new QHBoxLayout;
  weights_ = addValues(*rows, "weight", sweep_limits::kStyleWeight.lowest, sweep_limits::kStyleWeight.highest, 0.1, 1);
  form->addRow(tr("Rows: style weight"), rows);
  columns_->setObjectName(QStringLiteral("sweepColumns"));
  columns_->addItem(tr("Style guide"), static_cast<int>(Sweep::Columns::Guide));
  columns_->addItem(tr("Styles"), static_cast<int>(Sweep::Columns::Style));
  form->addRow(tr("Columns"), columns_);
  auto* guideRow = new QHBoxLayout(across_);
  guideRow->setContentsMargins(0, 0, 0, 0);
  guides_ = addValues(*guideRow, "guide", sweep_limits::kClassifierScale.lowest, sweep_limits::kClassifierScale.highest, 0.05, 2);
  styles_->setObjectName(QStringLiteral("sweepStyles"));
  styles_->setAccessibleName(tr("Styles"));
  styles_->setMinimumHeight(150);
  form->addRow(QString(), across_);
  form->addRow(QString(), styles_);
  words_->setWordWrap(true);
  column->addWidget(words_);
  auto* buttons = new QDialogButtonBox(this);
  make_ = buttons->addButton(tr("Make the table"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*make_);
  make_->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);

  const QSettings settings;
  const auto read = [&settings](const char* key, double usual) { return settings.value(QStringLiteral("sweep/") + QLatin1String(key), usual).toDouble(); };
  weights_.first->setValue(read("weightFirst", 0.5));
  weights_.last->setValue(read("weightLast", 3.5));
  weights_.count->setValue(static_cast<int>(read("weightCount", 3)));
  guides_.first->setValue(read("guideFirst", 0.0));
  guides_.last->setValue(read("guideLast", 0.4));
  guides_.count->setValue(static_cast<int>(read("guideCount", 3)));
  fillStyles(styles);
  columns_->setCurrentIndex(settings.value(QStringLiteral("sweep/columns"), 0).toInt() == 1 ? 1 : 0);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    remember();
    accept();
  });
  connect(columns_, &QComboBox::currentIndexChanged, this, [this] {
    showWhat();
    adjustSize();
  });
  connect(styles_, &QListWidget::itemChanged, this, &SweepDialog::showWhat);
  for (auto* box : findChildren<QDoubleSpinBox*>()) connect(box, &QDoubleSpinBox::valueChanged, this, &SweepDialog::showWhat);
  for (auto* box : findChildren<QSpinBox*>()) connect(box, &QSpinBox::valueChanged, this, &SweepDialog::showWhat);
  showWhat();
  weights_.first->setFocus();
}

SweepDialog::Values SweepDialog::addValues(QLayout& row, const char* name, double lowest, double highest, double step, int decimals) {
  Values values{new QDoubleSpinBox(this), new QDoubleSpinBox(this), new QSpinBox(this), step};
  for (auto* box : {values.first, values.last}) {
    box->setRange(lowest, highest);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    box->setMinimumWidth(76);
  }
  values.first->setObjectName(QLatin1String(name) + QStringLiteral("First"));
  values.last->setObjectName(QLatin1String(name) + QStringLiteral("Last"));
  values.count->setObjectName(QLatin1String(name) + QStringLiteral("Count"));
  values.count->setRange(1, kMostAcross);
  values.first->setAccessibleName(tr("From"));
  values.last->setAccessibleName(tr("To"));
  values.count->setAccessibleName(tr("How many"));
  values.count->setPrefix(QStringLiteral("× "));
  row.setSpacing(theme::kGap);
  row.addWidget(values.first);
  row.addWidget(new QLabel(QStringLiteral("–"), this));
  row.addWidget(values.last);
  row.addWidget(values.count);
  static_cast<QHBoxLayout&>(row).addStretch(1);
  return values;
}

// Those that can be chosen; the draft's own is on, and what was on last time.
void SweepDialog::fillStyles(const StyleListModel& styles) {
  const QStringList before = QSettings().value(QStringLiteral("sweep/styles")).toStringList();
  int on = 0;
  for (int row = 0; row < styles.rowCount(); ++row) {
    const QModelIndex index = styles.index(row);
    const auto style = styles.style(index);
    if (style.kind == core::document::TakeStyle::Kind::None || !(styles.flags(index) & Qt::ItemIsEnabled)) continue;
    auto* item = new QListWidgetItem(styleTitle(style), styles_);
    const bool isOn = on < kMostAcross && (style == subject_.draft.style || before.contains(item->text()));
    on += isOn;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
    listed_.push_back(style);
  }
}

Sweep SweepDialog::sweep() const {
  Sweep sweep;
  sweep.weights = weights_.all();
  sweep.columns = static_cast<Sweep::Columns>(columns_->currentData().toInt());
  sweep.guides = guides_.all();
  for (int row = 0; row < styles_->count(); ++row)
    if (styles_->item(row)->checkState() == Qt::Checked) sweep.styles.push_back(listed_[static_cast<std::size_t>(row)]);
  return sweep;
}

void SweepDialog::showWhat() {
  const bool byStyle = columns_->currentIndex() == 1;
  across_->setVisible(!byStyle);
  styles_->setVisible(byStyle);
  const Sweep chosen = sweep();
  const auto columns = byStyle ? chosen.styles.size() : chosen.guides.size();
  const auto takes = static_cast<int>(chosen.weights.size() * columns);
  QString why = subject_.whyNot;
  if (why.isEmpty() && !byStyle && subject_.draft.style.kind == core::document::TakeStyle::Kind::None)
    why = tr("Choose a style in the style panel first, or let the columns be styles: without one the weights change nothing.");
  if (why.isEmpty() && byStyle && columns == 0) why = tr("Tick one to three styles.");
  if (why.isEmpty() && byStyle && columns > kMostAcross) why = tr("At most three styles fit on the sheet.");
  make_->setEnabled(why.isEmpty());
  words_->setObjectName(why.isEmpty() ? QStringLiteral("dim") : QStringLiteral("promptTooLong"));
  words_->setStyleSheet(QString());  // looks its name up again
  if (!why.isEmpty()) return words_->setText(why);
  const QString what = tr("%1 × %2 takes with seed %3").arg(chosen.weights.size()).arg(columns).arg(subject_.draft.seed);
  words_->setText(subject_.secondsATake > 0.0 ? tr("%1, in about %2. All of them stay in the list.").arg(what, runTimeText(std::ceil(takes * subject_.secondsATake)))
                                              : tr("%1. All of them stay in the list.").arg(what));
}

void SweepDialog::remember() const {
  QSettings settings;
  const auto write = [&settings](const char* key, const QVariant& value) { settings.setValue(QStringLiteral("sweep/") + QLatin1String(key), value); };
  write("weightFirst", weights_.first->value());
  write("weightLast", weights_.last->value());
  write("weightCount", weights_.count->value());
  write("guideFirst", guides_.first->value());
  write("guideLast", guides_.last->value());
  write("guideCount", guides_.count->value());
  write("columns", columns_->currentIndex());
  QStringList names;
  for (const auto& style : sweep().styles) names << styleTitle(style);
  write("styles", names);
}

}  // namespace ui
