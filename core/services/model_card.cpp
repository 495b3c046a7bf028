#include "core/services/model_card.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace core::services {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* kEnding = ".safetensors";
constexpr std::size_t kLongestName = 60;

fs::path beside(fs::path model, const char* ending) { return model.replace_extension(ending); }

fs::path fileIn(const fs::path& folder, const std::string& name) { return folder / (name + kEnding); }

std::string textOr(const std::string& text, const char* otherwise) { return text.empty() ? std::string(otherwise) : text; }

std::string markdownOf(const ModelCard& card) {
  std::string text = fmt::format("# {}\n\n{}\n\n", card.title, card.origin);
  text += fmt::format("**Licence of the training data:** {}\n\n", textOr(card.dataLicence, "not known"));
  if (!card.made.empty()) text += fmt::format("**Made:** {}\n\n", card.made);
  if (!card.parts.empty()) {
    text += "| part | recipe | from | data | seed | updates |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const auto& part : card.parts) {
      text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", part.name, textOr(part.recipe, "–"), textOr(part.run, "–"), textOr(part.data, "–"),
                          part.updates > 0 ? std::to_string(part.seed) : "–", part.updates > 0 ? std::to_string(part.updates) : "–");
    }
    for (const auto& part : card.parts) {
      if (part.validation.empty()) continue;
      text += fmt::format("\nThe last numbers of *{}* on clips that it was not trained on:\n\n", part.name);
      for (const auto& [name, value] : part.validation) text += fmt::format("- {}: {:.4g}\n", name, value);
    }
  }
  for (const auto& remark : card.remarks) text += fmt::format("\n{}\n", remark);
  return text;
}

// MODEL.json, for programs.
Result<ModelCard> readFacts(const fs::path& model) {
  ModelCard card;
  card.title = model.stem().string();
  const auto file = beside(model, ".json");
  const auto bytes = base::readWholeFile(file, 1 << 20);
  if (!bytes && bytes.error().code != ErrorCode::NotFound) return bytes.error();
  if (bytes) {
    const auto json = base::parsedJson<ordered_json>(*bytes);
    if (!json.is_object()) return Error{ErrorCode::ParseFailed, fmt::format("{}: this is not the card of a model", file.string())};
    try {
      card.title = json.value("title", card.title);
      card.dataLicence = json.value("dataLicence", "");
      card.origin = json.value("origin", "");
      card.made = json.value("made", "");
      card.remarks = json.value("remarks", std::vector<std::string>());
      if (json.contains("parts")) {
        for (const auto& [name, part] : json["parts"].items()) {
          card.parts.push_back({name, part.value("recipe", ""), part.value("run", ""), part.value("data", ""), part.value("seed", std::uint64_t{0}),
                                part.value("updates", std::int64_t{0}), part.value("validation", std::map<std::string, double>())});
        }
      }
    } catch (const nlohmann::json::exception& error) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), error.what())};
    }
  }
  return card;
}

}  // namespace

fs::path modelFile(const ModelFolders& folders, const std::string& model) {
  if (model.ends_with(kEnding)) return model;
  const auto shipped = fileIn(folders.shipped, model == "default" ? kDefaultModel : model);
  std::error_code ignored;
  if (folders.own.empty() || fs::exists(shipped, ignored)) return shipped;
  const auto own = fileIn(folders.own, model);
  return fs::exists(own, ignored) ? own : shipped;
}

std::string dataLicenceOf(const ModelFolders& folders, const std::string& model) {
  const auto card = readFacts(modelFile(folders, model));
  return card ? card->dataLicence : std::string();
}

