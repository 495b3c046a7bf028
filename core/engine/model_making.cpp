#include "core/engine/model_making.h"

#include "core/base/words.h"
#include "core/dataset/dataset_summary.h"
#include "core/engine/model_library.h"
#include "core/model_import/model_import.h"
#include "core/services/training_runs.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace core::engine {

namespace {

namespace fs = std::filesystem;
using services::CardPart;
using services::ModelCard;

std::string today() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

// How a card's licence begins.
constexpr std::pair<dataset::Terms, std::string_view> kTermsInWords[] = {{dataset::Terms::ShareAlike, "open for commercial use, share alike"},
                                                                         {dataset::Terms::Commercial, "open for commercial use"},
                                                                         {dataset::Terms::NonCommercial, "non-commercial"}};

// "non-commercial; trained on CMU (free)": what may be done by the strictest terms, and what a model or a data set says, each sentence once.
class Licences {
 public:
  void add(std::optional<dataset::Terms> terms, const std::string& licence) {
    if (!terms)
      isAllKnown_ = false;
    else
      terms_ = std::max(terms_.value_or(*terms), *terms);
    if (!licence.empty() && known_.insert(licence).second) text_ += (text_.empty() ? "" : "; ") + licence;
  }
  // Of a card, which begins with its terms.
  void addCard(std::string_view licence) {
    for (const auto& [terms, words] : kTermsInWords) {
      if (!licence.starts_with(words) || (licence.size() > words.size() && licence[words.size()] != ';')) continue;
      licence.remove_prefix(words.size());
      return add(terms, std::string(base::trimmed(licence, "; ")));
    }
    add({}, std::string(licence));
  }
  void addUnknown() { isAllKnown_ = false; }
  std::string text() const {
    // Nothing is promised where a part does not say; that it forbids work is known from one part.
    if (!terms_ || (!isAllKnown_ && *terms_ != dataset::Terms::NonCommercial)) return text_;
    const auto words = std::find_if(std::begin(kTermsInWords), std::end(kTermsInWords), [&](const auto& item) { return item.first == *terms_; })->second;
    return std::string(words) + (text_.empty() ? "" : "; ") + text_;
  }

 private:
  std::set<std::string> known_;
  std::string text_;
  std::optional<dataset::Terms> terms_;
  bool isAllKnown_ = true;
};

void addDataLicence(const CardPart& part, const fs::path& data, Licences& licences, std::set<std::string>& remarks) {
  const auto summary = dataset::summarizeDataset(data);
  if (!summary) {
    licences.addUnknown();
    remarks.insert(fmt::format("The licence of the data set {} is not known: its folder is not there any more, or cannot be read.", part.data));
    return;
  }
  for (const auto& [source, licence] : summary->licences) licences.add(summary->terms, fmt::format("{} ({})", source, licence.empty() ? "licence not known" : licence));
}

CardPart partOf(const std::string& name, const fs::path& file, Licences& licences, std::set<std::string>& remarks) {
  CardPart part;
  part.name = name;
  const auto header = model::readSafetensorsMetadata(file);
  const auto told = [&](const char* key) {
    const auto found = header ? header->find(key) : model::TensorMetadata::const_iterator();
    return header && found != header->end() ? found->second : std::string();
  };
  part.recipe = told("recipe");
  const auto numberOf = [](const std::string& text) {
    return text.empty() || text.size() > 18 || text.find_first_not_of("0123456789") != std::string::npos ? 0LL : std::stoll(text);
  };
  part.updates = numberOf(told("step"));
  part.seed = static_cast<std::uint64_t>(numberOf(told("seed")));
  const auto run = services::readRun(file.parent_path());
  if (!run) {
    // A model that gives a part, or weights that somebody carried here.
    part.run = file.stem().string() == "weights" ? file.parent_path().filename().string() : file.stem().string();
    if (const auto card = services::readModelCard(file); card && !card->dataLicence.empty()) {
      licences.addCard(card->dataLicence);
      return part;
    }
    licences.addUnknown();
    remarks.insert(fmt::format("The licence of what {} was trained on is not known.", name));
    return part;
  }
  part.run = run->folder.filename().string();
  for (const auto& [curve, points] : run->log.curves) {
    constexpr std::string_view kValidation = "validation: ";
    if (curve.starts_with(kValidation) && !points.empty()) part.validation[curve.substr(kValidation.size())] = points.back().value;
  }
  if (!run->record) {
    licences.addUnknown();
    remarks.insert(fmt::format("The run of {} does not tell its data set.", name));
    return part;
  }
  auto data = run->record->data;
  if (!data.has_filename()) data = data.parent_path();
  part.data = data.filename().string();
  addDataLicence(part, data, licences, remarks);
  return part;
}

// Written under another name until it is known to load; goes away by itself otherwise.
class Draft {
 public:
  explicit Draft(const fs::path& out) : out_(out), file_(out.parent_path() / fmt::format(".{}.part.safetensors", out.stem().string())) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;
    fs::remove(file_, ignored);
  }
  const fs::path& file() const { return file_; }
  Result<void> keep() {
    std::error_code code;
    fs::rename(file_, out_, code);
    if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", out_.string(), code.message())};
    return {};
  }

 private:
  fs::path out_, file_;
};

