#include "ui/film/film_tools.h"

#include "ui/compare/contact_sheet.h"
#include "ui/session/request_conversion.h"
#include "ui/session/take_names.h"
#include "ui/viewport/viewport_area.h"

#include <QMainWindow>

namespace ui {

using core::document::TakeId;

FilmTools::FilmTools(QMainWindow& window, Studio& studio, ViewportArea& views, ContactSheet& sheet)
    : QObject(&window), window_(window), studio_(studio), views_(views), sheet_(sheet) {
  connect(&studio.films, &FilmRecorder::recorded, this, [this](const QString& file) { Q_EMIT noted(tr("Saved %1").arg(file)); });
  connect(&studio.films, &FilmRecorder::failed, this, &FilmTools::failed);
}

FilmDialog::Subject FilmTools::subject() const {
  const auto& project = studio_.document.project();
  const PlaybackClock& clock = studio_.clock;
  const auto& shown = views_.view(views_.activeView());
  FilmDialog::Subject subject;
  subject.isSheet = sheet_.isVisible();
  subject.name = subject.isSheet ? tr("Contact sheet") : takeTitle(project, project.view.shown[static_cast<std::size_t>(views_.activeView())]);
  subject.view = subject.isSheet ? sheet_.size() * sheet_.devicePixelRatio() : shown.pictureSize() * shown.devicePixelRatio();
  subject.views = project.view.viewCount;
  subject.duration = clock.duration();
  if (clock.hasRange()) {
    subject.rangeStart = clock.rangeStart();
    subject.rangeEnd = clock.rangeEnd();
  }
  subject.ffmpeg = findFfmpeg();
  return subject;
}

void FilmTools::showDialog() {
  auto* dialog = new FilmDialog(subject(), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { record(*dialog); });
  dialog->open();
}

void FilmTools::record(const FilmDialog& dialog) {
  if (dialog.target().kind == FilmKind::Strip) return studio_.films.paintStrip(rowsFor(dialog), dialog.target().file, dialog.poses());
  FilmRequest request;
  request.target = dialog.target();
  request.start = dialog.start();
  request.end = dialog.end();
  request.loops = studio_.clock.isLooping();
  request.turns = dialog.turns();
  request.views = viewsFor(dialog);
  if (sheet_.isVisible()) request.columns = sheet_.columns();
  if (const QColor colour = dialog.background(); colour.isValid())
    for (auto& view : request.views) {
      view.scene.background = glm::vec3(colour.redF(), colour.greenF(), colour.blueF());
      view.scene.grid = false;
    }
  studio_.films.record(std::move(request));
}

std::vector<FilmView> FilmTools::viewsFor(const FilmDialog& dialog) const {
  std::vector<FilmView> films;
  if (sheet_.isVisible()) {
    for (const SheetCell* cell : sheet_.shown()) {
      FilmView film{cell->scene(), cell->camera(), cell->isFollowing(), cell->rootJoint(), nullptr};
      film.label = cell->accessibleName();
      films.push_back(std::move(film));
    }
    return films;
  }
  for (int i = 0; i < studio_.document.project().view.viewCount; ++i)
    if (dialog.wantsAllViews() || i == views_.activeView()) films.push_back(viewOf(i));
  return films;
}

FilmView FilmTools::viewOf(int index) const {
  const auto& view = views_.view(index);
  FilmView film{view.motionScene(), view.camera(), view.isFollowing(), view.rootJoint(), nullptr};
  const auto ahead = [this](int of) { return views_.ahead(of); };
  film.ahead = {ahead(index), ahead(1)};
  if (index > 0 && studio_.document.project().view.areRootsAligned) film.placed = views_.view(0).clip();
  film.placedAhead = ahead(0);
  if (views_.showsDifference()) film.comparedWith = index == 0 ? views_.otherClip() : views_.view(0).clip();
  film.comparedAhead = ahead(index == 0 ? 1 : 0);
  return film;
}

std::vector<render::StripRow> FilmTools::rowsFor(const FilmDialog& dialog) const {
  const auto& project = studio_.document.project();
  std::vector<TakeId> takes = sheet_.takes();
  if (!sheet_.isVisible()) {
    takes.clear();
    for (int i = 0; i < project.view.viewCount; ++i)
      if (dialog.wantsAllViews() || i == views_.activeView()) takes.push_back(project.view.shown[static_cast<std::size_t>(i)]);
  }
  std::vector<render::StripRow> rows;
  for (const TakeId id : takes)
    if (const auto* take = project.find(id)) rows.push_back({take->clip, takeTitle(project, id), styleTitle(take->request.style)});
  return rows;
}

}  // namespace ui
