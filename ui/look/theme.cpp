#include "ui/look/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPainter>
#include <QPalette>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <algorithm>

namespace ui::theme {
namespace {

constexpr Colours kDark{.window{0x1d, 0x1f, 0x23},
                        .panel{0x23, 0x26, 0x2b},
                        .field{0x19, 0x1b, 0x1f},
                        .line{0x33, 0x37, 0x3e},
                        .hover{0x2c, 0x30, 0x36},
                        .selected{0x3a, 0x30, 0x29},
                        .text{0xe4, 0xe6, 0xea},
                        .textDim{0x9a, 0xa1, 0xab},
                        .textOff{0x6b, 0x72, 0x7d},
                        .accent{0xf0, 0x91, 0x4a},
                        .second{0x4a, 0xa8, 0xd8},
                        .third{0xa8, 0x84, 0xe0},
                        .fourth{0xb3, 0xc4, 0x4d},
                        .error{0xe5, 0x6b, 0x6f},
                        .good{0x6f, 0xd0, 0x8c},
                        .ice{0x8f, 0xdc, 0xdd}};

/// Light for dark: a grey or a tint with the lightness of its opposite. What lies deepest is nearly white, so that fields are told from panels and words stand out.
QColor opposite(const QColor& colour) {
  constexpr float kLightest = 1.06f, kRange = 0.97f;
  const QColor hsl = colour.toHsl();
  return QColor::fromHslF(std::max(0.0f, hsl.hslHueF()), hsl.hslSaturationF(), std::clamp(kLightest - kRange * hsl.lightnessF(), 0.0f, 1.0f)).toRgb();
}

Colours lightColours() {
  Colours light = kDark;
  for (QColor* colour : {&light.window, &light.panel, &light.field, &light.line, &light.hover, &light.selected, &light.text, &light.textDim, &light.textOff})
    *colour = opposite(*colour);
  // Darker than on black, to be read on white.
  light.accent = QColor(0xb0, 0x53, 0x0f);
  light.second = QColor(0x1f, 0x7a, 0xb0);
  light.third = QColor(0x8a, 0x5c, 0xd0);
  light.fourth = QColor(0x62, 0x74, 0x0a);
  light.error = QColor(0xbd, 0x36, 0x3b);
  light.good = QColor(0x2c, 0x8a, 0x4b);
  light.ice = QColor(0x12, 0x82, 0x8a);
  return light;
}

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

namespace detail {
constinit Colours current = kDark;
}

const QColor& viewColour(int view) {
  const QColor* const colours[] = {&kAccent, &kSecond, &kThird, &kFourth};
  return *colours[static_cast<std::size_t>(view)];
}

QString lightSheet(const QString& darkSheet) {
  static const QRegularExpression colour(QStringLiteral("#[0-9a-f]{6}\\b"));
  // What stands on the accent, and the accent.
  static const QStringList kept{kOnAccent.name(), QStringLiteral("#fffffe")};
  // Strong colours stay; words in a tint as light as what they would stand on do not.
  constexpr float kStrong = 0.4f, kTint = 0.75f;
  QString light;
  qsizetype from = 0;
  for (auto found = colour.globalMatch(darkSheet); found.hasNext();) {
    const auto match = found.next();
    light += QStringView(darkSheet).mid(from, match.capturedStart() - from);
    const QColor dark(match.captured());
    const bool isStrong = dark.hslSaturationF() > kStrong && dark.lightnessF() < kTint;
    light += kept.contains(match.captured()) || isStrong ? match.captured() : opposite(dark).name();
    from = match.capturedEnd();
  }
  light += QStringView(darkSheet).mid(from);
  return light;
}

void apply(QApplication& application, Scheme scheme) {
  detail::current = scheme == Scheme::Dark ? kDark : lightColours();
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
  if (!sheet.open(QIODevice::ReadOnly)) return;
  const QString text = QString::fromUtf8(sheet.readAll());
  application.setStyleSheet(scheme == Scheme::Dark ? text : lightSheet(text));
}

void markPrimary(QPushButton& button) {
  button.setObjectName(QStringLiteral("primary"));
  button.style()->unpolish(&button);
  button.style()->polish(&button);
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
