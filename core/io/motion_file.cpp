#include "core/io/motion_file.h"

#include "core/base/file.h"
#include "core/base/words.h"
#include "core/io/read/asf_reader.h"
#include "core/io/read/axis_conventions.h"
#include "core/io/read/bvh_reader.h"
#include "core/io/read/bvh_text.h"
#include "core/io/read/file_bounds.h"
#include "core/io/read/kit_motion.h"
#include "core/io/read/npy_motion.h"
#include "core/io/read/scene/scene_clip.h"
#include "core/io/read/scene/scene_file.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/feature_positions.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/published_forms.h"
#include "core/motion/rig/retarget.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace core::io {

namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;
constexpr double kFewFrames = 200'000.0;  // of a body, whatever its file's rate

/// The clip with another rate written on it: the same frames, played faster or slower.
motion::Clip withRate(const motion::Clip& clip, double fps) {
  motion::ClipData data = clip.data();
  data.fps = fps;
  return motion::Clip(std::move(data));
}

Result<MotionFile> readBvhFile(const std::filesystem::path& file, const MotionReadOptions& options) {
  auto bytes = base::readWholeFile(file, kMostBytes);
  if (!bytes) return bytes.error();
  return readBvhMotion(*bytes, file.filename().string(), options);
}

Result<MotionFile> readSceneFile(const std::filesystem::path& file, MotionFormat format, const MotionReadOptions& options) {
  auto scene = readScene(file, options.fps);
  if (!scene) return scene.error();
  // The declared rate is what the file was made at; an own one is for sampling only here.
  auto made = clipOfScene(*scene, file.filename().string(), options.take, options.fps);
  if (!made) return made.error();
  MotionFile out;
  out.format = format;
  out.hasMotion = made->hasMotion;
  out.takes = made->takes;
  out.madeBy = scene->madeBy;
  const DeclaredConventions declared = conventionsOf(*scene);
  out.report.metresPerUnit = declared.metresPerUnit;
  out.report.assumptions = made->assumptions;
  out.clip = std::make_shared<const motion::Clip>(toConventions(made->clip, declared, options, out.report));
  return out;
}

Result<MotionFile> readAcclaimFile(const std::filesystem::path& file, std::string_view head, const MotionReadOptions& options) {
  const bool isSkeleton = base::lowered(std::string(head)).find(":bonedata") != std::string::npos ||
                          base::lowered(std::string(head)).find(":root") != std::string::npos || base::lowered(file.extension().string()) == ".asf";
  std::filesystem::path skeleton = isSkeleton ? file : options.skeleton;
  MotionFile out;
  out.format = MotionFormat::Acclaim;
  out.hasMotion = !isSkeleton;
  if (skeleton.empty()) {
    auto beside = skeletonBeside(file);
    if (!beside) return beside.error();
    skeleton = *beside;
    out.report.assumptions.push_back(fmt::format("the skeleton is taken from {}", skeleton.filename().string()));
  }
  auto asf = base::readWholeFile(skeleton, kMostBytes);
  if (!asf) return asf.error();
  std::string amc;
  if (!isSkeleton) {
    auto bytes = base::readWholeFile(file, kMostBytes);
    if (!bytes) return bytes.error();
    amc = std::move(*bytes);
  }
  auto clip = parseAcclaim(*asf, skeleton.filename().string(), amc, file.filename().string(), {options.metresPerUnit, options.fps}, &out.report);
  if (!clip) return clip.error();
  if (auto ok = placesInRange(*clip, file.filename().string()); !ok) return ok.error();
  if (isSkeleton) out.report.assumptions.push_back("holds no motion: its rest pose is taken as one frame");
  out.clip = std::make_shared<const motion::Clip>(toConventions(*clip, {}, options, out.report));
  return out;
}