Result<void> makeFolderOf(const fs::path& file) {
  if (file.extension() != ".safetensors") return Error{ErrorCode::InvalidArgument, fmt::format("{}: a model's file ends in .safetensors", file.string())};
  std::error_code code;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", file.parent_path().string(), code.message())};
  return {};
}

Error stopped() { return {ErrorCode::Cancelled, "stopped by the user"}; }

// Sentences name the file that the person asked for.
Error renamed(Error error, const fs::path& draft, const fs::path& out) {
  if (const auto at = error.message.find(draft.string()); at != std::string::npos) error.message.replace(at, draft.string().size(), out.string());
  return error;
}

}  // namespace

std::vector<services::BundlingInfo> bundlingsOf(const families::FamilyTable& families) {
  std::vector<services::BundlingInfo> all;
  for (const auto& family : families) {
    for (const auto& bundling : family.bundlings) {
      services::BundlingInfo info{family.name, bundling.title.empty() ? family.title : bundling.title, {}, bundling.takesModels};
      for (const auto& part : bundling.parts) info.parts.push_back({part.name, part.recipe});
      all.push_back(std::move(info));
    }
  }
  return all;
}

Result<services::BundleReport> bundleModel(const services::BundleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                           const families::FamilyTable& families) {
  const auto family = std::find_if(families.begin(), families.end(), [&](const auto& one) { return one.name == request.family && !one.bundlings.empty(); });
  if (family == families.end()) return Error{ErrorCode::InvalidArgument, fmt::format("models of the family \"{}\" are not joined of parts", request.family)};
  services::BundleReport report;
  report.file = request.out;
  Licences licences;
  std::set<std::string> remarks;
  const auto& bundling = families::bundlingFor(*family, [&](const std::string& part) { return request.files.contains(part); });
  for (const auto& part : bundling.parts) {
    const auto file = request.files.find(part.name);
    if (file == request.files.end() || file->second.empty()) return Error{ErrorCode::InvalidArgument, fmt::format("the part {} is missing", part.name)};
    report.card.parts.push_back(partOf(part.name, file->second, licences, remarks));
  }
  report.card.title = request.name.empty() ? request.out.stem().string() : request.name;
  report.card.dataLicence = licences.text();
  report.card.origin = fmt::format("A model of the family {}, joined from trained parts.", family->title);
  report.card.made = today();
  report.card.remarks.assign(remarks.begin(), remarks.end());
  if (auto ok = makeFolderOf(request.out); !ok) return ok.error();
  Draft draft(request.out);
  progress({"joining the parts", 0, 2});
  if (auto written = bundling.write(request.files, draft.file()); !written) return renamed(written.error(), draft.file(), request.out);
  if (stop.stop_requested()) return stopped();
  // What was written must load: a part of another size or kind is found here and not on a person's desk.
  progress({"reading it back", 1, 2});
  ModelLibrary library(request.out.parent_path(), families);
  const auto model = library.load(draft.file().string());
  if (!model) return renamed(model.error(), draft.file(), request.out);
  report.styles = (*model)->styles().size();
  report.hash = (*model)->facts().hash;
  if (stop.stop_requested()) return stopped();
  if (auto kept = draft.keep(); !kept) return kept.error();
  std::error_code ignored;
  report.bytes = fs::file_size(request.out, ignored);
  if (auto told = services::writeModelCard(request.out, report.card); !told) return told.error();
  progress({"joined", 2, 2});
  return report;
}

Result<services::ImportReport> importToModel(const services::ImportRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                             const families::FamilyTable& families) {
  if (auto ok = makeFolderOf(request.out); !ok) return ok.error();
  Draft draft(request.out);
  progress({"reading the files", 0, 0});
  const auto read = model::importModel({request.files, request.kind}, families::importKinds(families), draft.file());
  if (!read) return renamed(read.error(), draft.file(), request.out);
  if (stop.stop_requested()) return stopped();
  services::ImportReport report;
  report.kind = read->kind;
  ModelCard card;
  for (const auto& [part, file] : read->parts) {
    report.found.push_back(fmt::format("{} from {}", part, file.filename().string()));
    card.parts.push_back({part, "", file.filename().string(), "", 0, 0, {}});
  }
  report.missing = read->missing;
  report.missing.insert(report.missing.end(), read->misshaped.begin(), read->misshaped.end());
  report.leftOut = read->extra;
  report.remarks = read->remarks;
  report.tensors = read->tensors;
  if (!read->isComplete()) return report;
  ModelLibrary library(request.out.parent_path(), families);
  const auto entry = library.find(draft.file().string());
  report.isModel = entry.ok();
  if (!report.isModel) return report;
  // Its header is right; what it holds must be so too.
  const auto model = library.load(draft.file().string());
  if (!model) return renamed(model.error(), draft.file(), request.out);
  if (stop.stop_requested()) return stopped();
  if (auto kept = draft.keep(); !kept) return kept.error();
  report.isWritten = true;
  card.title = request.out.stem().string();
  card.origin = fmt::format("A published {} model, imported from its authors' files.", entry->family->title);
  card.made = today();
  card.remarks = report.remarks;
  card.remarks.push_back("The licence is that of the published files: see where they came from.");
  if (auto told = services::writeModelCard(request.out, card); !told) return told.error();
  return report;
}

}  // namespace core::engine
