#include "ui/panels/style_courses.h"

#include "core/services/take_actions.h"

namespace ui {

using core::document::Draft;
using core::document::DraftField;
using core::document::TakeCourse;
using core::document::TakeStyle;

StyleCourses::StyleCourses(DocumentBridge& document, ModelChoice& models, QObject* parent) : QObject(parent), document_(document), models_(models) {
  connect(&document_, &DocumentBridge::draftChanged, this, &StyleCourses::changed);
  connect(&document_, &DocumentBridge::projectReplaced, this, &StyleCourses::changed);
  connect(&models_, &ModelChoice::changed, this, &StyleCourses::changed);
}

double StyleCourses::seconds() const { return core::services::actionsOf(document_.project().draft.request).back().end; }

QString StyleCourses::whyNotAtAll() const {
  const auto* model = models_.chosen();
  return model && !model->can.course ? tr("%1 keeps one style all through; the default model can change and mix it.").arg(QString::fromStdString(model->familyTitle))
                                     : QString();
}

QString StyleCourses::whyNotMixed() const {
  if (const QString why = whyNotAtAll(); !why.isEmpty()) return why;
  return style().kind == TakeStyle::Kind::None ? tr("Choose a style first: the second one is mixed into it.") : QString();
}

void StyleCourses::edit(const std::function<void(TakeCourse&)>& how) {
  document_.editDraft(DraftField::Course, [&how](Draft& draft) { how(draft.request.course); });
}

void StyleCourses::change(const std::function<void(TakeCourse&)>& how) {
  seal();
  edit(how);
  seal();
}

void StyleCourses::mixWith(const TakeStyle& second) {
  change([&second](TakeCourse& course) {
    course.mix = second;
    if (second.kind == TakeStyle::Kind::None)
      course.share.clear();
    else if (course.share.empty())
      course.share = {{0.0, 0.5}};
  });
}

void StyleCourses::blend(const TakeStyle& first, const TakeStyle& second) {
  seal();
  document_.editDraft(DraftField::Course, [&](Draft& draft) {
    draft.request.style = first;
    draft.request.course.mix = second;
    draft.request.course.share = {{0.0, 0.5}};
  });
  seal();
}

void StyleCourses::setLegs(const TakeStyle& style) {
  change([&style](TakeCourse& course) { course.legs = style; });
}

void StyleCourses::setOverTime(bool isOverTime) {
  const double end = seconds();
  change([isOverTime, end](TakeCourse& course) {
    if (isOverTime)
      course.share = {{0.0, 0.0}, {end, 1.0}};
    else
      course.share = {{0.0, 0.5}};
  });
}

}  // namespace ui
