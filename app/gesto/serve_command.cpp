#include "app/command_line/arguments.h"
#include "app/command_line/device_option.h"
#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/gesto/commands.h"
#include "app/serve/live_link_server.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/words.h"
#include "core/engine/generation_engine.h"
#include "core/jobs/job_queue.h"
#include "core/services/model_card.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec& serveSpec() {
  static const CommandSpec made = {
      .name = "serve",
      .summary = "Answers other programs on this computer with motions over HTTP (GET /capabilities, POST /generate), until Ctrl-C.",
      .usage = "[--port N] [--token-file FILE] [--model NAME] [options]",
      .options = {{"--port", Kind::Integer, "N", fmt::format("the port of 127.0.0.1 ({}); 0: one that is free, which is printed", kUsualLiveLinkPort), 0, 65535},
                  {"--token", Kind::Text, "TEXT",
                   "answer only requests that carry this, as \"Authorization: Bearer TEXT\"; others on this computer can see it in the list of programs"},
                  {"--token-file", Kind::Text, "FILE", "the same from the first line of a file"},
                  {"--model", Kind::Text, "NAME", "the model of requests that name none (default)"},
                  deviceOptionSpec(),
                  precisionOptionSpec(),
                  {"--waiting", Kind::Integer, "N", "requests that may wait behind the one that is sampled; more are sent away (8)", 0, 1000},
                  {"--rate", Kind::Number, "N", "requests a minute that are heard (120)", 1, 100000},
                  {"--body", Kind::Number, "MB", "the largest request, in megabytes (8)", 0.001, 256}},
      .examples =
          {"gesto serve", "gesto serve --port 0 --token-file ~/.gesto-token",
           "curl --json '{\"prompt\": \"a person walks forward\", \"style\": \"old\", \"seed\": 7, \"format\": \"bvh\"}' http://127.0.0.1:8620/generate -o walk.bvh"},
      .hasJson = true,
      .more = helpSection(
          "A request",
          {{"prompt", "what the character does, and \"seconds\"; or \"plan\": what a plan file holds (gesto generate --help)"},
           {"style", "a name of `gesto styles`, or {\"bvh\": TEXT}; \"wc\", \"ws\", \"classifier_scale\", \"seed\", \"steps\", \"model\", \"mixture\" as the options"},
           {"format", "glb, gltf, bvh, fbx, vrma, usda or json; \"fps\", \"names\", \"root\" and \"figure\" as the options of gesto export"},
           {"", "requests of the Motion Model Context Protocol 1.0 are understood too; core/services/live_link/README.md tells all"}}),
  };
  return made;
}

core::Result<std::string> tokenOf(const Arguments& arguments) {
  if (arguments.isSet("--token") && arguments.isSet("--token-file"))
    return core::Error{core::ErrorCode::InvalidArgument, "--token and --token-file say the same; leave one out"};
  std::string token = arguments.text("--token");
  if (arguments.isSet("--token-file")) {
    const auto text = core::base::readWholeFile(arguments.text("--token-file"), 4096);
    if (!text) return text.error();
    token = std::string(core::base::trimmed(text->substr(0, text->find('\n'))));
  }
  if (token.empty() && (arguments.isSet("--token") || arguments.isSet("--token-file"))) return core::Error{core::ErrorCode::InvalidArgument, "the token is empty"};
  return token;
}

void sayOnStderr(const std::string& line) { std::fputs(("serve: " + line + "\n").c_str(), stderr); }

core::Result<void> serve(const Arguments& arguments) {
  LiveLinkOptions options;
  options.port = static_cast<std::uint16_t>(arguments.integer("--port", kUsualLiveLinkPort));
  options.mostWaiting = static_cast<std::size_t>(arguments.integer("--waiting", 8));
  options.perMinute = arguments.number("--rate", options.perMinute);
  options.door.mostBodyBytes = static_cast<std::uint64_t>(arguments.number("--body", 8.0) * 1024.0 * 1024.0);
  const auto token = tokenOf(arguments);
  if (!token) return token.error();
  options.door.token = *token;
  if (auto ok = takeDeviceOption(arguments); !ok) return ok;
  if (auto ok = takePrecisionOption(arguments); !ok) return ok;
  const auto stop = stopOnInterrupt();
  const auto engine = core::engine::makeGenerationService(modelFolders());
  core::services::live_link::Offer offer;
  const auto models = engine->models();
  if (!models) return models.error();
  const auto styles = engine->styles();
  if (!styles) return styles.error();
  offer.models = core::services::makersAmong(*models);
  offer.styles = *styles;
  offer.usualModel = arguments.text("--model", offer.usualModel);
  if (!core::services::live_link::modelNamed(offer, offer.usualModel))
    return core::Error{core::ErrorCode::NotFound,
                       fmt::format("--model: there is no model \"{}\" that makes motions from texts; `gesto model list` shows them", offer.usualModel)};

  core::jobs::JobQueue queue([](const core::jobs::JobEvent&) {});
  const LiveLinkServer::Lane lane{[&queue](std::unique_ptr<core::jobs::Job> job) { return queue.submit(std::move(job), core::jobs::Lane::Compute); },
                                  [&queue](core::jobs::JobId job) { queue.cancel(job); }};
  const auto styleCount = offer.styles.size(), modelCount = offer.models.size();
  auto server =
      LiveLinkServer::start(options, std::move(offer), {kProgramName, [](const std::string& model) { return core::services::dataLicenceOf(modelFolders(), model); }},
                            *engine, lane, sayOnStderr);
  if (!server) return server.error();
  if (arguments.wantsJson())
    std::puts(
        core::base::jsonText(
            nlohmann::json(
                {{"address", (*server)->address()}, {"port", (*server)->port()}, {"asksForToken", !token->empty()}, {"models", modelCount}, {"styles", styleCount}}))
            .c_str());
  else
    std::puts(
        fmt::format("{}: {} models, {} styles{}; Ctrl-C ends it", (*server)->address(), models->size(), styleCount, token->empty() ? "" : ", with a token").c_str());
  std::fflush(stdout);
  std::mutex mutex;
  std::condition_variable_any ended;
  std::unique_lock lock(mutex);
  ended.wait(lock, stop, [] { return false; });
  (*server)->stop();
  queue.cancelAll();
  queue.waitUntilIdle();
  // What keeps services running ends them with SIGTERM and takes that for success.
  if (stoppingSignal() == SIGTERM) return {};
  return core::Error{core::ErrorCode::Cancelled, "stopped"};
}

}  // namespace

int runServeCommand(const std::vector<std::string>& arguments) { return runCommand(serveSpec(), arguments, serve); }

}  // namespace app
