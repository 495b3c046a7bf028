#include "ui/look/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace ui::theme {
namespace {

QByteArray drawing(const QString& name) {
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addDrawing(QIcon& icon, QByteArray svg, const QColor& colour, QIcon::Mode mode, QIcon::State state) {
  svg.replace("currentColor", colour.name().toUtf8());
  QSvgRenderer renderer(svg);
  // Twice and three times for dense screens: Qt picks the nearest.
  for (const int size : {16, 18, 20, 24, 32, 36, 40, 48, 64, 72}) {
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    icon.addPixmap(pixmap, mode, state);
  }
}

}  // namespace

void apply(QApplication& application) {
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QPalette palette;
  palette.setColor(QPalette::Window, kPanel);
  palette.setColor(QPalette::WindowText, kText);
  palette.setColor(QPalette::Base, kField);
  palette.setColor(QPalette::AlternateBase, kPanel);
  palette.setColor(QPalette::Text, kText);
  palette.setColor(QPalette::PlaceholderText, kTextOff);
  palette.setColor(QPalette::Button, kLine);
  palette.setColor(QPalette::ButtonText, kText);
  palette.setColor(QPalette::BrightText, kAccent);
  palette.setColor(QPalette::Highlight, QColor(0xa8, 0x68, 0x3a));
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, kLine);
  palette.setColor(QPalette::ToolTipText, kText);
  palette.setColor(QPalette::Link, kAccent);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) palette.setColor(QPalette::Disabled, role, kTextOff);
  application.setPalette(palette);
  QFont font = application.font();
  font.setPointSizeF(9.5);
  application.setFont(font);
  QFile sheet(QStringLiteral(":/theme/studio.qss"));
  if (sheet.open(QIODevice::ReadOnly)) application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

QIcon icon(const QString& name) {
  const QByteArray svg = drawing(name);
  QIcon icon;
  if (svg.isEmpty()) return icon;
  addDrawing(icon, svg, kText, QIcon::Normal, QIcon::Off);
  addDrawing(icon, svg, kTextOff, QIcon::Disabled, QIcon::Off);
  addDrawing(icon, svg, kAccent, QIcon::Normal, QIcon::On);
  return icon;
}

QIcon icon(const QString& name, const QColor& colour) {
  const QByteArray svg = drawing(name);
  QIcon icon;
  if (!svg.isEmpty()) addDrawing(icon, svg, colour, QIcon::Normal, QIcon::Off);
  return icon;
}

}  // namespace ui::theme
