#include "ui/widgets/panel_scroll.h"

#include <QApplication>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {
namespace {

constexpr int kLowest = 70;

}  // namespace

PanelScroll::PanelScroll(QWidget* panel, QWidget* parent) : QScrollArea(parent) {
  setObjectName(QStringLiteral("panelScroll"));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  setWidgetResizable(true);
  setWidget(panel);
  panel->installEventFilter(this);
  // Whoever walks through the controls with the Tab key sees where they are.
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    if (now && widget()->isAncestorOf(now)) ensureWidgetVisible(now, 0, 8);
  });
}

QSize PanelScroll::sizeHint() const { return widget()->sizeHint(); }

QSize PanelScroll::minimumSizeHint() const {
  const QSize whole = widget()->minimumSizeHint();
  return {whole.width() + (verticalScrollBar()->isVisible() ? verticalScrollBar()->sizeHint().width() : 0), std::min(kLowest, whole.height())};
}

bool PanelScroll::eventFilter(QObject* watched, QEvent* event) {
  if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
  return QScrollArea::eventFilter(watched, event);
}

}  // namespace ui
