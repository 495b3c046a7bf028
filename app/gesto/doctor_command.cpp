#include "app/gesto/doctor_command.h"

#include "app/command_line/arguments.h"
#include "app/doctor/doctor_findings.h"
#include "app/gesto/system_report.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

const CommandSpec kDoctorSpec = {
    .name = "doctor",
    .summary = "Says in plain words what is slow or missing on this computer, and the command that mends it.",
    .usage = "[--data DIR] [--json]",
    .options = {{"--data", OptionSpec::Kind::Text, "DIR", "where motion data for training would be (../shared/data)"}},
    .examples = {"gesto doctor", "gesto doctor --json"},
    .hasJson = true,
};

ComputingFacts computingFacts() {
  const SystemReport report = systemReport();
  return {report.processor, report.features,   report.cores,       report.threads,      report.blas,
          report.blasFile,  report.blasIsFast, report.sgemmGflops, report.torchVersion, report.hasCuda};
}

core::Result<void> examine(const Arguments& arguments) {
  const auto findings = doctorFindings(systemFacts(computingFacts(), arguments.text("--data", "../shared/data")));
  if (arguments.wantsJson()) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& finding : findings)
      list.push_back({{"name", finding.name}, {"state", wordFor(finding.state)}, {"sentence", finding.sentence}, {"command", finding.command}});
    std::puts(core::base::jsonText(list, 2).c_str());
    return {};
  }
  int wrong = 0;
  for (const auto& finding : findings) {
    std::puts(fmt::format("{:<8} {:<16} {}", wordFor(finding.state), finding.name, finding.sentence).c_str());
    if (!finding.command.empty()) std::puts(fmt::format("{:<25} mend it: {}", "", finding.command).c_str());
    wrong += finding.state != Finding::State::Good;
  }
  std::puts(wrong == 0 ? "\nNothing is slow or missing." : fmt::format("\n{} of {} things are slow or missing.", wrong, findings.size()).c_str());
  return {};
}

}  // namespace

int runDoctorCommand(const std::vector<std::string>& arguments) { return runCommand(kDoctorSpec, arguments, examine); }

}  // namespace app
