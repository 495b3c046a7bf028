#include "core/services/take_actions.h"

#include "core/base/words.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/services/generation_limits.h"
#include "core/services/kept_stretches.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string_view>

namespace core::services {

namespace {

using document::TakeRequest;
using document::TakeSpan;

using motion::humanml3d::kFps;
constexpr double kUsualSeconds = 2.5;  // of an action that is added

double withinAction(double seconds) { return std::clamp(onFrame(seconds), limits::kSeconds.lowest, limits::kSeconds.highest); }
double lengthOf(const TakeSpan& action) { return action.end - action.start; }

/// One behind the other, as many as fit.
void lineUp(std::vector<TakeSpan>& actions) {
  const double most = limits::kPlanSeconds.highest;
  double at = 0.0;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (at > most - limits::kSeconds.lowest) {
      actions.resize(i);
      return;
    }
    const double length = std::min(withinAction(lengthOf(actions[i])), onFrame(most - at));
    actions[i].start = at;
    actions[i].end = at = onFrame(at + length);
  }
}

std::string promptOf(const std::vector<TakeSpan>& actions) {
  std::string text;
  for (const auto& action : actions) text += (&action == &actions.front() ? "" : "\n") + action.prompt;
  return text;
}

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (const auto line = base::trimmed(text.substr(0, end)); !line.empty()) lines.emplace_back(line);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

/// Of each of the lines the action that it was before, or -1.
std::vector<int> actionsBefore(const std::vector<TakeSpan>& before, const std::vector<std::string>& lines) {
  // Lines at both ends that stayed; what is between was edited, and keeps its lengths in order.
  std::size_t head = 0, tail = 0;
  const auto shared = std::min(before.size(), lines.size());
  while (head < shared && before[head].prompt == lines[head]) ++head;
  while (tail < shared - head && before[before.size() - 1 - tail].prompt == lines[lines.size() - 1 - tail]) ++tail;
  std::vector<int> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.size() - i <= tail)
      places.push_back(static_cast<int>(before.size() - (lines.size() - i)));
    else
      places.push_back(i < before.size() - tail ? static_cast<int>(i) : -1);
  }
  return places;
}

/// The actions that these lines say, with what is known of those that were there.
std::vector<TakeSpan> actionsOfLines(const std::vector<TakeSpan>& before, const std::vector<std::string>& lines, const std::vector<int>& places) {
  std::vector<TakeSpan> actions;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TakeSpan action;
    if (places[i] >= 0)
      action = before[static_cast<std::size_t>(places[i])];
    else if (!actions.empty())
      action.end = lengthOf(actions.back());
    else
      action.end = kUsualSeconds;
    action.prompt = lines[i];
    actions.push_back(std::move(action));
  }
  return actions;
}

/// All where they were; new ones behind them.
std::vector<int> samePlaces(std::size_t count) {
  std::vector<int> places(count);
  std::iota(places.begin(), places.end(), 0);
  return places;
}

/// from: as in carryKeeps().
void put(TakeRequest& request, std::vector<TakeSpan> actions, const std::vector<int>& from) {
  const auto before = actionsOf(request);
  lineUp(actions);
  setSpans(request, std::move(actions));
  carryKeeps(request, before, from);
}

}  // namespace

double onFrame(double seconds) { return std::round(seconds * kFps) / kFps; }

std::vector<TakeSpan> actionsOf(const TakeRequest& request) {
  if (!request.spans.empty()) return request.spans;
  return {{0.0, request.seconds, request.prompt, {}, {}}};
}

void setSpans(TakeRequest& request, std::vector<TakeSpan> spans) {
  if (spans.empty()) throw std::invalid_argument("a request needs an action");
  request.prompt = promptOf(spans);
  request.seconds = spans.back().end;
  request.spans.clear();
  if (spans.size() == 1) {
    // Its own style and strength are the request's.
    if (spans[0].style) request.style = *spans[0].style;
    if (spans[0].strength) request.guidance.styleWeight = *spans[0].strength;
    return;
  }
  request.spans = std::move(spans);
}

