#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace core::services {

/// What can be asked of a model.
struct ModelAbilities {
  bool generate = true;      // motions from a text
  bool style = false;        // motions in a style; without it the default model gives finished motions theirs
  bool namedStyles = false;  // styles of its own by name, not from a clip alone
  bool mixture = false;      // in 2D down to a step, then in 3D
  bool givenMotion = false;  // a part of a motion is kept and the rest made
  bool restyle = false;      // a motion done again in another style
  bool lift = false;         // a motion from 2D key points
  bool plan = false;         // several actions in a row, and stretches of a motion kept as they are
  bool steer = false;        // key poses, and a path on the floor
  bool stands = false;       // told when the feet carry weight
  bool course = false;       // a style that changes over time, two styles mixed, another one in the lower body
  bool nearClips = false;    // motions made beside clips of a library
  // Of restyling:
  bool partStyles = false;      // parts of the body in styles of their own
  bool keypointStyles = false;  // a style from the 2D key points of a video
  bool inpaints = false;        // by inpainting, beside by inversion (style/restyle_way.h); then a person may say how much of the original is to stay
  bool releasedFeet = false;    // the authors' foot clean-up in place of ours
};

/// What a model takes unless it is told otherwise.
struct ModelUsuals {
  double contentWeight = 7.5;
  int steps = 50, mostSteps = 200;
};

/// Another way to use a model, which an evaluation can measure beside it as NAME:WORD.
struct ModelVariant {
  std::string word;          // "ddim"
  std::string sentence;      // what it is
  bool needsStyle = false;   // where no style is asked for it is the model as it is
  bool inTransfers = false;  // makes sense where a motion is done again in another style,
  bool inGeneration = true;  // and where motions are made from a text
};

/// A file of weights as a list shows it.
struct ModelInfo {
  std::string name;         // what requests call it: "crossdiff", "default"; a path for files outside of the library
  std::string family;       // "crossdiff"
  std::string familyTitle;  // "CrossDiff"
  ModelAbilities can;
  ModelUsuals usual;
  std::string dataLicence;  // of what it was trained on; empty when nothing says so
  std::filesystem::path file;
  std::vector<ModelVariant> variants = {};  // without the model as it is
};

/// Those that make motions from a text.
inline std::vector<ModelInfo> makersAmong(std::vector<ModelInfo> models) {
  std::erase_if(models, [](const ModelInfo& model) { return !model.can.generate; });
  return models;
}

}  // namespace core::services
