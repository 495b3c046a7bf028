#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace ui {

/// A page of the help that ships with the program, in the window's language.
struct HelpPage {
  QString name;   // as links say it: "takes"
  QString title;  // its first line
  QString text;   // Markdown
};

/// All, in the order in which one reads them.
const QList<HelpPage>& helpPages();

/// The page of the panel or window that a widget is in: its name; the first page where it is in none.
QString helpPageOf(const QWidget* widget);

}  // namespace ui
