#include "core/report/votes.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace core::metrics {

namespace {

constexpr std::uint64_t kMostVotes = std::uint64_t{16} << 20;
constexpr int kRounds = 500;
constexpr double kStill = 1e-10;

const char* wordOf(Vote::Choice choice) { return choice == Vote::Choice::First ? "first" : choice == Vote::Choice::Second ? "second" : "same"; }

std::optional<Vote> voteOf(const std::string& line) {
  const auto json = base::parsedJson(line);
  if (!json.is_object()) return {};
  try {
    Vote vote{json.at("first").get<std::string>(), json.at("second").get<std::string>(), Vote::Choice::Same, json.value("prompt", ""),
              json.value("time", std::int64_t{0})};
    const auto choice = json.at("choice").get<std::string>();
    if (choice == "first")
      vote.choice = Vote::Choice::First;
    else if (choice == "second")
      vote.choice = Vote::Choice::Second;
    else if (choice != "same")
      return {};
    return vote;
  } catch (const nlohmann::json::exception&) {
    return {};
  }
}

using Matrix = std::vector<std::vector<double>>;

double chance(double a, double b) { return 1.0 / (1.0 + std::exp(b - a)); }

/// Of a symmetric matrix with a positive diagonal, by Gauss and Jordan with pivots.
Matrix inverted(Matrix matrix) {
  const std::size_t n = matrix.size();
  Matrix inverse(n, std::vector<double>(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) inverse[i][i] = 1.0;
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t i = column + 1; i < n; ++i)
      if (std::abs(matrix[i][column]) > std::abs(matrix[pivot][column])) pivot = i;
    std::swap(matrix[column], matrix[pivot]);
    std::swap(inverse[column], inverse[pivot]);
    const double scale = matrix[column][column];
    for (std::size_t j = 0; j < n; ++j) {
      matrix[column][j] /= scale;
      inverse[column][j] /= scale;
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (i == column) continue;
      const double factor = matrix[i][column];
      for (std::size_t j = 0; j < n; ++j) {
        matrix[i][j] -= factor * matrix[column][j];
        inverse[i][j] -= factor * inverse[column][j];
      }
    }
  }
  return inverse;
}

/// How many components the rows fall into that votes join; each adds a direction in which nothing is known.
std::vector<std::size_t> componentsOf(const Matrix& games) {
  std::vector<std::size_t> component(games.size());
  for (std::size_t i = 0; i < component.size(); ++i) component[i] = i;
  for (std::size_t round = 0; round < games.size(); ++round)
    for (std::size_t i = 0; i < games.size(); ++i)
      for (std::size_t j = 0; j < games.size(); ++j)
        if (games[i][j] > 0.0) component[i] = std::min(component[i], component[j]);
  return component;
}

}  // namespace

Result<std::vector<Vote>> readVotes(const std::filesystem::path& file) {
  std::vector<Vote> votes;
  std::error_code code;
  if (!std::filesystem::exists(file, code)) return votes;
  const auto text = base::readWholeFile(file, kMostVotes);
  if (!text) return text.error();
  int number = 0;
  for (std::size_t start = 0; start < text->size();) {
    const auto end = text->find('\n', start);
    const auto line = text->substr(start, end == std::string::npos ? end : end - start);
    ++number;
    if (!line.empty()) {
      auto vote = voteOf(line);
      if (!vote && end == std::string::npos) break;
      if (!vote) return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: is no vote", file.string(), number)};
      votes.push_back(std::move(*vote));
    }
    if (end == std::string::npos) break;
    start = end + 1;
  }
  return votes;
}

Result<void> writeVotes(const std::filesystem::path& file, std::span<const Vote> votes) {
  std::string text;
  for (const auto& vote : votes) {
    const nlohmann::ordered_json json = {{"first", vote.first}, {"second", vote.second}, {"choice", wordOf(vote.choice)}, {"prompt", vote.prompt}, {"time", vote.time}};
    text += base::jsonText(json) + "\n";
  }
  return base::writeFileAtomically(file, text);
}

double Preference::share() const { return chance(strength, 0.0); }

std::vector<Preference> bradleyTerry(std::span<const Vote> votes) {
  std::map<std::string, std::size_t> places;
  std::vector<Preference> rows;
  const auto placeOf = [&](const std::string& name) {
    const auto [found, isNew] = places.emplace(name, rows.size());
    if (isNew) rows.push_back({name, 0, 0.0, 0.0, 0.0});
    return found->second;
  };
  for (const auto& vote : votes) {
    if (vote.first == vote.second) continue;
    placeOf(vote.first);
    placeOf(vote.second);
  }
  const std::size_t n = rows.size();
  Matrix wins(n, std::vector<double>(n, 0.0)), games = wins;
  for (const auto& vote : votes) {
    if (vote.first == vote.second) continue;
    const auto a = placeOf(vote.first), b = placeOf(vote.second);
    const double share = vote.choice == Vote::Choice::First ? 1.0 : vote.choice == Vote::Choice::Second ? 0.0 : 0.5;
    wins[a][b] += share;
    wins[b][a] += 1.0 - share;
    games[a][b] += 1.0;
    games[b][a] += 1.0;
    rows[a].wins += share;
    rows[b].wins += 1.0 - share;
    ++rows[a].votes;
    ++rows[b].votes;
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (games[i][j] > 0.0) {
        wins[i][j] += 0.5;
        games[i][j] += 1.0;
      }
  // Zermelo's iteration, on the logarithms.
  std::vector<double> strength(n, 0.0);
  for (int round = 0; round < kRounds; ++round) {
    double moved = 0.0;
    auto next = strength;
    for (std::size_t i = 0; i < n; ++i) {
      double won = 0.0, met = 0.0;
      for (std::size_t j = 0; j < n; ++j) {
        won += wins[i][j];
        met += games[i][j] / (std::exp(strength[i]) + std::exp(strength[j]));
      }
      next[i] = std::log(won / met);
    }
    double mean = 0.0;
    for (const double one : next) mean += one / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
      next[i] -= mean;
      moved = std::max(moved, std::abs(next[i] - strength[i]));
    }
    strength = std::move(next);
    if (moved < kStill) break;
  }
  // The likelihood says nothing of a shift of a whole component: that direction is filled in, and taken out again by the mean of the component being known.
  Matrix curvature(n, std::vector<double>(n, 0.0));
  const auto component = componentsOf(games);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (component[i] == component[j]) curvature[i][j] += 1.0;
      if (i == j || games[i][j] == 0.0) continue;
      const double p = chance(strength[i], strength[j]), weight = games[i][j] * p * (1.0 - p);
      curvature[i][i] += weight;
      curvature[i][j] -= weight;
    }
  }
  const auto spread = inverted(std::move(curvature));
  for (std::size_t i = 0; i < n; ++i) {
    const auto size = static_cast<double>(std::count(component.begin(), component.end(), component[i]));
    rows[i].strength = strength[i];
    rows[i].halfWidth = 1.96 * std::sqrt(std::max(0.0, spread[i][i] - 1.0 / (size * size)));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Preference& a, const Preference& b) { return a.strength > b.strength; });
  return rows;
}

}  // namespace core::metrics
