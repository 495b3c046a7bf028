#include "ui/session/request_conversion.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {
namespace {

using core::document::TakeStyle;

// Labels that models usually have, for the translators; others are shown as they are.
[[maybe_unused]] const char* const kLabels[] = {
    QT_TRANSLATE_NOOP("StyleLabel", "Active"),
    QT_TRANSLATE_NOOP("StyleLabel", "Aeroplane"),
    QT_TRANSLATE_NOOP("StyleLabel", "Angry"),
    QT_TRANSLATE_NOOP("StyleLabel", "Chicken"),
    QT_TRANSLATE_NOOP("StyleLabel", "Childish"),
    QT_TRANSLATE_NOOP("StyleLabel", "Chimpira"),
    QT_TRANSLATE_NOOP("StyleLabel", "Depressed"),
    QT_TRANSLATE_NOOP("StyleLabel", "Drunk"),
    QT_TRANSLATE_NOOP("StyleLabel", "Elated"),
    QT_TRANSLATE_NOOP("StyleLabel", "Elderly"),
    QT_TRANSLATE_NOOP("StyleLabel", "Exhausted"),
    QT_TRANSLATE_NOOP("StyleLabel", "Feminine"),
    QT_TRANSLATE_NOOP("StyleLabel", "Giant"),
    QT_TRANSLATE_NOOP("StyleLabel", "Happy"),
    QT_TRANSLATE_NOOP("StyleLabel", "Masculine"),
    QT_TRANSLATE_NOOP("StyleLabel", "Masculinity"),
    QT_TRANSLATE_NOOP("StyleLabel", "Musical"),
    QT_TRANSLATE_NOOP("StyleLabel", "Neutral"),
    QT_TRANSLATE_NOOP("StyleLabel", "Normal"),
    QT_TRANSLATE_NOOP("StyleLabel", "Not confident"),
    QT_TRANSLATE_NOOP("StyleLabel", "Old"),
    QT_TRANSLATE_NOOP("StyleLabel", "Proud"),
    QT_TRANSLATE_NOOP("StyleLabel", "Robot"),
    QT_TRANSLATE_NOOP("StyleLabel", "Rushed"),
    QT_TRANSLATE_NOOP("StyleLabel", "Sad"),
    QT_TRANSLATE_NOOP("StyleLabel", "Tired"),
    QT_TRANSLATE_NOOP("StyleLabel", "Youthful"),
    QT_TRANSLATE_NOOP("StyleLabel", "Zombie"),
};

QString pathText(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return QString::fromUtf8(reinterpret_cast<const char*>(text.data()), static_cast<qsizetype>(text.size()));
}

QString quoted(const QString& text) {
  bool isPlain = !text.isEmpty();
  for (const QChar c : text)
    isPlain = isPlain && c.unicode() < 128 && (c.isLetterOrNumber() || QStringLiteral("_-./:=,").contains(c));
  if (isPlain && !text.startsWith(u'-')) return text;
  QString inner = text;
  inner.replace(u'\'', QStringLiteral("'\\''"));
  return u'\'' + inner + u'\'';
}

QString number(double value) { return QString::number(value, 'g', 10); }

}  // namespace

core::services::GenerationRequest toServiceRequest(const core::document::TakeRequest& request) {
  core::services::GenerationRequest out;
  out.prompt = request.prompt;
  switch (request.style.kind) {
    case TakeStyle::Kind::None: break;
    case TakeStyle::Kind::Named: out.style = core::services::StyleReference::named(request.style.name); break;
    case TakeStyle::Kind::File: out.style = core::services::StyleReference::fromFile(request.style.file); break;
  }
  out.seconds = request.seconds;
  out.seed = request.seed;
  out.contentWeight = request.contentWeight;
  out.styleWeight = request.styleWeight;
  out.classifierScale = request.classifierScale;
  out.steps = request.steps;
  out.model = request.model;
  out.mixture = request.mixture;
  return out;
}

core::services::RestyleRequest toRestyleRequest(const core::document::TakeRequest& request, const QString& name, std::shared_ptr<const core::motion::Clip> motion) {
  const auto same = toServiceRequest(request);
  core::services::RestyleRequest out;
  out.clip = name.toStdString();
  out.motion = std::move(motion);
  out.style = same.style;
  out.prompt = same.prompt;
  out.steps = same.steps;
  out.contentWeight = same.contentWeight;
  out.styleWeight = same.styleWeight;
  out.classifierScale = same.classifierScale;
  out.seed = same.seed;
  out.model = same.model;
  out.from = request.restyling.from;
  const core::services::RestyleRequest usual;
  out.turn = request.restyling.turn > 0 ? request.restyling.turn : std::max(1, usual.turn * out.steps / usual.steps);
  return out;
}

