#include "core/engine/clips/taught_folder.h"

#include "core/base/file.h"
#include "core/base/words.h"
#include "core/dataset/captions/caption_table.h"
#include "core/dataset/clip_windows.h"
#include "core/dataset/source_tree.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace core::engine {

namespace fs = std::filesystem;

namespace {

const dataset::WindowOptions kWindows;

Error wrong(const fs::path& at, const std::string& why) { return {ErrorCode::InvalidArgument, fmt::format("{}: {}", at.string(), why)}; }

// Length and parts, or why it is left out.
void openClip(const fs::path& folder, TaughtClip& clip) {
  const auto failed = [&](std::string why) {
    // Readers put the file's name in front, and a line where they know it; the name stands there already.
    if (const auto name = fs::path(clip.file).filename().string() + ":"; why.starts_with(name)) {
      const auto rest = why.substr(name.size());
      why = rest.starts_with(' ') ? rest.substr(1) : "line " + rest;
    }
    clip.leftOut = std::move(why);
  };
  try {
    const auto motion = io::readMotionFile(folder / clip.file);
    if (!motion) return failed(motion.error().message);
    if (!motion->hasMotion) return failed("holds a figure, but no motion");
    const auto body = io::bodyMotion(*motion, motion::humanml3d::kFps);
    if (!body) return failed(body.error().message);
    const int rows = static_cast<int>(body->positions.size() / motion::humanml3d::kJointCount) - 1;
    clip.seconds = rows / motion::humanml3d::kFps;
    clip.parts = static_cast<int>(dataset::cutWindows(rows, kWindows.mostRows).size());
    if (rows < kWindows.fewestRows)
      failed(fmt::format("is {:.1f} seconds long; {:.1f} are the least to learn from", clip.seconds, kWindows.fewestRows / motion::humanml3d::kFps));
  } catch (const std::exception& problem) {
    failed(problem.what());
  }
}

Result<void> checkTable(const dataset::CaptionTable& table, const fs::path& file, const std::vector<TaughtClip>& clips) {
  std::set<const dataset::DescribedClip*> there;
  for (const auto& clip : clips) there.insert(table.find(clip.file));
  std::string missing;
  std::size_t count = 0;
  int first = 0;
  for (const auto& row : table.clips()) {
    if (there.count(&row) != 0) continue;
    if (first == 0) first = row.line;
    if (++count <= 3) missing += fmt::format("{}{}", missing.empty() ? "" : ", ", row.file);
  }
  if (count == 0) return {};
  return Error{ErrorCode::InvalidArgument,
               fmt::format("{}:{}: names {} that {} not in the folder: {}{}", file.string(), first, count == 1 ? "a file" : fmt::format("{} files", count),
                           count == 1 ? "is" : "are", missing, count > 3 ? ", …" : "")};
}

void giveStyle(TaughtClip& clip, const std::vector<std::string>& styles) {
  if (!clip.style.empty()) return;
  if (styles.size() == 1) {
    clip.style = styles.front();
    return;
  }
  const auto path = " " + plainWords(clip.file) + " ";
  for (const auto& style : styles)
    if (path.find(" " + plainWords(style) + " ") != std::string::npos) clip.style = style;
}

}  // namespace

std::size_t TaughtFolder::used() const {
  return static_cast<std::size_t>(std::count_if(clips.begin(), clips.end(), [](const TaughtClip& clip) { return clip.leftOut.empty(); }));
}