Result<MotionFile> readNpyFile(const std::filesystem::path& file, const MotionReadOptions& options) {
  auto array = readNpy(file);
  if (!array) return array.error();
  const std::string name = file.filename().string();
  MotionFile out;
  double fps = motion::humanml3d::kFps;
  const bool isKit = array->shape.size() == 2 && array->shape[1] == motion::kit::kFeatures;
  if (isKit) {
    const std::vector<float> features(array->values.begin(), array->values.end());
    auto positions = kitPositions(features, name, options.metresPerUnit);
    if (!positions) return positions.error();
    out.positions = std::move(*positions);
    out.format = MotionFormat::NpyFeatures;
    fps = motion::kit::kFps;
    out.report.assumptions.push_back("taken as KIT features: millimetres, 12.5 frames per second");
  } else {
    auto motion = npyMotion(*array, name, &out.report);
    if (!motion) return motion.error();
    if (auto* features = std::get_if<NpyFeatures>(&*motion)) {
      out.format = MotionFormat::NpyFeatures;
      out.features = std::move(features->values);
      out.positions = motion::featurePositions(out.features, motion::humanml3d::kJointCount);
    } else {
      out.format = MotionFormat::NpyJoints;
      out.positions = std::move(std::get<NpyJoints>(*motion).positions);
      fps = std::get<NpyJoints>(*motion).fps;
      if (options.metresPerUnit > 0.0)
        for (auto& p : out.positions) p *= static_cast<float>(options.metresPerUnit);
    }
  }
  if (auto ok = placesInRange(out.positions, name); !ok) return ok.error();
  if (options.fps > 0.0) fps = options.fps;
  out.clip = std::make_shared<const motion::Clip>(motion::clipFromJointPositions(out.positions, fps, file.stem().string()));
  return out;
}

Result<void> checkOptions(const MotionReadOptions& options) {
  const auto bad = [](const char* what, double value) { return Error{ErrorCode::InvalidArgument, fmt::format("{} cannot be {:g}", what, value)}; };
  if (!(options.metresPerUnit >= 0.0 && options.metresPerUnit <= 1000.0)) return bad("the metres of one unit", options.metresPerUnit);
  if (!(options.fps >= 0.0 && options.fps <= 1000.0)) return bad("the frame rate", options.fps);
  if (options.upAxis && (*options.upAxis < 0 || *options.upAxis > 2)) return bad("the up axis", *options.upAxis);
  if (options.facing && !(std::abs(*options.facing) <= 360.0)) return bad("the facing", *options.facing);
  return {};
}

}  // namespace

Result<std::string> headOfFile(const std::filesystem::path& file) {
  std::error_code code;
  if (!std::filesystem::exists(file, code)) return Error{ErrorCode::NotFound, fmt::format("{}: there is no such file", file.string())};
  if (std::filesystem::is_directory(file, code)) return Error{ErrorCode::ReadFailed, fmt::format("{}: is a folder", file.string())};
  std::ifstream in(file, std::ios::binary);
  std::string head(kHeadBytes, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
  if (in.bad() || !in.is_open()) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read", file.string())};
  return head;
}

const char* formatName(MotionFormat format) {
  switch (format) {
    case MotionFormat::Bvh: return "BVH";
    case MotionFormat::Fbx: return "FBX";
    case MotionFormat::Gltf: return "glTF";
    case MotionFormat::Collada: return "Collada";
    case MotionFormat::NpyJoints: return "NPY joints";
    case MotionFormat::NpyFeatures: return "NPY features";
    case MotionFormat::Acclaim: return "ASF/AMC";
  }
  return "";
}

std::optional<MotionFormat> motionFormatOf(std::string_view head) {
  if (head.starts_with("\x93NUMPY")) return MotionFormat::NpyJoints;
  if (head.starts_with("Kaydara FBX Binary")) return MotionFormat::Fbx;
  if (head.starts_with("glTF")) return MotionFormat::Gltf;
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  std::string text = base::lowered(std::string(head.substr(0, kHeadBytes)));
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {  // UTF-16: enough of it for a keyword
    text.erase(0, 2);
    std::erase(text, '\0');
  }
  const auto begin = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), [](char c) { return !bvh::isBlank(c); }) - text.begin());
  if (begin == text.size()) return std::nullopt;
  const std::string_view rest = std::string_view(text).substr(begin);
  if (rest.starts_with("hierarchy")) return MotionFormat::Bvh;
  if (rest.starts_with("; fbx") || (rest.front() == ';' && rest.find("fbxheaderextension") != std::string_view::npos)) return MotionFormat::Fbx;
  if (rest.front() == '{' && (rest.find("\"asset\"") != std::string_view::npos || rest.find("\"buffers\"") != std::string_view::npos ||
                              rest.find("\"nodes\"") != std::string_view::npos || rest.find("\"accessors\"") != std::string_view::npos))
    return MotionFormat::Gltf;
  if (rest.front() == '<' && rest.find("<collada") != std::string_view::npos) return MotionFormat::Collada;
  for (const char* mark : {":fully-specified", ":version", ":bonedata", ":units", ":degrees"})
    if (rest.find(mark) != std::string_view::npos && (rest.front() == '#' || rest.front() == ':')) return MotionFormat::Acclaim;
  return std::nullopt;
}

