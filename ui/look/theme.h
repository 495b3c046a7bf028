#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;
class QPushButton;

/// Looks: a dark and a light palette, spacing on a grid of 4, and icons tinted for them.
namespace ui::theme {

enum class Scheme { Dark, Light };

struct Colours {
  QColor window, panel, field, line, hover, selected;
  QColor text, textDim, textOff;
  QColor accent, second, third, fourth, error, good, ice;
};

namespace detail {
extern Colours current;
}

// The colours of the scheme that was applied last. Whoever keeps a copy keeps the old one after a switch: ask while painting.
inline const QColor& kWindow = detail::current.window;
inline const QColor& kPanel = detail::current.panel;
inline const QColor& kField = detail::current.field;
inline const QColor& kLine = detail::current.line;
inline const QColor& kHover = detail::current.hover;
inline const QColor& kSelected = detail::current.selected;
inline const QColor& kText = detail::current.text;
inline const QColor& kTextDim = detail::current.textDim;
inline const QColor& kTextOff = detail::current.textOff;
inline const QColor& kAccent = detail::current.accent;  // the one accent: view A, the playhead, what is on
inline const QColor& kSecond = detail::current.second;  // only for view B and what belongs to it
inline const QColor& kThird = detail::current.third;    // of view C
inline const QColor& kFourth = detail::current.fourth;  // of view D
inline const QColor& kError = detail::current.error;
inline const QColor& kGood = detail::current.good;
inline const QColor& kIce = detail::current.ice;  // what is frozen: it stays when the rest is made again

/// What is written on the accent and on the colours of the views, in either scheme.
inline constexpr QColor kOnAccent(0x1b, 0x1d, 0x21);

/// Of view A, B, C or D (0 to 3): its letter, its track, its curves.
const QColor& viewColour(int view);

inline constexpr int kSmall = 4;
inline constexpr int kGap = 8;
inline constexpr int kMargin = 10;

/// Fusion with our palette, font size and style sheet. May be called again with another scheme; icons and pixmaps that were made before keep their colours, so
/// the window is made anew after it.
void apply(QApplication& application, Scheme scheme = Scheme::Dark);

/// The one button of a window that does what the window is for. Names it "primary": the style sheet has looked at a dialog's buttons by the time that they are named.
void markPrimary(QPushButton& button);

/// The style sheet of the dark scheme in light: greys and tints change places with their opposites, the accent and what stands on it stay.
QString lightSheet(const QString& darkSheet);

/// A drawing of resources/icons by its file name without ".svg": plain, dimmed when disabled, in the accent when
/// checked. Throws nothing; an unknown name gives an empty icon.
QIcon icon(const QString& name);
/// The same in one colour.
QIcon icon(const QString& name, const QColor& colour);

/// What is drawn over a view, which is dark in both schemes: words and lines, and what lies under words.
inline const QColor kOnView(0xe4, 0xe6, 0xea), kOnViewDim(0x9a, 0xa0, 0xa8), kUnderWords(0x23, 0x26, 0x2b, 230);

}  // namespace ui::theme
