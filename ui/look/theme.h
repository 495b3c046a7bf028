#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

/// Looks: the dark palette, spacing on a grid of 4, and icons tinted for it.
namespace ui::theme {

inline constexpr QColor kWindow{0x1d, 0x1f, 0x23};
inline constexpr QColor kPanel{0x23, 0x26, 0x2b};
inline constexpr QColor kField{0x19, 0x1b, 0x1f};
inline constexpr QColor kLine{0x33, 0x37, 0x3e};
inline constexpr QColor kHover{0x2c, 0x30, 0x36};
inline constexpr QColor kSelected{0x3a, 0x30, 0x29};
inline constexpr QColor kText{0xe4, 0xe6, 0xea};
inline constexpr QColor kTextDim{0x9a, 0xa1, 0xab};
inline constexpr QColor kTextOff{0x6b, 0x72, 0x7d};
inline constexpr QColor kAccent{0xf0, 0x91, 0x4a};  // the one accent: view A, the playhead, what is on
inline constexpr QColor kSecond{0x4a, 0xa8, 0xd8};  // only for view B and what belongs to it
inline constexpr QColor kError{0xe5, 0x6b, 0x6f};
inline constexpr QColor kGood{0x6f, 0xd0, 0x8c};

inline constexpr int kSmall = 4;
inline constexpr int kGap = 8;
inline constexpr int kMargin = 10;

/// Fusion with our palette, font size and style sheet.
void apply(QApplication& application);

/// A drawing of resources/icons by its file name without ".svg": plain, dimmed when disabled, in the accent when
/// checked. Throws nothing; an unknown name gives an empty icon.
QIcon icon(const QString& name);
/// The same in one colour.
QIcon icon(const QString& name, const QColor& colour);

}  // namespace ui::theme