std::string plainWords(const std::string& name) {
  std::string words;
  char before = ' ';
  for (const char c : name) {
    const auto letter = static_cast<unsigned char>(c);
    const bool isWord = std::isalpha(letter) || letter >= 0x80 || c == '\'';
    if (!isWord || (std::isupper(letter) && std::islower(static_cast<unsigned char>(before)))) {
      if (!words.empty() && words.back() != ' ') words += ' ';
    }
    if (isWord) words += static_cast<char>(std::tolower(letter));
    before = c;
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::vector<std::string> waysToSay(const std::string& caption) {
  static const std::vector<std::string> subjects = {"a person ", "someone ", "a man ", "a woman ", "the person ", "the figure "};
  std::vector<std::string> ways = {caption};
  const auto plain = base::lowered(caption);
  for (const auto& subject : subjects) {
    if (!plain.starts_with(subject)) continue;
    for (const auto& other : subjects)
      if (other != subject) ways.push_back(other + caption.substr(subject.size()));
    return ways;
  }
  // Words without a subject, as a file's name gives them.
  ways.push_back("a person does " + caption);
  ways.push_back("a person " + caption);
  ways.push_back("someone does " + caption);
  return ways;
}

Result<TaughtFolder> lookAtFolder(const TaughtFolderRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  std::error_code code;
  if (!fs::is_directory(request.folder, code)) return Error{ErrorCode::NotFound, fmt::format("{}: there is no such folder", request.folder.string())};
  const auto names = dataset::namesIn(request.folder, io::isClipFileName);
  if (!names) return names.error();
  if (names->empty()) return wrong(request.folder, "holds no motion file; BVH, FBX, GLB, glTF, DAE, AMC and NPY can be read");
  TaughtFolder found{request.folder, {}};
  for (const auto& name : *names) found.clips.push_back({.file = name});

  dataset::CaptionTable table;
  const auto file = request.captions.empty() ? request.folder / "captions.tsv" : request.captions;
  if (!request.captions.empty() || fs::exists(file, code)) {
    auto read = dataset::readCaptionTable(file);
    if (!read) return read.error();
    table = std::move(*read);
    if (auto ok = checkTable(table, file, found.clips); !ok) return ok.error();
  }
  std::int64_t done = 0;
  for (auto& clip : found.clips) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped while the clips were read"};
    progress({"reading the clips", ++done, static_cast<std::int64_t>(found.clips.size())});
    const auto stem = fs::path(clip.file).stem().string();
    if (const auto* said = table.find(clip.file)) {
      clip.captions = said->captions, clip.content = said->content, clip.style = said->style, clip.split = said->split;
      if (!said->isUsed) clip.leftOut = "left out by the table";
    }
    if (clip.captions.empty()) {
      clip.isCaptionFromName = true;
      clip.captions = {plainWords(stem)};
      if (clip.captions.front().empty()) clip.captions = {plainWords(fs::absolute(request.folder / clip.file).lexically_normal().parent_path().filename().string())};
    }
    giveStyle(clip, request.styles);
    if (!clip.leftOut.empty()) continue;
    openClip(request.folder, clip);
    if (clip.leftOut.empty() && clip.captions.front().empty()) clip.leftOut = "its name has no word that could be its caption: write one into captions.tsv";
  }
  if (const auto used = found.used(); used < request.fewest) {
    for (const auto& clip : found.clips)
      if (!clip.leftOut.empty())
        return wrong(request.folder,
                     fmt::format("{} of its files can be learned from, and {} are needed; {}: {}", used == 0 ? "none" : "one", request.fewest, clip.file, clip.leftOut));
    return wrong(request.folder, fmt::format("holds one clip; teaching takes at least {}", request.fewest));
  }
  return found;
}

Result<void> writeTaughtTable(const TaughtFolder& folder, const fs::path& file) {
  const auto cell = [](std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
  };
  std::string text = "file\tcaption\tcontent\tstyle\tsplit\tuse\n";
  for (const auto& clip : folder.clips) {
    const bool isUsed = clip.leftOut.empty();
    std::vector<std::string> captions = clip.captions;
    if (isUsed && captions.size() == 1) captions = waysToSay(captions.front());
    for (const auto& caption : captions)
      text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", cell(clip.file), cell(caption), cell(clip.content), cell(clip.style), clip.split.empty() ? "train" : clip.split,
                          isUsed ? "yes" : "no");
  }
  return base::writeFileAtomically(file, text);
}

}  // namespace core::engine
