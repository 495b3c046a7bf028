#include "ui/help/help_pages.h"

#include <QCoreApplication>
#include <QFile>
#include <QWidget>

namespace ui {
namespace {

struct Help {
  Q_DECLARE_TR_FUNCTIONS(Help)
};

constexpr const char* kPageNames[] = {"start",    "prompt", "style",  "guidance", "takes", "views",    "character", "compare", "timeline",    "curves",  "steering",
                                      "pictures", "jobs",   "export", "film",     "teach", "training", "metrics",   "models",  "preferences", "samples", "keys"};

// Which object is which page; the innermost one that is named here counts.
constexpr std::pair<const char*, const char*> kPageOf[] = {
    {"promptPanel", "prompt"},      {"stylePanel", "style"},          {"guidancePanel", "guidance"}, {"takesPanel", "takes"},       {"viewportArea", "views"},
    {"contactSheet", "compare"},    {"sweepDialog", "compare"},       {"nearClipsDialog", "prompt"}, {"wipeHandle", "compare"},     {"timelinePanel", "timeline"},
    {"curveLane", "curves"},        {"keyLane", "steering"},          {"pathLane", "steering"},      {"picturesPanel", "pictures"}, {"jobsPanel", "jobs"},
    {"trainingWindow", "training"}, {"metricsWindow", "metrics"},     {"libraryWindow", "models"},   {"teachDialog", "teach"},      {"filmDialog", "film"},
    {"exportDialog", "export"},     {"characterDialog", "character"}, {"commandPalette", "keys"},    {"preferences", "preferences"}};

}  // namespace

const QList<HelpPage>& helpPages() {
  static QString language;
  static QList<HelpPage> pages;
  const QString wanted = Help::tr("en", "the folder of the help pages in this language");
  if (wanted == language) return pages;
  language = wanted;
  pages.clear();
  for (const char* name : kPageNames) {
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly)) continue;
    const QString text = QString::fromUtf8(file.readAll());
    pages.append({QLatin1String(name), text.section(u'\n', 0, 0).remove(u'#').trimmed(), text});
  }
  return pages;
}

QString helpPageOf(const QWidget* widget) {
  for (; widget; widget = widget->parentWidget())
    for (const auto& [object, page] : kPageOf)
      if (widget->objectName() == QLatin1String(object)) return QLatin1String(page);
  return QLatin1String(kPageNames[0]);
}

}  // namespace ui
