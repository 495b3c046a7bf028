#include "core/families/mdm/mdm_args.h"

#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>

namespace core::model {

namespace {

/// Reads keys one by one and keeps the first sentence that is wrong.
class Reader {
 public:
  Reader(const nlohmann::json& json, const std::string& name) : json_(json), name_(name) {}

  std::optional<std::string> word(const char* key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_string()) return fail(ErrorCode::ParseFailed, fmt::format("\"{}\" is no text", key)), std::nullopt;
    return value->get<std::string>();
  }
  std::optional<int> whole(const char* key, int low, int high) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    // Python may have written 50 as 50.0.
    const double number = value->is_number() ? value->get<double>() : -1e300;
    if (!(number >= low && number <= high) || number != static_cast<int>(number)) {
      return fail(ErrorCode::ParseFailed, fmt::format("\"{}\" is no whole number from {} to {}", key, low, high)), std::nullopt;
    }
    return static_cast<int>(number);
  }
  std::optional<double> share(const char* key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    const double number = value->is_number() ? value->get<double>() : -1.0;
    if (!(number >= 0.0 && number <= 1.0)) return fail(ErrorCode::ParseFailed, fmt::format("\"{}\" is no number from 0 to 1", key)), std::nullopt;
    return number;
  }
  std::optional<bool> isOn(const char* key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (!value->is_boolean()) return fail(ErrorCode::ParseFailed, fmt::format("\"{}\" is neither true nor false", key)), std::nullopt;
    return value->get<bool>();
  }
  /// A word that must be one of a few, where it is there.
  std::optional<std::string> oneOf(const char* key, std::initializer_list<const char*> known) {
    auto value = word(key);
    if (!value || std::find(known.begin(), known.end(), *value) != known.end()) return value;
    std::string list;
    for (const char* each : known) list += (list.empty() ? "" : " or ") + std::string(each);
    fail(ErrorCode::Unsupported, fmt::format("\"{}\" is \"{}\"; this program has {} only", key, value->substr(0, 80), list));
    return std::nullopt;
  }
  void refuse(const std::string& what) { fail(ErrorCode::Unsupported, what); }
  const std::optional<Error>& problem() const { return problem_; }

 private:
  const nlohmann::json* find(const char* key) const {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }
  void fail(ErrorCode code, const std::string& what) {
    if (!problem_) problem_ = Error{code, fmt::format("{}: {}", name_, what)};
  }

  const nlohmann::json& json_;
  const std::string& name_;
  std::optional<Error> problem_;
};

}  // namespace

Result<MdmArgs> parseMdmArgs(std::string_view text, const std::string& name) {
  constexpr int kMostSteps = 1000, kWidest = 8192, kMostLayers = 99;
  const auto json = base::parsedJson(text);
  if (!json.is_object()) return Error{ErrorCode::ParseFailed, fmt::format("{}: is no JSON object, as MDM's args.json is", name)};
  Reader read(json, name);
  MdmArgs args;
  read.oneOf("arch", {"trans_enc"});
  args.dataset = read.oneOf("dataset", {"humanml", "kit"}).value_or(args.dataset);
  read.oneOf("noise_schedule", {"cosine"});
  read.oneOf("text_encoder_type", {"clip"});
  if (read.isOn("unconstrained").value_or(false)) read.refuse("\"unconstrained\" is true; this program has models that read a text only");
  if (!read.isOn("sigma_small").value_or(true)) read.refuse("\"sigma_small\" is false; this program samples with the small variance only");
  for (const char* key : {"pred_len", "context_len"}) {
    if (read.whole(key, 0, 1'000'000).value_or(0) > 0) read.refuse(fmt::format("\"{}\" is set; this program does not complete prefixes", key));
  }
  args.diffusionSteps = read.whole("diffusion_steps", 2, kMostSteps).value_or(args.diffusionSteps);
  args.condMaskProb = read.share("cond_mask_prob").value_or(args.condMaskProb);
  args.masksFrames = read.isOn("mask_frames").value_or(args.masksFrames);
  args.usesAverage = read.isOn("use_ema");
  args.layers = read.whole("layers", 1, kMostLayers);
  args.latentDim = read.whole("latent_dim", 1, kWidest);
  if (read.problem()) return *read.problem();
  return args;
}

}  // namespace core::model
