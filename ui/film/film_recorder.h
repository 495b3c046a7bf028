#pragma once

#include "render/pose_strip.h"
#include "ui/compare/joint_difference.h"
#include "ui/film/film_writer.h"
#include "ui/session/lane_jobs.h"
#include "ui/viewport/viewport_widget.h"

#include <QObject>

#include <memory>
#include <vector>

class QTimer;

namespace ui {

/// One view as it stands, to be drawn at other times.
struct FilmView {
  render::Scene scene;
  render::OrbitCamera camera;
  bool follows = false;
  int rootJoint = 0;
  std::shared_ptr<const core::motion::Clip> comparedWith;  // for difference colours; null without
  JointComparison comparison = {};                         // with it; moveTo makes it
  std::vector<double> ahead = {};                          // of each figure: seconds its time is ahead of the clock; none: all on the clock
  double comparedAhead = 0.0;                              // likewise of comparedWith
  std::shared_ptr<const core::motion::Clip> placed = {};   // the figures' roots are put where this one's is; null: where the takes have them
  double placedAhead = 0.0;
  QString label = {};  // written into a corner; empty: nothing is
};

/// The views side by side; four of them two by two, those of a sheet as it has them.
struct FilmRequest {
  FilmTarget target;
  std::vector<FilmView> views;    // at least one
  double start = 0.0, end = 0.0;  // seconds of the clock
  bool loops = true;              // takes that are shorter go round
  bool turns = false;             // the camera goes once around
  int columns = 0;                // 0: two where there are several
};

/// The view at that time; turn: radians further round.
void moveTo(FilmView& view, double seconds, bool loops, float turn);

/// Draws a film frame by frame while the window goes on, and has it written by a job that can be stopped in the list of jobs.
class FilmRecorder : public QObject {
  Q_OBJECT
 public:
  explicit FilmRecorder(JobBridge& jobs, QObject* parent = nullptr);
  ~FilmRecorder() override;

  bool isRecording() const { return reel_ != nullptr; }
  /// One film at a time; a second is refused by failed.
  void record(FilmRequest request);
  void stop();
  /// One picture of clips as rows of poses, PNG; also while a film is made. Told by recorded and failed.
  void paintStrip(std::vector<render::StripRow> rows, const QString& file, int poses);

  /// What is written on a strip, in the language of the window.
  static render::StripWords stripWords();

  static int frameCount(const FilmRequest& request);

 Q_SIGNALS:
  void recorded(const QString& file);
  void failed(const core::Error& error);

 private:
  struct Reel;
  void drawNext();
  QImage draw(int frame);
  void end();

  JobBridge& jobs_;
  LaneJobs strips_;
  QTimer* timer_;
  FilmRequest request_;
  std::shared_ptr<Reel> reel_;
  quint64 job_ = 0;
  int drawn_ = 0;
  struct Drawing;
  std::unique_ptr<Drawing> drawing_;
};

}  // namespace ui
