#include "ui/widgets/slider_row.h"

#include "ui/look/theme.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// Jumps to where the person clicks instead of a page step.
class JumpSlider : public QSlider {
 public:
  explicit JumpSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {}

 protected:
  void mousePressEvent(QMouseEvent* event) override {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    if (event->button() == Qt::LeftButton && !handle.contains(event->position().toPoint())) {
      const int space = width() - handle.width();
      const int at = static_cast<int>(event->position().x()) - handle.width() / 2;
      setSliderDown(true);  // told before the value changes
      setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), at, space));
    }
    QSlider::mousePressEvent(event);
  }
};

}  // namespace

SliderRow::SliderRow(const Options& options, QWidget* parent) : QWidget(parent), options_(options), slider_(new JumpSlider(this)), box_(new QDoubleSpinBox(this)) {
  if (options.isSwitchable)
    name_ = switch_ = new QCheckBox(options.name, this);
  else
    name_ = new QLabel(options.name, this);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(theme::kGap);
  grid->setVerticalSpacing(0);
  name_->setObjectName(QStringLiteral("formLabel"));
  name_->setMinimumWidth(78);
  box_->setRange(options.lowest, options.highest);
  box_->setSingleStep(options.step);
  box_->setDecimals(options.decimals);
  box_->setFixedWidth(68);
  box_->setKeyboardTracking(false);
  slider_->setRange(0, static_cast<int>(std::lround((options.highest - options.lowest) / options.step)));
  slider_->setPageStep(slider_->maximum() / 10);
  slider_->setMinimumWidth(60);
  grid->addWidget(name_, 0, 0);
  grid->addWidget(slider_, 0, 1);
  grid->addWidget(box_, 0, 2);
  grid->setColumnStretch(1, 1);

  setUsual(options.usual);
  slider_->installEventFilter(this);
  if (!switch_) name_->installEventFilter(this);
  box_->setAccessibleName(options.name);
  slider_->setAccessibleName(options.name);
  setFocusProxy(box_);

  connect(slider_, &QSlider::valueChanged, this, [this](int tick) {
    const double value = options_.lowest + tick * options_.step;
    {
      const QSignalBlocker quiet(box_);
      box_->setValue(value);
    }
    Q_EMIT valueEdited(box_->value());
  });
  connect(slider_, &QSlider::sliderPressed, this, &SliderRow::held);
  connect(slider_, &QSlider::sliderReleased, this, [this] {
    Q_EMIT editingFinished();
    Q_EMIT released();
  });
  connect(box_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    {
      const QSignalBlocker quiet(slider_);
      slider_->setValue(static_cast<int>(std::lround((value - options_.lowest) / options_.step)));
    }
    Q_EMIT valueEdited(value);
  });
  connect(box_, &QDoubleSpinBox::editingFinished, this, &SliderRow::editingFinished);
  setValue(options.usual);
  if (switch_) {
    connect(switch_, &QCheckBox::toggled, this, &SliderRow::enableParts);
    connect(switch_, &QCheckBox::clicked, this, &SliderRow::switchEdited);
    enableParts();
  }
}

void SliderRow::setOn(bool isOn) {
  if (switch_) switch_->setChecked(isOn);
}

bool SliderRow::isOn() const { return !switch_ || switch_->isChecked(); }

void SliderRow::enableParts() {
  slider_->setEnabled(isOn());
  box_->setEnabled(isOn());
}

void SliderRow::alignNames(const QList<SliderRow*>& rows) {
  int widest = 0;
  for (auto* row : rows) {
    row->name_->ensurePolished();
    widest = std::max({widest, row->name_->minimumWidth(), row->name_->sizeHint().width()});
  }
  for (auto* row : rows) row->name_->setMinimumWidth(widest);
}

QList<QWidget*> SliderRow::tabOrder() const {
  QList<QWidget*> parts{slider_, box_};
  if (switch_) parts.prepend(name_);
  return parts;
}

double SliderRow::value() const { return box_->value(); }

void SliderRow::setValue(double value) {
  const QSignalBlocker quietBox(box_), quietSlider(slider_);
  box_->setValue(value);
  slider_->setValue(static_cast<int>(std::lround((value - options_.lowest) / options_.step)));
}

void SliderRow::reset() {
  Q_EMIT held();
  setValue(options_.usual);
  Q_EMIT valueEdited(options_.usual);
  Q_EMIT editingFinished();
  Q_EMIT released();
}

void SliderRow::setUsual(double value) {
  options_.usual = value;
  showToolTip();
}

void SliderRow::setInstead(const QString& why) {
  instead_ = why;
  setEnabled(why.isEmpty());
  showToolTip();
}

void SliderRow::showToolTip() {
  if (!instead_.isEmpty()) return setToolTip(instead_);
  const QString usual = tr("Double-click: back to %1.").arg(locale().toString(options_.usual, 'f', options_.decimals));
  setToolTip(QStringLiteral("<p>%1</p><p>%2</p>").arg(options_.explanation.toHtmlEscaped(), usual));
}

bool SliderRow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonDblClick) {
    reset();
    return true;
  }
  // Arrow keys move this slider while it has the focus, not the timeline.
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End) event->accept();
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
