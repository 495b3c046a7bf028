#include "app/gesto/batch/batch_list.h"

#include "app/command_line/arguments.h"
#include "app/command_line/motion_file_options.h"
#include "app/command_line/sampling_options.h"
#include "core/base/words.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace app {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::services::GenerationRequest;
using core::services::StyleReference;
namespace fs = std::filesystem;

namespace {

constexpr double kMostSeed = 9e15;

/// What a cell may say, and how it gets into a request.
struct Column {
  const char* name;
  const char* meaning;
  std::function<Result<void>(const std::string& cell, GenerationRequest& request)> take;
};

Result<std::int64_t> integerIn(const std::string& cell, double highest) {
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (code == std::errc() && end == cell.data() + cell.size() && value >= 0 && static_cast<double>(value) <= highest) return value;
  return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is no whole number from 0 to {:.0f}", cell, highest)};
}

Column numberColumn(const char* name, const char* meaning, std::function<void(double, GenerationRequest&)> take) {
  return {name, meaning, [take = std::move(take)](const std::string& cell, GenerationRequest& request) -> Result<void> {
            const auto value = core::base::numberIn(cell);
            if (!value) return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is no number", cell)};
            take(*value, request);
            return {};
          }};
}

Column integerColumn(const char* name, const char* meaning, double highest, std::function<void(std::int64_t, GenerationRequest&)> take) {
  return {name, meaning, [highest, take = std::move(take)](const std::string& cell, GenerationRequest& request) -> Result<void> {
            const auto value = integerIn(cell, highest);
            if (!value) return value.error();
            take(*value, request);
            return {};
          }};
}

Column wordColumn(const char* name, const char* meaning, std::function<void(const std::string&, GenerationRequest&)> take) {
  return {name, meaning, [take = std::move(take)](const std::string& cell, GenerationRequest& request) -> Result<void> {
            take(cell, request);
            return {};
          }};
}

const std::vector<Column>& columns() {
  static const std::vector<Column> made = {
      wordColumn("prompt", "what the character does; without it TEXT of the command", [](const std::string& cell, GenerationRequest& r) { r.prompt = cell; }),
      wordColumn("style", "a style by name, a motion file seen from the list's folder, or none",
                 [](const std::string& cell, GenerationRequest& r) { r.style = styleArgument(cell); }),
      integerColumn("seed", "as --seed", kMostSeed, [](std::int64_t value, GenerationRequest& r) { r.seed = static_cast<std::uint64_t>(value); }),
      numberColumn("length", "seconds, as --length", [](double value, GenerationRequest& r) { r.seconds = value; }),
      wordColumn("out", "the file to write, seen from --out-dir or else from the list's folder; may be left out with --out-dir", {}),
      numberColumn("wc", "as --wc", [](double value, GenerationRequest& r) { r.guidance.contentWeight = value; }),
      numberColumn("ws", "as --ws", [](double value, GenerationRequest& r) { r.guidance.styleWeight = value; }),
      numberColumn("classifier-scale", "as --classifier-scale", [](double value, GenerationRequest& r) { r.guidance.classifierScale = value; }),
      integerColumn("steps", "as --steps", 1e6, [](std::int64_t value, GenerationRequest& r) { r.steps = static_cast<int>(value); }),
      wordColumn("model", "as --model", [](const std::string& cell, GenerationRequest& r) { r.model = cell; }),
      integerColumn("mixture", "as --mixture", core::services::limits::kMixture.highest,
                    [](std::int64_t value, GenerationRequest& r) { r.mixture = static_cast<int>(value); }),
      integerColumn("best-of", "as --best-of", core::services::limits::kMostCandidates,
                    [](std::int64_t value, GenerationRequest& r) { r.candidates = static_cast<int>(value); }),
  };
  return made;
}

std::string columnNames() {
  std::string names;
  for (const auto& column : columns()) names += (names.empty() ? "" : ", ") + std::string(column.name);
  return names;
}

// Spreadsheets that separate cells by semicolons have commas in their numbers.
std::string number(std::string cell, char separator) {
  if (separator != ',') std::replace(cell.begin(), cell.end(), ',', '.');
  return cell;
}

bool isNumber(const std::string& column) { return column == "length" || column == "wc" || column == "ws" || column == "classifier-scale"; }

/// Faults of what a line asks for; the message begins with where.
std::optional<Error> faultOf(const BatchLine& line, std::map<fs::path, std::string>& taken) {
  constexpr auto kRange = core::services::limits::kSeconds;
  if (!(line.request.seconds >= kRange.lowest && line.request.seconds <= kRange.highest))
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: the length must be between {:g} and {:g} seconds, not {:g}", line.where, kRange.lowest, kRange.highest, line.request.seconds)};
  if (const auto ok = core::services::validate(line.request); !ok) return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", line.where, ok.error().message)};
  const auto [at, isNew] = taken.emplace(fs::absolute(line.out).lexically_normal(), line.where);
  if (isNew) return std::nullopt;
  return Error{ErrorCode::InvalidArgument, fmt::format("{}: out: {} is the file of {}", line.where, line.out.string(), at->second)};
}

Result<void> take(const CsvTable& table, const CsvLine& line, BatchLine& made) {
  if (line.cells.size() > table.columns.size())
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{} cells, and the first line names {} columns; a cell with a comma in it stands in quotes", line.cells.size(), table.columns.size())};
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const auto& name = table.columns[i];
    const std::string words(core::base::trimmed(line.cells[i]));
    const auto cell = isNumber(name) ? number(words, table.separator) : words;
    if (cell.empty()) continue;
    if (name == "out") {
      made.out = cell;
      continue;
    }
    const auto column = std::find_if(columns().begin(), columns().end(), [&](const Column& known) { return name == known.name; });
    if (const auto ok = column->take(cell, made.request); !ok) return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", name, ok.error().message)};
  }
  return {};
}

