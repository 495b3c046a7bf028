#pragma once

#include "core/io/read/import_report.h"
#include "core/io/write/export.h"
#include "core/services/model_card.h"
#include "ui/models/take_drag.h"
#include "ui/session/document_bridge.h"
#include "ui/session/lane_jobs.h"
#include "ui/session/take_edits.h"

#include <QObject>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>
#include <memory>

namespace ui {

/// Any motion file that core::io::readMotionFile takes. report may be null. Errors: its own. Any thread.
core::Result<std::shared_ptr<const core::motion::Clip>> readClip(const std::filesystem::path& file, core::io::ImportReport* report = nullptr);

/// For file dialogs: "Motion clips (*.bvh *.fbx ...)".
QString motionFileFilter();
/// A file on this computer with one of those endings.
bool isMotionFile(const QUrl& url);

/// What of a character's body a file of the format has no place for, and what of its own file is not in the body; a short phrase each.
QStringList notCarriedOf(const Character& character, core::io::ExportFormat format);

/// Motion files in and out, on the file lane.
class ClipFiles : public QObject {
  Q_OBJECT
 public:
  /// models: where the models' cards lie, which know the licence of their data; may be empty.
  ClipFiles(DocumentBridge& document, JobBridge& jobs, core::services::ModelFolders models = {}, QObject* parent = nullptr);

 public Q_SLOTS:
  /// Reads a motion file as a take.
  void importClip(const QString& file);
  /// Looks into a motion file that is to become a style.
  void checkStyle(const QString& file);
  /// Writes the take into the folder, as a file that checkStyle then takes. The name tells the content, so that no style changes behind its name.
  void keepAsStyle(core::document::TakeId id, const QString& folder);
  /// Writes the take for other programs, in the format of the file's ending, with what made it. The options' provenance is not used.
  /// character: the take is put on it first, and its body goes into the file where the options want a figure.
  void exportTake(core::document::TakeId id, const QString& file, const core::io::ExportOptions& options = {}, const std::optional<Character>& character = {});
  /// The same into a folder that goes with the program, for somebody to whom the file is handed; nobody is told of the work. name: without an ending. Wishes that do
  /// not fit the take's joints are left out, which otherTold() says: a file that somebody drags away is there.
  std::shared_ptr<const WrittenFile> handOut(core::document::TakeId id, const QString& name, core::io::ExportFormat format, core::io::ExportOptions options,
                                             std::optional<Character> character);

 Q_SIGNALS:
  void imported(core::document::TakeId id, const QString& remark);
  /// remark: what was assumed about unit, axis and joints; may be empty.
  void styleAccepted(const QString& file, const QString& remark);
  /// missing: what of the character the file has no place for, and what was left out of it already; may be empty.
  void exported(const QString& file, const QString& missing);
  /// What a file that is handed out has in place of what was wished.
  void otherTold(const QString& sentence);
  void failed(const core::Error& error);

 private:
  enum class Assumptions { Told, Untold };
  void lookAtStyle(const QString& file, const QString& called, Assumptions assumed);
  /// The options with what made the take, and the writing.
  core::jobs::FunctionJob::Work writingOf(const core::document::Take& take, const QString& file, core::io::ExportOptions options,
                                          const std::optional<Character>& character) const;

  DocumentBridge& document_;
  LaneJobs jobs_;
  core::services::ModelFolders models_;
  std::unique_ptr<QTemporaryDir> handedOut_;  // files that were dragged to other programs
  int handedOutCount_ = 0;
};

}  // namespace ui
