#pragma once

#include "core/services/training_service.h"
#include "ui/character/my_character.h"
#include "ui/film/film_recorder.h"
#include "ui/library/model_shelf.h"
#include "ui/library/near_clip_search.h"
#include "ui/models/style_list_model.h"
#include "ui/models/take_list_model.h"
#include "ui/panels/style_courses.h"
#include "ui/session/clip_files.h"
#include "ui/session/generation_controller.h"
#include "ui/session/live_link.h"
#include "ui/session/model_choice.h"
#include "ui/session/playback_clock.h"
#include "ui/session/project_session.h"
#include "ui/session/take_edits.h"
#include "ui/session/take_preview.h"
#include "ui/styles/style_pictures.h"
#include "ui/training/training_runs.h"
#include "ui/viewport/viewport_surface.h"

namespace ui {

struct StudioOptions {
  ViewportBackend backend = ViewportBackend::Automatic;
  QString recoveryFolder = {};                                  // empty: no crash copy
  QString styleFolder = {};                                     // where takes that became styles are kept; empty: takes cannot
  QString styleMotions = {};                                    // clips of the library's styles, for their pictures; may be missing
  QString pictureFolder = {};                                   // where pictures that were drawn are kept; empty: nowhere
  QString poseFolder = {};                                      // where poses are kept; empty: none are
  QString exampleProject = {};                                  // what a first run shows; may be missing
  QString sampleFolder = {};                                    // projects to look into, one for each kind of person; may be missing
  QString characterFolder = {};                                 // bodies that ship; may be missing
  core::services::ModelFolders models = {};                     // where models and their cards lie; without a folder for the person's own none can be made
  QString gestoProgram = {};                                    // what trains; empty: nothing can be begun
  QString runFolder = {};                                       // where training runs are put unless somebody says otherwise
  QString evaluationFolder = {};                                // the same of evaluations
  QString reportFolder = {};                                    // the reports that come with the program; may be missing
  bool usesSettings = true;                                     // remember window, panels and values between runs
  core::services::live_link::LiveLinkHost* liveLink = nullptr;  // null: the window has no switch for it
  core::services::NearClipService* nearClips = nullptr;         // null: clips cannot be looked for
};

/// Everything behind the window, in the order in which it must live. The window and its panels take references.
struct Studio {
  Studio(core::services::GenerationService& generating, core::services::LiftingService& lifting, core::services::TrainingService& recipes,
         const StudioOptions& studioOptions)
      : options(studioOptions),
        training(recipes),
        session(document, jobs, options.recoveryFolder),
        generation(document, jobs, generating, lifting),
        preview(document, jobs, generating, generation),
        files(document, jobs, options.models),
        edits(document, jobs),
        character(jobs),
        models(document),
        courses(document, models),
        shelf(models, jobs, generating, recipes, options.models),
        nearClips(jobs, options.nearClips),
        runs(options.gestoProgram),
        evaluations(options.gestoProgram),
        films(jobs),
        liveLink(jobs, generating, options.liveLink),
        pictures(jobs, options.pictureFolder, options.styleMotions),
        takes(document) {}

  StudioOptions options;
  core::services::TrainingService& training;
  JobBridge jobs;  // destroyed last of the living: its jobs end before anything they might answer goes
  DocumentBridge document;
  PlaybackClock clock;
  ProjectSession session;
  GenerationController generation;
  TakePreview preview;
  ClipFiles files;
  TakeEdits edits;
  MyCharacter character;
  ModelChoice models;
  StyleCourses courses;
  ModelShelf shelf;
  NearClipSearch nearClips;
  TrainingRuns runs, evaluations;
  FilmRecorder films;
  LiveLink liveLink;
  StylePictures pictures;
  TakeListModel takes;
  StyleListModel styles;
};

}  // namespace ui
