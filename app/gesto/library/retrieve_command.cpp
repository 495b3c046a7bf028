#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/engine/clips/near_clip_service.h"
#include "core/engine/model_library.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec kRetrieveSpec = {
    .name = "retrieve",
    .summary =
        "Lists the clips of a folder or of a built data set that are nearest to a text, best first: what `gesto generate --library` makes a motion beside.\n"
        "A folder's captions.tsv says what its clips show, as for `gesto teach`; without one their names do.",
    .usage = "TEXT --library FOLDER [options]",
    .options = {{"--library", Kind::Text, "FOLDER", "motion files (BVH, FBX, GLB, glTF, DAE, AMC, NPY), or a data set of `gesto dataset build`"},
                {"--most", Kind::Integer, "N", "clips to list (8)", 1, 1000},
                {"--length", Kind::Number, "S", "seconds wanted: a clip of another length counts a little less (4)", 0.1, 60},
                {"--model", Kind::Text, "MODEL", "whose text encoder compares the words (default)"}},
    .examples = {"gesto retrieve \"a person does a cartwheel\" --library mocap", "gesto retrieve \"a person walks\" --library datasets/mine --most 3 --json"},
    .fewestPositionals = 1,
    .mostPositionals = 1,
    .hasJson = true,
};

core::Result<void> retrieve(const Arguments& arguments) {
  core::services::NearClipsRequest request;
  request.prompt = arguments.positionals().front();
  request.library = arguments.text("--library");
  if (request.library.empty()) return core::Error{core::ErrorCode::InvalidArgument, "retrieve needs --library FOLDER, the clips to look among"};
  request.most = static_cast<int>(arguments.integer("--most", request.most));
  request.seconds = arguments.number("--length", request.seconds);
  request.model = arguments.text("--model", request.model);
  const auto stop = stopOnInterrupt();
  const auto service = core::engine::makeNearClipService(std::make_shared<core::engine::ModelLibrary>(modelFolders()));
  ProgressPrinter printer;
  const auto found = service->nearClips(request, printer.sink(), stop);
  printer.finish();
  if (!found) return found.error();
  if (arguments.wantsJson()) {
    auto clips = nlohmann::json::array();
    for (const auto& clip : found->clips)
      clips.push_back({{"file", clip.clip.file.string()}, {"caption", clip.clip.caption}, {"seconds", clip.seconds}, {"score", clip.score}});
    const nlohmann::json json = {{"prompt", request.prompt}, {"library", request.library.string()}, {"searched", found->searched}, {"clips", clips}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("{} of {} clips", found->clips.size(), found->searched).c_str());
  for (const auto& clip : found->clips)
    std::puts(fmt::format("{:6.3f}  {:5.1f} s  {}  {}", clip.score, clip.seconds, clip.clip.file.string(), clip.clip.caption).c_str());
  return {};
}

}  // namespace

int runRetrieveCommand(const std::vector<std::string>& arguments) { return runCommand(kRetrieveSpec, arguments, retrieve); }

}  // namespace app