const std::vector<std::string>& motionFileEndings() {
  static const std::vector<std::string> endings = {".bvh", ".fbx", ".glb", ".gltf", ".dae", ".npy", ".amc", ".asf"};
  return endings;
}

bool isMotionFileName(const std::filesystem::path& file) {
  const auto& all = motionFileEndings();
  return std::find(all.begin(), all.end(), base::lowered(file.extension().string())) != all.end();
}

bool isClipFileName(const std::filesystem::path& file) { return isMotionFileName(file) && base::lowered(file.extension().string()) != ".asf"; }

Result<MotionFile> readMotionFile(const std::filesystem::path& file, const MotionReadOptions& options) {
  if (auto ok = checkOptions(options); !ok) return ok.error();
  auto head = headOfFile(file);
  if (!head) return head.error();
  const auto format = motionFormatOf(*head);
  if (!format) {
    return Error{head->empty() ? ErrorCode::ParseFailed : ErrorCode::Unsupported,
                 head->empty() ? fmt::format("{}: is empty", file.filename().string())
                               : fmt::format("{}: is no motion that can be read; BVH, FBX, glTF, Collada, ASF/AMC and NPY can", file.filename().string())};
  }
  switch (*format) {
    case MotionFormat::Bvh: return readBvhFile(file, options);
    case MotionFormat::Acclaim: return readAcclaimFile(file, *head, options);
    case MotionFormat::NpyJoints:
    case MotionFormat::NpyFeatures: return readNpyFile(file, options);
    default: return readSceneFile(file, *format, options);
  }
}

Result<MotionFile> readBvhMotion(std::string_view bytes, std::string_view name, const MotionReadOptions& options) {
  MotionFile out;
  auto clip = parseBvh(bytes, name, {options.metresPerUnit}, &out.report);
  if (!clip) return clip.error();
  if (auto ok = placesInRange(*clip, name); !ok) return ok.error();
  motion::Clip standing = toConventions(*clip, {}, options, out.report);
  // A frame time rounded to a few digits stands for a usual rate.
  double rate = options.fps;
  for (const double usual : {20.0, 24.0, 25.0, 30.0, 50.0, 60.0, 100.0, 120.0, 240.0})
    if (!(options.fps > 0.0) && std::abs(standing.fps() - usual) < 2e-4 * usual) rate = usual;
  if (rate > 0.0 && rate != standing.fps()) standing = withRate(standing, rate);
  out.clip = std::make_shared<const motion::Clip>(std::move(standing));
  return out;
}

Result<BodyMotion> bodyMotion(const MotionFile& file, double fps, const motion::JointMap* map) {
  if (!(fps > 0.0 && fps <= 1000.0)) return Error{ErrorCode::InvalidArgument, fmt::format("a motion cannot run at {:g} frames per second", fps)};
  BodyMotion out;
  // Frames of a file may lie minutes apart, and what lies between them is made up.
  if (file.clip->duration() * fps > kFewFrames + 4.0 * file.clip->frameCount())
    return Error{ErrorCode::Unsupported,
                 fmt::format("{}: {} frames last {:.0f} s, longer than can be taken", file.clip->name(), file.clip->frameCount(), file.clip->duration())};
  if (!file.positions.empty()) {
    out.positions = std::abs(file.clip->fps() - fps) < 1e-6 ? file.positions : resampledPositions(file.positions, file.clip->fps(), fps);
    return out;
  }
  motion::JointMap found;
  if (!map) {
    auto named = motion::mapByNameOrShape(file.clip->skeleton());
    if (!named) return Error{named.error().code, fmt::format("{}: {}", file.clip->name(), named.error().message)};
    found = std::move(*named);
    map = &found;
  }
  motion::RetargetReport report;
  auto positions = motion::retargetToHumanml3d(*file.clip, *map, fps, &report);
  if (!positions) return Error{positions.error().code, fmt::format("{}: {}", file.clip->name(), positions.error().message)};
  out.positions = std::move(*positions);
  out.mapName = map->name;
  out.assumptions = std::move(report.assumptions);
  out.droppedFrames = report.droppedFrames;
  return out;
}

}  // namespace core::io
