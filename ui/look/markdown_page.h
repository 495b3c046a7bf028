#pragma once

#include <QString>

class QTextBrowser;

namespace ui {

/// A page of Markdown as the window looks: tables have thin lines and room in their cells, and only what does not fit is scrolled sideways.
void showMarkdown(QTextBrowser& browser, const QString& text);

}  // namespace ui
