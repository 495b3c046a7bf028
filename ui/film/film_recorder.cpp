#include "ui/film/film_recorder.h"

#include "core/base/file.h"
#include "render/offscreen.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/session/playback_clock.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QTimer>

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace ui {

/// Frames on their way from the drawing thread to the writing one.
struct FilmRecorder::Reel {
  static constexpr std::size_t kRoom = 4;
  std::mutex mutex;
  std::condition_variable_any arrived;
  std::deque<QImage> frames;
};

struct FilmRecorder::Drawing {
  render::OffscreenRenderer renderer;
};

namespace {

void writeLabel(QPainter& painter, const QRect& place, const QString& text) {
  painter.save();
  QFont font = painter.font();
  font.setPixelSize(std::clamp(place.height() / 18, 10, 40));
  painter.setFont(font);
  const QFontMetrics metrics(font);
  const int margin = metrics.height() / 3;
  const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width() - 4 * margin);
  const QRect box(place.left() + margin, place.bottom() - metrics.height() - margin, metrics.horizontalAdvance(shown) + 2 * margin, metrics.height());
  painter.fillRect(box, QColor(theme::kUnderWords));
  painter.setPen(theme::kOnView);
  painter.drawText(box, Qt::AlignCenter, shown);
  painter.restore();
}

}  // namespace

void moveTo(FilmView& view, double seconds, bool loops, float turn) {
  const auto timeOf = [&](const core::motion::Clip& clip, double ahead) {
    const double time = seconds + ahead;
    return loops ? roundAndRound(time < 0.0 ? time + clip.duration() : time, clip.duration()) : time;
  };
  const auto rootOf = [](const render::SceneFigure& figure) { return render::jointPositionAt(figure, render::rootJointOf(figure.clip->skeleton())); };
  for (std::size_t i = 0; i < view.scene.figures.size(); ++i) {
    auto& figure = view.scene.figures[i];
    if (!figure.clip) continue;
    figure.seconds = timeOf(*figure.clip, i < view.ahead.size() ? view.ahead[i] : 0.0);
    figure.offset = glm::vec3(0.0f);
    if (!view.placed) continue;
    const glm::vec3 place = rootOf({.clip = view.placed, .seconds = timeOf(*view.placed, view.placedAhead)}), root = rootOf(figure);
    figure.offset = {place.x - root.x, 0.0f, place.z - root.z};
  }
  auto& first = view.scene.figures.front();
  if (!first.clip) return;
  if (view.follows) view.camera.follow(render::jointPositionAt(first, view.rootJoint));
  if (turn != 0.0f) view.camera.orbit(turn, 0.0f);
  if (!view.comparedWith) return;
  if (!view.comparison.isOf(first.clip.get(), view.comparedWith.get())) view.comparison = {first.clip, view.comparedWith};
  if (const auto difference = view.comparison.at(first.seconds, timeOf(*view.comparedWith, view.comparedAhead))) first.jointDifference = differenceShares(*difference);
}

FilmRecorder::FilmRecorder(JobBridge& jobs, QObject* parent) : QObject(parent), jobs_(jobs), strips_(jobs, core::jobs::Lane::Edit), timer_(new QTimer(this)) {
  connect(&strips_, &LaneJobs::failed, this, &FilmRecorder::failed);
  connect(timer_, &QTimer::timeout, this, &FilmRecorder::drawNext);
  connect(&jobs_, &JobBridge::finished, this, [this](quint64 id) {
    if (!reel_ || id != job_) return;
    const QString file = request_.target.file;
    end();
    Q_EMIT recorded(file);
  });
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    if (!reel_ || id != job_) return;
    end();
    Q_EMIT failed(error);
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) {
    if (reel_ && id == job_) end();
  });
}

FilmRecorder::~FilmRecorder() { stop(); }

int FilmRecorder::frameCount(const FilmRequest& request) { return std::max(1, static_cast<int>(std::lround((request.end - request.start) * request.target.fps))); }

