#include "ui/compare/sheet_cell.h"

#include "ui/look/theme.h"
#include "ui/session/playback_clock.h"
#include "ui/widgets/elided_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

SheetCell::SheetCell(int number, ViewportBackend backend, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("sheetCell"));
  setAttribute(Qt::WA_StyledBackground);
  setCursor(Qt::PointingHandCursor);
  scene_.figures.emplace_back();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(2, 2, 2, 2);
  column->setSpacing(0);
  surface_ = makeViewportSurface(backend, scene_, camera_, this);
  surface_->setMinimumSize(90, 90);
  column->addWidget(surface_, 1);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(theme::kSmall, 2, theme::kSmall, 2);
  row->setSpacing(theme::kGap);
  auto* digit = new QLabel(QString::number(number), this);
  digit->setObjectName(QStringLiteral("sheetNumber"));
  digit->setAlignment(Qt::AlignCenter);
  digit->setFixedSize(20, 20);
  name_ = new ElidedLabel(this);
  row->addWidget(digit);
  row->addWidget(name_, 1);
  column->addLayout(row);
  for (QWidget* part : {static_cast<QWidget*>(this), surface_, static_cast<QWidget*>(name_)}) part->installEventFilter(this);
}

void SheetCell::setTake(core::document::TakeId id, std::shared_ptr<const core::motion::Clip> clip, const QString& name, const ViewportWidget::Skin& skin) {
  id_ = id;
  auto& figure = scene_.figures.front();
  figure.clip = std::move(clip);
  figure.skin = skin;
  figure.seconds = 0.0;
  extent_ = extentOf(figure.clip.get());
  name_->setText(name);
  setAccessibleName(name);
  camera_ = {};
  frame();
}

void SheetCell::setOptions(const ViewOptions& options) {
  ViewOptions shown = options;
  shown.onionSkin = shown.trails = false;
  applyOptions(shown, scene_);
  followsRoot_ = options.followRoot;
  frame();
}

void SheetCell::frame() {
  const auto& figure = scene_.figures.front();
  if (!figure.clip || surface_->height() < 1) return;
  camera_.stopFollowing();
  const glm::vec3 root = render::jointPositionAt(figure, extent_.rootJoint);
  camera_.frame(isFollowing() ? extent_.around(root) : extent_.still, static_cast<float>(surface_->width()) / static_cast<float>(surface_->height()));
  if (isFollowing()) camera_.follow(root);
  surface_->update();
}

void SheetCell::setTime(double seconds) {
  auto& figure = scene_.figures.front();
  if (!figure.clip) return;
  figure.seconds = roundAndRound(seconds, figure.clip->duration());
  if (isFollowing()) camera_.follow(render::jointPositionAt(figure, extent_.rootJoint));
  surface_->update();
}

void SheetCell::setFramed(bool isFramed) {
  setProperty("under", isFramed);
  style()->unpolish(this);
  style()->polish(this);
}

bool SheetCell::eventFilter(QObject* watched, QEvent* event) {
  if (watched == surface_ && event->type() == QEvent::Resize) frame();
  if (watched == this && event->type() == QEvent::Enter) setFramed(true);
  if (watched == this && event->type() == QEvent::Leave) setFramed(false);
  if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
    Q_EMIT chosen(id_);
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
