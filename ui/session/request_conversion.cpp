#include "ui/session/request_conversion.h"

#include "core/document/take_place.h"
#include "core/motion/edit/stand_words.h"
#include "core/services/take_requests.h"
#include "ui/look/path_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {
namespace {

using core::document::TakeStyle;

// Labels that models usually have, for the translators; others are shown as they are.
[[maybe_unused]] const char* const kLabels[] = {
    QT_TRANSLATE_NOOP("StyleLabel", "Active"),      QT_TRANSLATE_NOOP("StyleLabel", "Aeroplane"),     QT_TRANSLATE_NOOP("StyleLabel", "Angry"),
    QT_TRANSLATE_NOOP("StyleLabel", "Chicken"),     QT_TRANSLATE_NOOP("StyleLabel", "Childish"),      QT_TRANSLATE_NOOP("StyleLabel", "Chimpira"),
    QT_TRANSLATE_NOOP("StyleLabel", "Depressed"),   QT_TRANSLATE_NOOP("StyleLabel", "Drunk"),         QT_TRANSLATE_NOOP("StyleLabel", "Elated"),
    QT_TRANSLATE_NOOP("StyleLabel", "Elderly"),     QT_TRANSLATE_NOOP("StyleLabel", "Exhausted"),     QT_TRANSLATE_NOOP("StyleLabel", "Feminine"),
    QT_TRANSLATE_NOOP("StyleLabel", "Giant"),       QT_TRANSLATE_NOOP("StyleLabel", "Happy"),         QT_TRANSLATE_NOOP("StyleLabel", "Masculine"),
    QT_TRANSLATE_NOOP("StyleLabel", "Masculinity"), QT_TRANSLATE_NOOP("StyleLabel", "Musical"),       QT_TRANSLATE_NOOP("StyleLabel", "Neutral"),
    QT_TRANSLATE_NOOP("StyleLabel", "Normal"),      QT_TRANSLATE_NOOP("StyleLabel", "Not confident"), QT_TRANSLATE_NOOP("StyleLabel", "Old"),
    QT_TRANSLATE_NOOP("StyleLabel", "Proud"),       QT_TRANSLATE_NOOP("StyleLabel", "Robot"),         QT_TRANSLATE_NOOP("StyleLabel", "Rushed"),
    QT_TRANSLATE_NOOP("StyleLabel", "Sad"),         QT_TRANSLATE_NOOP("StyleLabel", "Tired"),         QT_TRANSLATE_NOOP("StyleLabel", "Youthful"),
    QT_TRANSLATE_NOOP("StyleLabel", "Zombie"),
};

QString pathText(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return QString::fromUtf8(reinterpret_cast<const char*>(text.data()), static_cast<qsizetype>(text.size()));
}

QString quoted(const QString& text) {
  bool isPlain = !text.isEmpty();
  for (const QChar c : text) isPlain = isPlain && c.unicode() < 128 && (c.isLetterOrNumber() || QStringLiteral("_-./:=,").contains(c));
  if (isPlain && !text.startsWith(u'-')) return text;
  QString inner = text;
  inner.replace(u'\'', QStringLiteral("'\\''"));
  return u'\'' + inner + u'\'';
}

QString number(double value) { return QString::number(value, 'g', 10); }

void addCourse(QStringList& parts, const core::services::StyleCourse& course) {
  const auto style = [&parts](const char* option, const core::services::StyleReference& one) {
    if (one.kind != core::services::StyleReference::Kind::None) parts << QLatin1String(option) << quoted(QString::fromStdString(core::services::styleText(one)));
  };
  const auto curve = [&parts](const char* option, const core::base::Curve& points) {
    if (!points.empty()) parts << QLatin1String(option) << quoted(QString::fromStdString(core::services::curveText(points)));
  };
  style("--mix-style", course.mix);
  curve("--mix-curve", course.share);
  style("--legs-style", course.legs);
  curve("--ws-curve", course.strength);
  curve("--classifier-curve", course.classifier);
}

void addRestyling(QStringList& parts, const core::document::TakeRestyling& restyling) {
  const core::document::TakeRestyling usual;
  for (const auto& [part, style] : restyling.parts) {
    const QString name = style.kind == TakeStyle::Kind::Named ? QString::fromStdString(style.name) : pathText(style.file);
    parts << QStringLiteral("--part-style") << quoted(QLatin1String(core::motion::styledPartName(part)) + u'=' + name);
  }
  if (restyling.person != usual.person) parts << QStringLiteral("--person") << QString::number(restyling.person);
  if (restyling.videoFps != usual.videoFps) parts << QStringLiteral("--video-fps") << number(restyling.videoFps);
  if (restyling.isInpainted) parts << QStringLiteral("--way") << QStringLiteral("inpainting");
  if (restyling.hasReleasedFeet) parts << QStringLiteral("--feet") << QStringLiteral("released");
}

}  // namespace

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

QString partTitle(core::motion::StyledPart part) {
  using core::motion::StyledPart;
  switch (part) {
    case StyledPart::LeftLeg: return QCoreApplication::translate("StyledPart", "Left leg");
    case StyledPart::RightLeg: return QCoreApplication::translate("StyledPart", "Right leg");
    case StyledPart::Spine: return QCoreApplication::translate("StyledPart", "Trunk and head");
    case StyledPart::LeftArm: return QCoreApplication::translate("StyledPart", "Left arm");
    case StyledPart::RightArm: return QCoreApplication::translate("StyledPart", "Right arm");
  }
  return {};
}