void FilmRecorder::record(FilmRequest request) {
  if (isRecording()) return Q_EMIT failed({core::ErrorCode::WriteFailed, "another film is being made; wait for it, or stop it in the list of jobs"});
  if (request.views.empty()) return Q_EMIT failed({core::ErrorCode::InvalidArgument, "there is nothing to see"});
  request_ = std::move(request);
  reel_ = std::make_shared<Reel>();
  drawing_ = std::make_unique<Drawing>();
  drawn_ = 0;
  auto work = [reel = reel_, target = request_.target, count = frameCount(request_)](core::jobs::JobContext& context) -> core::Result<void> {
    auto writer = makeFilmWriter(target);
    if (!writer) return writer.error();
    const std::stop_token stop = context.stopToken();
    for (int frame = 0; frame < count; ++frame) {
      QImage image;
      {
        std::unique_lock lock(reel->mutex);
        reel->arrived.wait(lock, stop, [&] { return !reel->frames.empty(); });
        if (stop.stop_requested()) return core::Error{core::ErrorCode::Cancelled, "the film was stopped"};
        image = std::move(reel->frames.front());
        reel->frames.pop_front();
      }
      if (auto added = (*writer)->add(image); !added) return added;
      context.report({"film", frame + 1, count});
    }
    return (*writer)->finish();
  };
  // Not among the files: saving the project does not wait for a film.
  job_ = jobs_.submit(tr("Film %1").arg(QFileInfo(request_.target.file).fileName()), core::jobs::Lane::Edit, std::move(work));
  timer_->start(0);
}

render::StripWords FilmRecorder::stripWords() {
  render::StripWords words;
  words.left = tr("left limbs"), words.right = tr("right limbs");
  words.legend = tr("line: floor, y = 0    under the poses: time, distance of the root from its start, and when each foot stands");
  words.picture = tr("picture"), words.front = tr("front"), words.side = tr("side");
  words.length = tr("%1 s, %2 frames at %3 fps");
  words.travel = tr("root travels %1 m"), words.lowest = tr("lowest joint %1 cm"), words.smaller = tr("drawn at %1 % of the size");
  words.above = tr("from above, grid %1 m");
  words.leftOut = tr("%1 more clips do not fit into one picture");
  words.locale = QLocale();
  return words;
}

void FilmRecorder::paintStrip(std::vector<render::StripRow> rows, const QString& file, int poses) {
  strips_.submit(
      tr("Strip %1").arg(QFileInfo(file).fileName()),
      [rows = std::move(rows), file, options = render::StripOptions{.poses = poses, .words = stripWords()}](core::jobs::JobContext&) -> core::Result<void> {
        const QImage strip = render::poseStrip(rows, options);
        if (strip.isNull()) return core::Error{core::ErrorCode::InvalidArgument, "there is no take to paint"};
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        strip.save(&buffer, "PNG");
        return core::base::writeFileAtomically(pathOf(file), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
      },
      [this, file] { Q_EMIT recorded(file); });
}

void FilmRecorder::stop() {
  if (isRecording()) jobs_.cancel(job_);
}

void FilmRecorder::end() {
  timer_->stop();
  reel_.reset();
  drawing_.reset();
}

void FilmRecorder::drawNext() {
  if (drawn_ >= frameCount(request_)) return timer_->stop();
  {
    const std::lock_guard lock(reel_->mutex);
    if (reel_->frames.size() >= Reel::kRoom) return timer_->setInterval(8);  // the writing is behind
  }
  timer_->setInterval(0);
  QImage image = draw(drawn_);
  const std::lock_guard lock(reel_->mutex);
  reel_->frames.push_back(std::move(image));
  reel_->arrived.notify_one();
  ++drawn_;
}

QImage FilmRecorder::draw(int frame) {
  const auto& target = request_.target;
  const float turn = request_.turns && frame > 0 ? glm::two_pi<float>() / static_cast<float>(frameCount(request_)) : 0.0f;
  const int count = static_cast<int>(request_.views.size()),
            columns = request_.columns > 0 ? request_.columns
                      : count > 2          ? 2
                                           : count,
            rows = (count + columns - 1) / columns;
  QImage picture(target.size, QImage::Format_RGB32);
  picture.fill(Qt::black);  // a sheet may have an empty place
  QPainter painter(&picture);
  for (int i = 0; i < count; ++i) {
    auto& view = request_.views[static_cast<std::size_t>(i)];
    moveTo(view, request_.start + frame / target.fps, request_.loops, turn);
    const int column = i % columns, row = i / columns;
    const QRect place(QPoint(column * target.size.width() / columns, row * target.size.height() / rows),
                      QPoint((column + 1) * target.size.width() / columns - 1, (row + 1) * target.size.height() / rows - 1));
    painter.drawImage(place.topLeft(), drawing_->renderer.render(view.scene, view.camera, place.size()));
    if (!view.label.isEmpty()) writeLabel(painter, place, view.label);
  }
  return picture;
}

}  // namespace ui
