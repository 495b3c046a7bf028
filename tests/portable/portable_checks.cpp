// What each system does in its own way, and what files of every kind keep; without Qt, so that it runs where only the torch-free part is built.
// Prints what failed, and ends with 0 when nothing did.

#include "core/base/child_process.h"
#include "core/base/file.h"
#include "core/base/file_system.h"
#include "core/base/folder.h"
#include "core/base/hash.h"
#include "core/base/process.h"
#include "core/document/project_file.h"
#include "core/io/motion_file.h"
#include "core/io/read/keypoints/keypoint_json.h"
#include "core/io/read/npy_motion.h"
#include "core/io/write/export.h"
#include "core/jobs/job_queue.h"
#include "core/motion/kinematics.h"
#include "core/services/motion_plan.h"
#include "core/services/training_runs.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>

#include <glm/geometric.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace {

namespace fs = std::filesystem;
using namespace core;

int failures = 0, checks = 0;

void check(bool holds, std::string_view what, std::string_view detail = {}) {
  ++checks;
  if (holds) return;
  ++failures;
  fmt::print("failed: {} {}\n", what, detail);
}

template <class T>
bool given(const Result<T>& result, std::string_view what) {
  check(result.ok(), what, result ? std::string_view() : std::string_view(result.error().message));
  return result.ok();
}

std::string sha(std::string_view bytes) {
  base::ContentHash hash;
  hash.add(bytes);
  return hash.fullHex();
}