QString restyledTitle(const core::document::TakeRequest& request) {
  QStringList words;
  if (request.style.kind != TakeStyle::Kind::None || request.restyling.parts.empty()) words << styleTitle(request.style);
  for (const auto& [part, style] : request.restyling.parts) words << QStringLiteral("%1: %2").arg(partTitle(part), styleTitle(style));
  return words.join(QStringLiteral(", "));
}

QString takeName(const core::document::TakeRequest& request) {
  constexpr int kMaxLength = 48;
  // Several actions are a line each.
  QStringList lines;
  for (const auto& line : QString::fromStdString(request.prompt).split(u'\n'))
    if (const auto plain = line.simplified(); !plain.isEmpty()) lines << plain;
  QString words = lines.join(QStringLiteral(", "));
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

QString commandLine(const core::document::Take& take, const QString& project) {
  const QString saved = project.isEmpty() ? QStringLiteral("project.gesto") : project;
  const auto& request = take.request;
  using Origin = core::document::Take::Origin;
  if (take.origin == Origin::Lifted) return liftCommandLine(request);
  if (take.origin == Origin::Imported || take.origin == Origin::Edited) return QStringLiteral("gesto export %1 take.bvh --take %2").arg(quoted(saved)).arg(take.id);
  const bool isRestyled = take.origin == Origin::Restyled;
  QStringList parts{QStringLiteral("gesto")};
  // The motion of another take has to be exported first.
  if (isRestyled)
    parts << QStringLiteral("restyle") << QStringLiteral("source.bvh");
  else
    parts << QStringLiteral("generate");
  auto plan = core::services::motionPlan(request);
  for (std::size_t i = 0; i < plan.keeps.size(); ++i)
    if (request.keeps[i].take != 0) plan.keeps[i].file = core::document::takePlace(pathOf(saved), request.keeps[i].take);
  for (std::size_t i = 0; i < plan.poses.size(); ++i)
    if (request.poses[i].take != 0) plan.poses[i].file = core::document::takePlace(pathOf(saved), request.poses[i].take);
  if (isRestyled && !request.prompt.empty()) parts << QStringLiteral("--text");
  for (const auto& span : plan.spans) parts << QStringLiteral("--span") << quoted(QString::fromStdString(core::services::spanText(span)));
  if (!request.prompt.empty() && plan.spans.empty()) parts << quoted(QString::fromStdString(request.prompt));
  for (const auto& kept : plan.keeps) parts << QStringLiteral("--keep") << quoted(QString::fromStdString(core::services::keptText(kept)));
  for (const auto& pose : plan.poses) parts << QStringLiteral("--pose") << quoted(QString::fromStdString(core::services::keyPoseText(pose)));
  if (!plan.path.empty()) parts << QStringLiteral("--path") << quoted(QString::fromStdString(core::services::pathText(plan.path)));
  if (!plan.stands.isEmpty()) parts << QStringLiteral("--stands") << quoted(QString::fromStdString(core::motion::toldStandsText(plan.stands)));
  if (plan.letsChange) parts << QStringLiteral("--let-change");
  if (request.style.kind == TakeStyle::Kind::Named) parts << QStringLiteral("--style") << quoted(QString::fromStdString(request.style.name));
  if (request.style.kind == TakeStyle::Kind::File) parts << QStringLiteral("--style") << quoted(pathText(request.style.file));
  if (isRestyled)
    addRestyling(parts, request.restyling);
  else
    addCourse(parts, plan.course);
  if (!isRestyled && plan.spans.empty()) parts << QStringLiteral("--length") << number(request.seconds);
  parts << QStringLiteral("--seed") << QString::number(request.seed);
  if (request.guidance.contentWeight) parts << QStringLiteral("--wc") << number(*request.guidance.contentWeight);
  parts << QStringLiteral("--ws") << number(request.guidance.styleWeight) << QStringLiteral("--classifier-scale") << number(request.guidance.classifierScale);
  if (request.restyling.turn) parts << QStringLiteral("--turn") << QString::number(*request.restyling.turn);
  if (request.restyling.from > 0.0) parts << QStringLiteral("--from") << number(request.restyling.from);
  if (request.steps) parts << QStringLiteral("--steps") << QString::number(*request.steps);
  if (request.model != "default") parts << QStringLiteral("--model") << quoted(QString::fromStdString(request.model));
  if (request.mixture) parts << QStringLiteral("--mixture") << QString::number(*request.mixture);
  if (!request.given.file.empty()) {
    parts << QStringLiteral("--given") << quoted(pathText(request.given.file));
    if (request.given.keepsLegs) parts << QStringLiteral("--keep") << QStringLiteral("legs");
  }
  for (const auto& clip : request.nearClips) {
    parts << QStringLiteral("--beside");
    parts << quoted(clip.caption.empty() ? pathText(clip.file) : pathText(clip.file) + u'=' + QString::fromStdString(clip.caption));
  }
  parts << QStringLiteral("--out") << QStringLiteral("take.bvh");
  return parts.join(u' ');
}

}  // namespace ui