fs::path seenFrom(const fs::path& folder, const fs::path& file) { return file.is_absolute() || folder.empty() ? file : folder / file; }

}  // namespace

std::string batchColumnsHelp() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const auto& column : columns()) rows.emplace_back(column.name, column.meaning);
  return helpSection("Columns of a --batch list, in any order, named by its first line; what a line leaves empty is as the command says:", rows);
}

Result<std::vector<BatchLine>> batchLines(const CsvTable& table, const std::string& fileName, const GenerationRequest& usual, const BatchFolders& folders) {
  const auto has = [&](const char* name) { return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end(); };
  for (const auto& name : table.columns) {
    const bool isKnown = std::any_of(columns().begin(), columns().end(), [&](const Column& column) { return name == column.name; });
    if (!isKnown) return Error{ErrorCode::InvalidArgument, fmt::format("{}:1: there is no column \"{}\"; there are {}", fileName, name, columnNames())};
    if (std::count(table.columns.begin(), table.columns.end(), name) > 1)
      return Error{ErrorCode::InvalidArgument, fmt::format("{}:1: the column \"{}\" is there twice", fileName, name)};
  }
  if (!has("prompt") && usual.prompt.empty()) return Error{ErrorCode::InvalidArgument, fmt::format("{}:1: the column \"prompt\" is missing", fileName)};
  if (!has("out") && folders.out.empty())
    return Error{ErrorCode::InvalidArgument, fmt::format("{}:1: the column \"out\" is missing; without it the files need a folder: --out-dir", fileName)};
  std::map<fs::path, std::string> taken;
  std::vector<BatchLine> lines;
  for (const auto& line : table.lines) {
    BatchLine made{fmt::format("{}:{}", fileName, line.number), usual, {}, {}};
    if (const auto ok = take(table, line, made); !ok) {
      made.fault = Error{ok.error().code, fmt::format("{}: {}", made.where, ok.error().message)};
    } else if (made.out.empty() && folders.out.empty()) {
      made.fault = Error{ErrorCode::InvalidArgument, fmt::format("{}: out: no file is named", made.where)};
    } else {
      if (made.out.empty()) made.out = fmt::format("{:04}.{}", line.number, folders.ending);
      made.out = seenFrom(folders.out.empty() ? folders.list : folders.out, made.out);
      // A style of the command itself is seen from where the command is given.
      const bool isOwn = has("style") && made.request.style.file != usual.style.file;
      if (isOwn && made.request.style.kind == StyleReference::Kind::File) made.request.style.file = seenFrom(folders.list, made.request.style.file);
      made.fault = faultOf(made, taken);
    }
    lines.push_back(std::move(made));
  }
  return lines;
}

Result<std::vector<BatchLine>> styleLines(const fs::path& styles, const GenerationRequest& usual, const BatchFolders& folders) {
  const auto files = motionFilesBelow(styles);
  if (!files) return files.error();
  if (files->empty()) return Error{ErrorCode::NotFound, fmt::format("{}: holds no motion file", styles.string())};
  std::map<fs::path, std::string> taken;
  std::vector<BatchLine> lines;
  for (const auto& file : *files) {
    BatchLine made{file.string(), usual, folders.out / file.lexically_relative(styles).replace_extension(folders.ending), {}};
    made.request.style = StyleReference::fromFile(file);
    made.fault = faultOf(made, taken);
    lines.push_back(std::move(made));
  }
  return lines;
}

}  // namespace app