void setActions(TakeRequest& request, std::vector<TakeSpan> actions) {
  const auto from = samePlaces(actions.size());
  put(request, std::move(actions), from);
}

void setPromptText(TakeRequest& request, const std::string& text) {
  const auto lines = linesOf(text);
  if (lines.size() > 1 || !request.spans.empty()) {
    auto before = actionsOf(request);
    if (request.spans.empty()) {
      const auto old = linesOf(request.prompt);
      before.front().prompt = old.empty() ? std::string() : old.front();
    }
    const auto places = lines.empty() ? std::vector<int>{0} : actionsBefore(before, lines);
    auto actions = lines.empty() ? std::vector<TakeSpan>{before.front()} : actionsOfLines(before, lines, places);
    put(request, std::move(actions), places);
  }
  request.prompt = text;
}

std::pair<double, double> lengthLimits(const TakeRequest& request) {
  const auto count = static_cast<double>(std::max<std::size_t>(1, request.spans.size()));
  return {count * limits::kSeconds.lowest, std::min(count * limits::kSeconds.highest, count > 1.0 ? limits::kPlanSeconds.highest : limits::kSeconds.highest)};
}

void setLength(TakeRequest& request, double seconds) {
  const auto [least, most] = lengthLimits(request);
  const double wanted = std::clamp(onFrame(seconds), least, most);
  if (request.spans.empty()) {
    const auto before = actionsOf(request);
    request.seconds = wanted;
    return carryKeeps(request, before, {0});
  }
  const auto text = request.prompt;
  auto actions = request.spans;
  std::vector<double> lengths;
  for (const auto& action : actions) lengths.push_back(lengthOf(action));
  // What one cannot take the others do.
  for (int round = 0; round < 16; ++round) {
    double sum = 0.0;
    for (const double length : lengths) sum += length;
    if (std::abs(sum - wanted) < 0.5 / kFps) break;
    const double factor = wanted / sum;
    for (double& length : lengths) length = std::clamp(length * factor, limits::kSeconds.lowest, limits::kSeconds.highest);
  }
  double at = 0.0;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    actions[i].start = onFrame(at);
    at += lengths[i];
    actions[i].end = i + 1 == actions.size() ? wanted : onFrame(at);
  }
  setActions(request, std::move(actions));
  request.prompt = text;
}

void moveEnd(TakeRequest& request, std::size_t action, double seconds) {
  auto actions = actionsOf(request);
  auto& moved = actions.at(action);
  const auto& range = limits::kSeconds;
  double least = moved.start + range.lowest, most = moved.start + range.highest;
  if (action + 1 < actions.size()) {
    auto& next = actions[action + 1];
    least = std::max(least, next.end - range.highest);
    most = std::min(most, next.end - range.lowest);
    moved.end = next.start = std::clamp(onFrame(seconds), onFrame(least), onFrame(most));
  } else {
    moved.end = std::clamp(onFrame(seconds), onFrame(least), onFrame(std::min(most, limits::kPlanSeconds.highest)));
  }
  const auto text = request.prompt;
  setActions(request, std::move(actions));
  request.prompt = text;
}

bool addAction(TakeRequest& request, const std::string& text) {
  auto actions = actionsOf(request);
  const double at = actions.back().end, left = limits::kPlanSeconds.highest - at;
  if (left < limits::kSeconds.lowest) return false;
  actions.push_back({at, at + std::min(kUsualSeconds, left), text, {}, {}});
  setActions(request, std::move(actions));
  return true;
}

void removeAction(TakeRequest& request, std::size_t action) {
  auto actions = actionsOf(request);
  if (actions.size() < 2) return;
  auto from = samePlaces(actions.size());
  actions.erase(actions.begin() + static_cast<std::ptrdiff_t>(action));
  from.erase(from.begin() + static_cast<std::ptrdiff_t>(action));
  put(request, std::move(actions), from);
}

void dropActions(TakeRequest& request) {
  request.spans.clear();
  request.keeps.clear();
  request.seconds = std::clamp(request.seconds, limits::kSeconds.lowest, limits::kSeconds.highest);
}

}  // namespace core::services