void hashes() {
  check(sha("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "SHA-256 of nothing");
  base::ContentHash hash;
  hash.add("a");
  hash.add("bc");
  check(hash.fullHex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA-256 of abc");
  hash.add("d");
  check(hash.fullHex() == sha("abcd"), "more may be added after a digest was asked");
}

std::string bytesOf(const fs::path& file) { return base::readWholeFile(file).ok() ? base::readWholeFile(file).value() : "none"; }
std::ptrdiff_t entriesIn(const fs::path& folder) { return std::distance(fs::directory_iterator(folder), fs::directory_iterator()); }

void files(const fs::path& folder) {
  const fs::path file = folder / u8"Gänge 歩く.txt";
  given(base::writeFileAtomically(file, "old\r\n\x1a new"), "a file of a foreign name is written");
  check(bytesOf(file) == "old\r\n\x1a new", "bytes stay as they are");
  given(base::writeFileAtomically(file, "other"), "a file is written over");
  check(bytesOf(file) == "other", "the new bytes are there");
  check(!base::writeFileAtomically(file, [](std::ostream& out) { return out << "half", false; }), "a writer may give up");
  check(bytesOf(file) == "other", "the old bytes stay when the writer gives up");
  check(entriesIn(folder) == 1, "nothing lies beside the file");
  check(!base::writeFileAtomically(folder, "x") && !base::writeFileAtomically(folder / "none" / "file", "x"), "no file in place of a folder, none in none");
  check(base::readWholeFile(folder / "none").error().code == ErrorCode::NotFound, "a file that is not there");
  check(!base::appendAtOnce(folder / "lines", "1\n") && !base::appendAtOnce(folder / "lines", "2\n") && bytesOf(folder / "lines") == "1\n2\n", "lines are put behind");
  check(base::mayWriteInto(folder) && !base::mayWriteInto(folder / "none"), "where files may be made");
  const auto own = base::privateFolder("gesto-portable"), another = base::privateFolder("gesto-portable");
  check(base::mayWriteInto(own) && fs::is_empty(own) && own != another, "a folder of one's own is made");
  std::error_code ignored;
  for (const auto& made : {own, another})
    if (!made.empty()) fs::remove(made, ignored);
}

void folders(const fs::path& folder) {
  const auto filled = [&](const char* name, const char* text) {
    fs::create_directories(folder / name / "inner");
    std::ofstream(folder / name / "inner" / "file") << text;
    return folder / name;
  };
  const auto target = filled("target", "old");
  given(base::replaceFolder(filled("made", "new"), target), "a folder takes the name of another");
  check(bytesOf(target / "inner" / "file") == "new" && entriesIn(folder) == 1, "the old folder is gone");
  given(base::replaceFolder(filled("again", "free"), folder / "free"), "a folder takes a free name");
  check(!base::replaceFolder(folder / "none", target) && bytesOf(target / "inner" / "file") == "new", "what is not there replaces nothing");
}

void processes() {
  const auto own = base::livingProcess(base::ownProcess());
  check(own && own->start > 0 && !own->isPaused && base::isThere(base::ownProcess()), "this process lives");
  check(!base::livingProcess(0) && !base::livingProcess(-1), "no process has no number");
  check(!base::hostName().empty(), "the computer has a name");
  check(base::ownProgram().filename().string().starts_with("gesto_portable_checks"), "the program knows its file", base::ownProgram().string());
  check(base::mostMemoryHeld() > 1'000'000, "memory is counted");
  volatile double sum = 0.0;
  const double before = base::processorSeconds();
  for (int i = 0; i < 30'000'000; ++i) sum = sum + 1.0;
  check(base::processorSeconds() > before, "processor time goes on");
  using Answer = Result<std::string>;
  const auto value = base::runInChild("a", {}, []() -> Answer { return std::string("value\0tail", 10); });
  check(value && value->size() == 10, "work gives its value");
  const auto refused = base::runInChild("a", {}, []() -> Answer { return Error{ErrorCode::Unsupported, "a: too new"}; });
  check(!refused && refused.error().code == ErrorCode::Unsupported && refused.error().message == "a: too new", "work gives its error");
  const auto thrown = base::runInChild("a", {}, []() -> Answer { throw std::runtime_error("out of ideas"); });
  check(!thrown && thrown.error().message == "a: out of ideas", "an exception becomes an error");
}

/// Metres between joints of one name, at most.
double furthest(const motion::Clip& a, const motion::Clip& b) {
  if (a.frameCount() != b.frameCount()) return 1e9;
  const auto here = motion::worldPositions(a), there = motion::worldPositions(b);
  double most = 0.0;
  for (int joint = 0; joint < a.jointCount(); ++joint) {
    const auto other = b.skeleton().indexOf(a.skeleton().joint(joint).name);
    if (other < 0) return 1e9;
    for (int frame = 0; frame < a.frameCount(); ++frame) {
      const auto p = here[static_cast<std::size_t>(frame * a.jointCount() + joint)], q = there[static_cast<std::size_t>(frame * b.jointCount() + other)];
      most = std::max(most, static_cast<double>(glm::distance(p, q)));
    }
  }
  return most;
}

void motions(const fs::path& folder) {
  const auto walk = test_support::syntheticWalk(3, 60);
  for (const char* name : {"walk.bvh", "walk.fbx", "walk.glb", "walk.vrma", "walk.usda"}) {
    const fs::path file = folder / name;
    io::ExportOptions options;
    if (file.extension() == ".vrma") options.names = io::JointNames::Vrm;
    if (!given(io::exportClip(file, walk, options), name)) continue;
    if (file.extension() == ".vrma" || file.extension() == ".usda") continue;
    const auto back = io::readMotionFile(file);
    if (!given(back, name)) continue;
    check(back->clip->frameCount() == 60 && std::abs(back->clip->fps() - 20.0) < 1e-3, name, "frames");
    check(furthest(walk, *back->clip) < 1e-3, name, fmt::format("{} m off", furthest(walk, *back->clip)));
  }
  check(!io::readMotionFile(folder / "none.bvh"), "a motion that is not there");
  std::ofstream(folder / "cut.fbx", std::ios::binary) << bytesOf(folder / "walk.fbx").substr(0, 3000);
  check(!io::readMotionFile(folder / "cut.fbx"), "a damaged file is refused");

  const auto positions = motion::worldPositions(walk);
  std::vector<float> values;
  for (const auto& p : positions) values.insert(values.end(), {p.x, p.y, p.z});
  const std::int64_t shape[] = {60, 22, 3};
  given(io::writeNpy(folder / "walk.npy", values, shape), "NPY is written");
  const auto joints = io::readNpyMotion(folder / "walk.npy");
  if (given(joints, "NPY is read")) check(std::get<io::NpyJoints>(*joints).positions == positions, "NPY keeps each bit");

  std::string people;
  for (int point = 0; point < 25; ++point) people += fmt::format("{}{}, {}, 0.9", point ? ", " : "", 100 + point, 200 + 3 * point);
  const auto video = io::parseKeypoints("{\"people\": [{\"pose_keypoints_2d\": [" + people + "]}]}", "frame.json");
  given(video, "key points are read");
}

void documents(const fs::path& folder) {
  document::Project project;
  document::Take take;
  take.name = "Gänge";
  take.clip = std::make_shared<motion::Clip>(test_support::syntheticWalk(5, 40));
  take.request.prompt = "a person walks";
  project.append(std::move(take));
  const auto file = folder / u8"Schritt für Schritt.gesto";
  given(document::writeProject(project, file), "a project is written");
  const auto back = document::readProject(file);
  if (given(back, "a project is read")) {
    check(document::projectToText(*back) == document::projectToText(project), "a project says the same once more");
    check(furthest(*back->takes.front().clip, *project.takes.front().clip) < 1e-6, "its motion is the same");
  }
  services::MotionPlan plan;
  plan.spans = {{0.0, 2.0, "a person walks", {}, {}}, {2.0, 5.0, "a person turns", {}, {}}};
  const auto text = services::planText(plan);
  const auto same = services::planFromText(text, folder / "plan.json");
  if (given(same, "a plan is read")) check(services::planText(*same) == text, "a plan says the same once more");

  services::RunRecord record;
  record.recipe = "mld-vae";
  record.state = services::RunRecord::State::Running;
  record.command = {"train", "mld-vae"};
  record.steps = 10;
  services::noteThisProcess(record);
  given(services::writeRunRecord(folder / "run", record), "a run is noted");
  const auto run = services::readRun(folder / "run");
  if (given(run, "a run is read")) check(run->state == services::RunState::Running, "its process lives");
  record.processStart += 1;
  check(services::signalRun(record, services::RunSignal::Stop).error().code == ErrorCode::NotFound, "a process of another start is not there");
}

void jobsRun() {
  std::atomic<int> ended = 0, cancelled = 0;
  {
    jobs::JobQueue queue([&](const jobs::JobEvent& event) {
      if (event.kind == jobs::JobEvent::Kind::Finished) ++ended;
      if (event.kind == jobs::JobEvent::Kind::Cancelled) ++cancelled;
    });
    const auto job = [](int) { return std::make_unique<jobs::FunctionJob>("work", [](jobs::JobContext&) -> Result<void> { return {}; }); };
    for (int i = 0; i < 20; ++i) queue.submit(job(i), i % 2 ? jobs::Lane::File : jobs::Lane::Compute);
    queue.waitUntilIdle();
    const auto endless = queue.submit(std::make_unique<jobs::FunctionJob>("endless",
                                                                          [](jobs::JobContext& context) -> Result<void> {
                                                                            while (!context.stopToken().stop_requested()) std::this_thread::yield();
                                                                            return Error{ErrorCode::Cancelled, "stopped"};
                                                                          }),
                                      jobs::Lane::Compute);
    queue.cancel(endless);
    queue.waitUntilIdle();
  }
  check(ended == 20 && cancelled == 1, "jobs end, one is stopped");
}

}  // namespace

int main() {
  const fs::path all = fs::temp_directory_path() / fmt::format("gesto-portable-{}", base::ownProcess());
  const auto folder = [&](const char* name) {
    fs::create_directories(all / name);
    return all / name;
  };
  hashes();
  files(folder("files"));
  folders(folder("folders"));
  processes();
  motions(folder("motions"));
  documents(folder("documents"));
  jobsRun();
  std::error_code ignored;
  fs::remove_all(all, ignored);
  fmt::print("{} of {} checks failed\n", failures, checks);
  return failures == 0 ? 0 : 1;
}
