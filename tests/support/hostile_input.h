#pragma once

#include <QTest>

#include <sys/resource.h>
#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

// Files that are cut off, damaged or made to do harm: a reader may refuse them with one sentence, and nothing else.
// GESTO_HOSTILE_CASES=20000 tries that many for each reader, and cuts after every 97th byte; without it a small share. A case that was
// named is looked at again with GESTO_HOSTILE_FIRST=its number.
namespace tests {

inline int hostileCasesWanted() { return qEnvironmentVariableIntValue("GESTO_HOSTILE_CASES"); }

inline int hostileCasesFirst() { return std::max(0, qEnvironmentVariableIntValue("GESTO_HOSTILE_FIRST")); }

/// The error sentence of a reader, empty when it took the bytes.
using HostileReader = std::function<std::string(const std::string&)>;

/// Mostly one byte, up to eight, replaced, removed or doubled.
inline std::string damaged(std::string bytes, std::mt19937& random) {
  static constexpr char kNasty[] = {'\0', '\xff', '\x7f', '\x80', '9', '-', '{', '}', '"', '\n', ' ', 'e', ':'};
  const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % std::max<std::size_t>(1, most)); };
  // The head decides most: half of the damage goes there.
  const std::size_t changes = random() % 3 ? 1 : 1 + below(8);
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t at = below(random() % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 2000));
    switch (random() % 5) {
      case 0: bytes[at] = static_cast<char>(random()); break;
      case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8)); break;
      case 2: bytes[at] = kNasty[random() % sizeof kNasty]; break;
      case 3: bytes.erase(at, 1 + below(6)); break;
      default: bytes.insert(at, bytes.substr(at, 1 + below(6))); break;
    }
  }
  return bytes;
}

/// Samples that are cut off first, and damaged at random then. The same every time, and each by itself.
class HostileCases {
 public:
  /// smallShare: how many cases there are without the variable.
  HostileCases(std::vector<std::string> samples, int smallShare) : samples_(std::move(samples)) {
    const int wanted = hostileCasesWanted();
    for (std::size_t s = 0; s < samples_.size(); ++s) {
      const std::size_t size = samples_[s].size();
      const std::size_t step = wanted > 0 ? 97 : std::max<std::size_t>(97, size * samples_.size() / static_cast<std::size_t>(std::max(1, smallShare / 2)));
      for (std::size_t at = 0; at < size; at += step) cuts_.emplace_back(s, at);
    }
    count_ = std::max(static_cast<int>(cuts_.size()), wanted > 0 ? wanted : smallShare);
  }

  int count() const { return count_; }

  std::string at(int index) const {
    const auto k = static_cast<std::size_t>(index);
    if (k < cuts_.size()) return samples_[cuts_[k].first].substr(0, cuts_[k].second);
    std::mt19937 random(20260101u + static_cast<unsigned>(index));
    return damaged(samples_[random() % samples_.size()], random);
  }

 private:
  std::vector<std::string> samples_;
  std::vector<std::pair<std::size_t, std::size_t>> cuts_;  // sample, bytes
  int count_ = 0;
};

/// Processor time of this process and of the children that it has waited for: a busy machine must not make a case slow.
inline double processorMs() {
  double sum = 0.0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    ::getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) sum += 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
  }
  return sum;
}

struct HostileOutcome {
  int cases = 0, refused = 0;
  int died = 0;          // of the refused: those that ended the process which read them
  double slowestMs = 0;  // processor time
  int slowest = -1;      // which case
  std::string wrong;     // what broke the rules

  void add(int index, const std::string& sentence, double ms) {
    ++cases;
    if (ms > slowestMs) slowestMs = ms, slowest = index;
    if (sentence.empty()) return;
    ++refused;
    for (const char c : sentence)
      if (static_cast<unsigned char>(c) < 32) wrong = "case " + std::to_string(index) + ": a sentence of more than one line: " + sentence;
    if (sentence.size() > 600) wrong = "case " + std::to_string(index) + ": an endless sentence: " + sentence.substr(0, 600);
  }
};

inline HostileOutcome tryHostile(std::vector<std::string> samples, const HostileReader& read, int smallShare) {
  const HostileCases cases(std::move(samples), smallShare);
  HostileOutcome outcome;
  for (int i = hostileCasesFirst(); i < cases.count(); ++i) {
    const std::string bytes = cases.at(i);
    const double before = processorMs();
    const std::string sentence = read(bytes);
    outcome.add(i, sentence, processorMs() - before);
  }
  return outcome;
}

/// Of a core::Result.
template <class Result>
std::string sentenceOf(const Result& result) {
  if (result) return {};
  return result.error().message.empty() ? std::string("\n") : result.error().message;  // an empty sentence is no sentence
}

}  // namespace tests

#define VERIFY_OUTCOME(outcome)                                                                                                                        \
  do {                                                                                                                                                 \
    qInfo("%d cases, %d refused (%d ended the process that read them), slowest %.1f ms (case %d)", (outcome).cases, (outcome).refused, (outcome).died, \
          (outcome).slowestMs, (outcome).slowest);                                                                                                     \
    QVERIFY2((outcome).wrong.empty(), (outcome).wrong.c_str());                                                                                        \
    QVERIFY2((outcome).slowestMs < 10'000, "one case took too long");                                                                                  \
  } while (false)