Result<void> checkModelName(const ModelFolders& folders, const std::string& name) {
  const auto refused = [&](const std::string& why) { return Error{ErrorCode::InvalidArgument, fmt::format("a model cannot be called \"{}\": {}", name, why)}; };
  if (name.find_first_not_of(' ') == std::string::npos) return Error{ErrorCode::InvalidArgument, "the model needs a name"};
  if (base::characterCount(name) > kLongestName) return refused(fmt::format("{} characters are the most", kLongestName));
  if (name.front() == ' ' || name.back() == ' ' || name.front() == '.') return refused("it begins or ends with a blank or a dot");
  if (name.ends_with(kEnding)) return refused("that is the ending of its file");
  // Bytes above 127 are letters of other scripts; a comma or a colon means something where models are listed.
  const auto isFine = [](char c) {
    return static_cast<unsigned char>(c) > 127 || std::isalnum(static_cast<unsigned char>(c)) || std::string_view(" -_.()").find(c) != std::string_view::npos;
  };
  if (!std::all_of(name.begin(), name.end(), isFine)) return refused("letters, digits, blanks and - _ . ( ) are what a name is made of");
  std::error_code ignored;
  if (name == "default" || fs::exists(fileIn(folders.shipped, name), ignored)) return refused("a model that ships has this name");
  if (!folders.own.empty() && fs::exists(fileIn(folders.own, name), ignored)) return refused("there is one already");
  return {};
}

Result<ModelCard> readModelCard(const fs::path& model) {
  auto card = readFacts(model);
  if (!card) return card;
  if (auto text = base::readWholeFile(beside(model, ".md"), 1 << 20)) card->text = std::move(*text);
  return card;
}

Result<void> writeModelCard(const fs::path& model, const ModelCard& card) {
  ordered_json json = {{"title", card.title}, {"dataLicence", card.dataLicence}, {"origin", card.origin}, {"made", card.made}};
  if (!card.remarks.empty()) json["remarks"] = card.remarks;
  for (const auto& part : card.parts) {
    ordered_json entry = {{"recipe", part.recipe}, {"run", part.run}, {"data", part.data}};
    if (part.updates > 0) entry.update({{"seed", part.seed}, {"updates", part.updates}});
    if (!part.validation.empty()) entry["validation"] = part.validation;
    json["parts"][part.name] = std::move(entry);
  }
  std::error_code ignored;
  const auto file = beside(model, ".json"), text = beside(model, ".md");
  if (!fs::exists(file, ignored)) {
    if (auto ok = base::writeFileAtomically(file, base::jsonText(json, 2) + "\n"); !ok) return ok;
  }
  if (fs::exists(text, ignored)) return {};
  return base::writeFileAtomically(text, markdownOf(card));
}

std::vector<fs::path> modelFiles(const fs::path& model) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const char* ending : {kEnding, ".json", ".md", ".words.json"})
    if (const auto file = beside(model, ending); fs::exists(file, ignored)) files.push_back(file);
  return files;
}

Result<void> renameModel(const ModelFolders& folders, const std::string& from, const std::string& to) {
  if (auto ok = checkModelName(folders, to); !ok) return ok;
  const auto model = fileIn(folders.own, from), target = fileIn(folders.own, to);
  std::error_code code;
  if (folders.own.empty() || !fs::exists(model, code)) return Error{ErrorCode::NotFound, fmt::format("{}: there is no such model", model.string())};
  // Read before anything moves: a card whose title was the name takes the new one.
  auto card = readModelCard(model);
  std::vector<std::pair<fs::path, fs::path>> moved;
  for (const auto& file : modelFiles(model)) {
    const auto ending = file.filename().string().substr(from.size());
    const auto other = folders.own / (to + ending);
    fs::rename(file, other, code);
    if (!code) {
      moved.emplace_back(file, other);
      continue;
    }
    for (const auto& [before, after] : moved) {
      std::error_code ignored;
      fs::rename(after, before, ignored);
    }
    return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", file.string(), code.message())};
  }
  if (!card || card->title != from || card->origin.empty()) return {};
  for (const char* ending : {".json", ".md"}) fs::remove(beside(target, ending), code);
  card->title = to;
  return writeModelCard(target, *card);
}

}  // namespace core::services