core::services::LiftRequest toLiftRequest(const core::document::TakeRequest& request) {
  core::services::LiftRequest out;
  out.keypoints = request.video.keypoints;
  out.person = request.video.person;
  out.fps = request.video.fps;
  out.holdsPlace = request.video.isCameraStill;
  out.smooths = request.video.smooths;
  out.fits = request.video.fits;
  out.refine = request.video.refine;
  out.seed = request.seed;
  out.prompt = request.prompt;
  out.model = request.model;
  return out;
}

QString titleFromLabel(const QString& label) {
  QString title = label;
  title.replace(u'_', u' ');
  title.replace(u'-', u' ');
  if (!title.isEmpty()) title[0] = title[0].toUpper();
  return QCoreApplication::translate("StyleLabel", title.toUtf8().constData());
}

QString styleTitle(const TakeStyle& style) {
  switch (style.kind) {
    case TakeStyle::Kind::None: return QCoreApplication::translate("Style", "No style");
    case TakeStyle::Kind::Named: return titleFromLabel(QString::fromStdString(style.name));
    case TakeStyle::Kind::File: return pathText(style.file.stem());
  }
  return {};
}

QString takeName(const core::document::TakeRequest& request) {
  constexpr int kMaxLength = 48;
  QString words = QString::fromStdString(request.prompt).simplified();
  if (words.size() > kMaxLength) {
    const auto space = words.lastIndexOf(u' ', kMaxLength);
    words = words.left(space > kMaxLength / 2 ? space : kMaxLength) + u'…';
  }
  if (!words.isEmpty()) words[0] = words[0].toUpper();
  // The style first: takes of one prompt differ in it, and lists cut the end off.
  return request.style.kind == TakeStyle::Kind::None ? words : styleTitle(request.style) + QStringLiteral(" · ") + words;
}

QString liftCommandLine(const core::document::TakeRequest& request) {
  const core::document::TakeVideo usual;
  QStringList parts{QStringLiteral("gesto"), QStringLiteral("lift"), QStringLiteral("--keypoints"), quoted(pathText(request.video.keypoints))};
  parts << QStringLiteral("--video-fps") << number(request.video.fps);
  if (request.video.person != usual.person) parts << QStringLiteral("--person") << QString::number(request.video.person);
  if (request.video.isCameraStill) parts << QStringLiteral("--still-camera");
  if (!request.video.smooths) parts << QStringLiteral("--no-smoothing");
  if (!request.video.fits) parts << QStringLiteral("--no-fit");
  if (request.video.refine > 0) parts << QStringLiteral("--refine") << QString::number(request.video.refine) << QStringLiteral("--seed") << QString::number(request.seed);
  if (!request.prompt.empty()) parts << QStringLiteral("--text") << quoted(QString::fromStdString(request.prompt));
  parts << QStringLiteral("--out") << QStringLiteral("take.bvh");
  return parts.join(u' ');
}

QString commandLine(const core::document::Take& take) {
  const auto& request = take.request;
  if (take.origin == core::document::Take::Origin::Lifted) return liftCommandLine(request);
  const bool isRestyled = take.origin == core::document::Take::Origin::Restyled;
  QStringList parts{QStringLiteral("gesto")};
  // The motion of another take has to be exported first.
  if (isRestyled) parts << QStringLiteral("restyle") << QStringLiteral("source.bvh");
  else parts << QStringLiteral("generate");
  if (isRestyled && !request.prompt.empty()) parts << QStringLiteral("--text");
  if (!request.prompt.empty()) parts << quoted(QString::fromStdString(request.prompt));
  if (request.style.kind == TakeStyle::Kind::Named)
    parts << QStringLiteral("--style") << quoted(QString::fromStdString(request.style.name));
  if (request.style.kind == TakeStyle::Kind::File) parts << QStringLiteral("--style") << quoted(pathText(request.style.file));
  if (!isRestyled) parts << QStringLiteral("--length") << number(request.seconds);
  parts << QStringLiteral("--seed") << QString::number(request.seed) << QStringLiteral("--wc") << number(request.contentWeight) << QStringLiteral("--ws") << number(request.styleWeight)
        << QStringLiteral("--classifier-scale") << number(request.classifierScale);
  if (request.restyling.turn > 0) parts << QStringLiteral("--turn") << QString::number(request.restyling.turn);
  if (request.restyling.from > 0.0) parts << QStringLiteral("--from") << number(request.restyling.from);
  if (request.steps != core::document::TakeRequest{}.steps) parts << QStringLiteral("--steps") << QString::number(request.steps);
  if (request.model != "default") parts << QStringLiteral("--model") << quoted(QString::fromStdString(request.model));
  if (request.mixture) parts << QStringLiteral("--mixture") << QString::number(*request.mixture);
  parts << QStringLiteral("--out") << QStringLiteral("take.bvh");
  return parts.join(u' ');
}

}  // namespace ui
