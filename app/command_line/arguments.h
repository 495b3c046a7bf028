#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// One option of a sub-command. Values may be given as "--style old" or "--style=old".
struct OptionSpec {
  enum class Kind { Flag, Text, Number, Integer };
  std::string name;  // "--style"
  Kind kind = Kind::Flag;
  std::string valueName;                                     // what the help calls the value: "NAME"
  std::string help;                                          // one line
  double lowest = -std::numeric_limits<double>::infinity();  // Number and Integer, both ends allowed
  double highest = std::numeric_limits<double>::infinity();
  bool isRepeatable = false;  // otherwise giving it twice is wrong usage
};

/// What a sub-command understands. --help and --json need not be listed: --help always works, --json where hasJson is on.
/// Of positionals: as many as the person likes.
inline constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

struct CommandSpec {
  std::string name;     // "generate", or "dataset build"
  std::string summary;  // one line
  std::string usage;    // what follows the name: "TEXT --out FILE [options]"
  std::vector<OptionSpec> options = {};
  std::vector<std::string> examples = {};  // whole command lines
  std::size_t fewestPositionals = 0;
  std::size_t mostPositionals = 0;  // or kAnyNumber
  bool hasJson = false;
  std::string more = {};  // a part of the help of its own, below the options
};

/// A part of the help: a heading and rows of a name and what it is.
std::string helpSection(const std::string& heading, const std::vector<std::pair<std::string, std::string>>& rows);

/// The parsed arguments of one call; kinds and ranges are already checked. A getter for a name that the spec lacks, or
/// of another kind, throws std::invalid_argument (our own mistake).
class Arguments {
 public:
  /// Everything after "--" is positional; so is "-" and a negative number. Errors: InvalidArgument, one sentence.
  static core::Result<Arguments> parse(const CommandSpec& spec, const std::vector<std::string>& words);

  bool isSet(std::string_view name) const;
  std::string text(std::string_view name, std::string fallback = {}) const;
  double number(std::string_view name, double fallback) const;
  std::int64_t integer(std::string_view name, std::int64_t fallback) const;
  /// All values of a repeatable option, in order.
  std::vector<std::string> texts(std::string_view name) const;
  const std::vector<std::string>& positionals() const { return positionals_; }
  /// --json was given.
  bool wantsJson() const { return wantsJson_; }

 private:
  const std::vector<std::string>* find(std::string_view name, OptionSpec::Kind kind) const;

  std::map<std::string, OptionSpec::Kind, std::less<>> kinds_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positionals_;
  bool wantsJson_ = false;
};

/// The text of --help: summary, usage, options, examples.
std::string helpText(const CommandSpec& spec);

/// 2 for InvalidArgument (the person asked for something that is not allowed), 130 for Cancelled (as shells report Ctrl-C), 1 for everything else.
int exitCode(const core::Error& error);

/// The frame of every sub-command: prints the help when asked for, refuses wrong usage with one sentence and exit code 2,
/// runs the body, and turns its Error into one sentence on stderr and exitCode(error).
int runCommand(const CommandSpec& spec, const std::vector<std::string>& words, const std::function<core::Result<void>(const Arguments&)>& body);

/// For a command made of several ("dataset build", "dataset info"): picks the one that the first word names.
struct SubCommand {
  std::string name;     // "build"
  std::string summary;  // one line
  std::function<int(const std::vector<std::string>&)> run;
};
int runSubCommands(const std::string& name, const std::vector<SubCommand>& table, const std::vector<std::string>& words);

}  // namespace app
