#include "ui/curves/curve_lane.h"

#include "core/motion/humanml3d_skeleton.h"
#include "ui/look/body_joints.h"
#include "ui/look/theme.h"

#include <QBuffer>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr auto kCurveJointsKey = "curves/joints";
constexpr auto kCurveKindKey = "curves/kind";

const std::vector<std::string> kToesSet{"left_foot", "right_foot"}, kHandsSet{"left_wrist", "right_wrist"}, kKneesSet{"left_knee", "right_knee"},
    kMiddleSet{"pelvis", "head"};

/// A piece of the line with which a joint is drawn, as an image in a text.
QString sampleOf(int style) {
  constexpr int kWidth = 26, kHeight = 10, kScale = 2;
  QImage image(kWidth * kScale, kHeight * kScale, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(kScale, kScale);
  painter.setPen(JointPlot::penOf(style, theme::kText));
  painter.drawLine(QPointF(0, kHeight / 2.0), QPointF(kWidth, kHeight / 2.0));
  painter.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return QStringLiteral("<img width=%1 height=%2 style='vertical-align:middle' src='data:image/png;base64,%3'>")
      .arg(kWidth)
      .arg(kHeight)
      .arg(QString::fromLatin1(bytes.toBase64()));
}

}  // namespace

CurveLane::CurveLane(DocumentBridge& document, PlaybackClock& clock, TimeRuler& ruler, std::function<double(int)> timeOf, QWidget* parent)
    : QWidget(parent),
      document_(document),
      kind_(new QComboBox(this)),
      choose_(new QToolButton(this)),
      menu_(new QMenu(this)),
      legend_(new QLabel(this)),
      plot_(new JointPlot(clock, ruler, std::move(timeOf), this)) {
  setObjectName(QStringLiteral("curveLane"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::kGap);
  kind_->setObjectName(QStringLiteral("curveKind"));
  kind_->setAccessibleName(tr("What the curves tell"));
  for (int kind = 0; kind < kCurveKinds; ++kind) kind_->addItem(curveTitle(static_cast<CurveKind>(kind)));
  choose_->setObjectName(QStringLiteral("textButton"));
  choose_->setText(tr("Joints"));
  choose_->setIcon(theme::icon(QStringLiteral("chevron_down")));
  choose_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  choose_->setToolTip(tr("Which joints have curves. A click on a joint in the view takes it in or out."));
  choose_->setPopupMode(QToolButton::InstantPopup);
  choose_->setMenu(menu_);
  choose_->setFocusPolicy(Qt::StrongFocus);
  menu_->setObjectName(QStringLiteral("curveJoints"));
  legend_->setObjectName(QStringLiteral("curveLegend"));
  legend_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(kind_);
  row->addWidget(choose_);
  row->addWidget(legend_, 1);
  column->addLayout(row);
  column->addWidget(plot_, 1);

  const QSettings settings;
  for (const QString& name : settings.value(QLatin1String(kCurveJointsKey)).toStringList()) joints_.push_back(name.toStdString());
  if (joints_.empty()) joints_ = kToesSet;
  kind_->setCurrentIndex(std::clamp(settings.value(QLatin1String(kCurveKindKey), 0).toInt(), 0, kCurveKinds - 1));
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
    remember();
    follow();
  });
  connect(menu_, &QMenu::aboutToShow, this, &CurveLane::fillMenu);
  showJoints();
}

CurveKind CurveLane::kind() const { return static_cast<CurveKind>(std::max(0, kind_->currentIndex())); }

void CurveLane::toggleJoint(const std::string& name) {
  auto names = joints_;
  if (std::erase(names, name) == 0) names.push_back(name);
  if (names.size() > kMostJoints) names.erase(names.begin());
  setJoints(std::move(names));
}

void CurveLane::setJoints(std::vector<std::string> names) {
  if (names == joints_) return;
  joints_ = std::move(names);
  remember();
  showJoints();
  follow();
  Q_EMIT jointsChanged();
}

void CurveLane::remember() const {
  QStringList names;
  for (const auto& name : joints_) names << QString::fromStdString(name);
  QSettings settings;
  settings.setValue(QLatin1String(kCurveJointsKey), names);
  settings.setValue(QLatin1String(kCurveKindKey), kind_->currentIndex());
}

void CurveLane::showJoints() {
  QStringList parts;
  for (std::size_t i = 0; i < joints_.size(); ++i) parts << sampleOf(static_cast<int>(i)) + QStringLiteral("&nbsp;") + jointTitle(joints_[i]).toHtmlEscaped();
  legend_->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp; ")));
}

void CurveLane::fillMenu() {
  menu_->clear();
  const auto addSet = [this](const QString& title, const std::vector<std::string>& names) {
    auto* entry = menu_->addAction(title, this, [this, names] { setJoints(names); });
    entry->setCheckable(true);
    entry->setChecked(joints_ == names);
  };
  addSet(tr("Toes"), kToesSet);
  addSet(tr("Hands"), kHandsSet);
  addSet(tr("Knees"), kKneesSet);
  addSet(tr("Pelvis and head"), kMiddleSet);
  menu_->addAction(tr("None"), this, [this] { setJoints({}); });
  // Bodies by their 22 joints: left, right, middle; another skeleton by its own names.
  const auto takes = shown();
  const auto* skeleton = takes.empty() ? core::motion::humanml3d::skeleton().get() : &takes.front().second->skeleton();
  const auto add = [this](QMenu* menu, const std::string& name) {
    auto* entry = menu->addAction(jointTitle(name), this, [this, name] { toggleJoint(name); });
    entry->setCheckable(true);
    entry->setChecked(std::find(joints_.begin(), joints_.end(), name) != joints_.end());
  };
  menu_->addSeparator();
  if (!bodyJointsOf(*skeleton)) {
    for (const auto& joint : skeleton->joints()) add(menu_, joint.name);
    return;
  }
  auto *left = menu_->addMenu(tr("Left")), *right = menu_->addMenu(tr("Right")), *middle = menu_->addMenu(tr("Middle"));
  for (const auto& joint : core::motion::humanml3d::skeleton()->joints())
    add(joint.name.starts_with("left_") ? left : joint.name.starts_with("right_") ? right : middle, joint.name);
}

std::vector<std::pair<int, std::shared_ptr<const core::motion::Clip>>> CurveLane::shown() const {
  std::vector<std::pair<int, std::shared_ptr<const core::motion::Clip>>> found;
  const auto& view = document_.project().view;
  for (int i = 0; i < view.shownCount(); ++i)
    if (const auto* take = document_.take(view.shown[static_cast<std::size_t>(i)])) found.emplace_back(i, take->clip);
  return found;
}

void CurveLane::follow() {
  if (!isVisible()) return;
  std::vector<JointPlot::Curve> curves;
  for (const auto& [view, clip] : shown()) {
    const auto& track = tracks_.track(clip);
    for (std::size_t i = 0; i < joints_.size(); ++i) {
      const int joint = jointNamed(clip->skeleton(), joints_[i]);
      if (joint >= 0) curves.push_back({jointTitle(joints_[i]), static_cast<int>(i), view, clip->fps(), jointCurve(*clip, track, joint, kind())});
    }
  }
  plot_->setCurves(kind(), std::move(curves));
}

void CurveLane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  follow();
}

}  // namespace ui
