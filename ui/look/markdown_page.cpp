#include "ui/look/markdown_page.h"

#include "ui/look/theme.h"

#include <QTextBrowser>
#include <QTextFrame>
#include <QTextOption>
#include <QTextTable>

namespace ui {

void showMarkdown(QTextBrowser& browser, const QString& text) {
  constexpr double kPadding = 5.0;
  browser.setMarkdown(text);
  browser.setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);  // a table with the names of files is no wider than its page
  for (auto* frame : browser.document()->rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (!table) continue;
    auto format = table->format();
    format.setBorder(1.0);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(theme::kLine);
    format.setBorderCollapse(true);
    format.setCellSpacing(0.0);
    format.setCellPadding(kPadding);
    format.setTopMargin(theme::kGap);
    format.setBottomMargin(theme::kGap);
    table->setFormat(format);
  }
}

}  // namespace ui
