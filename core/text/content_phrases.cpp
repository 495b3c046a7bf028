#include "core/text/content_phrases.h"

#include <array>
#include <map>

namespace core::text {

namespace {

// Predicates in the third person; "{left}" forms are spelled out so that the table can be read and searched.
const std::map<std::string, std::vector<std::string>, std::less<>>& table() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> phrases = {
      {"walk",
       {"walks forward", "walks", "is walking", "is walking forward", "walks straight ahead", "strolls forward", "takes several steps forward",
        "walks ahead at a normal pace", "moves forward on foot", "goes for a walk", "walks in a straight line", "paces forward", "marches ahead",
        "walks across the room"}},
      {"run",
       {"runs forward", "runs", "is running", "is running forward", "jogs forward", "jogs", "runs straight ahead", "is jogging", "runs in a straight line",
        "sprints ahead", "goes for a run", "runs across the field"}},
      {"dash",
       {"dashes forward at full speed", "sprints forward", "sprints", "runs as fast as possible", "rushes forward", "dashes ahead", "races forward very fast",
        "bolts ahead"}},
      {"walk-back",
       {"walks backward", "walks backwards", "is walking backward", "steps backward", "backs up", "moves backwards on foot", "backs away slowly",
        "takes several steps back", "retreats walking"}},
      {"walk-left", {"walks to the left", "sidesteps to the left", "walks sideways to the left", "steps left", "moves to the left side", "shuffles to the left"}},
      {"walk-right", {"walks to the right", "sidesteps to the right", "walks sideways to the right", "steps right", "moves to the right side", "shuffles to the right"}},
      {"walk-turn-left",
       {"walks and turns left", "walks forward then turns left", "turns left while walking", "walks and makes a left turn", "is walking and turning to the left",
        "walks in a curve to the left", "walks, turns around to the left and walks back", "takes a left turn on a walk", "walks counterclockwise"}},
      {"walk-turn-right",
       {"walks and turns right", "walks forward then turns right", "turns right while walking", "walks and makes a right turn", "is walking and turning to the right",
        "walks in a curve to the right", "walks, turns around to the right and walks back", "takes a right turn on a walk", "walks clockwise"}},
      {"raise-up-both-hands",
       {"raises both hands", "raises both arms", "lifts both hands up", "lifts both arms above the head", "puts both hands up in the air", "puts their hands up",
        "raises up both hands", "holds both arms up high", "reaches up with both hands", "throws both arms in the air"}},
      {"raise-up-left-hand",
       {"raises the left hand", "raises their left arm", "lifts the left hand up", "lifts the left arm above the head", "puts the left hand up in the air",
        "raises up the left hand", "holds the left arm up high", "reaches up with the left hand"}},
      {"raise-up-right-hand",
       {"raises the right hand", "raises their right arm", "lifts the right hand up", "lifts the right arm above the head", "puts the right hand up in the air",
        "raises up the right hand", "holds the right arm up high", "reaches up with the right hand"}},
      {"wave-both-hands",
       {"waves both hands", "waves with both hands", "waves both arms", "is waving with both arms", "waves both hands in the air",
        "swings both raised hands from side to side", "greets with both hands waving"}},
      {"wave-left-hand",
       {"waves the left hand", "waves with the left hand", "waves their left arm", "is waving with the left hand", "waves hello with the left hand",
        "says hello waving the left hand", "swings the left hand from side to side"}},
      {"wave-right-hand",
       {"waves the right hand", "waves with the right hand", "waves their right arm", "is waving with the right hand", "waves hello with the right hand",
        "says hello waving the right hand", "waves", "waves hello", "swings the right hand from side to side"}},
      {"bow", {"bows", "is bowing", "takes a bow", "bows politely", "bends forward in a bow", "bows down in greeting"}},
      {"bye", {"waves goodbye", "says goodbye", "waves bye with one hand", "is waving goodbye", "waves farewell"}},
      {"byebye", {"waves goodbye with both arms", "says goodbye waving both arms", "waves bye with both hands", "waves farewell with both arms"}},
      {"call", {"calls out to someone", "calls someone over", "shouts to someone far away", "calls out"}},
      {"dance-short", {"dances", "is dancing", "performs a short dance", "does a little dance"}},
      {"guide", {"gestures to show someone the way", "shows the way", "guides someone with a gesture", "points out the way", "ushers someone along"}},
      {"kick", {"kicks", "is kicking", "does a kick", "kicks forward", "performs a kick"}},
      {"punch", {"punches", "throws a punch", "is punching", "does a punch", "punches forward"}},
      {"respond", {"responds to someone", "answers someone with a gesture", "reacts to someone"}},
      {"slash", {"slashes with a weapon", "swings a sword", "cuts with a sword", "slashes downward"}},
  };
  return phrases;
}

constexpr std::array<const char*, 9> kSubjects = {"a person", "the person", "someone", "a man", "a woman", "a figure", "a character", "the figure", "a human"};

}  // namespace

std::vector<std::string> contentPhrases(std::string_view content) {
  const auto found = table().find(content);
  if (found == table().end()) return {};
  std::vector<std::string> sentences;
  for (const auto& predicate : found->second) sentences.push_back("a person " + predicate);
  return sentences;
}

std::string randomContentCaption(std::string_view content, base::RandomStream& random) {
  const auto found = table().find(content);
  if (found == table().end()) return {};
  const auto& predicate = found->second[random.below(found->second.size())];
  // The plain subject is by far the most common one in captions.
  const std::string subject = random.uniform() < 0.5 ? kSubjects[0] : kSubjects[random.below(kSubjects.size())];
  return subject + " " + predicate;
}

std::vector<std::string> phrasedContents() {
  std::vector<std::string> labels;
  for (const auto& [label, phrases] : table()) labels.push_back(label);
  return labels;
}

}  // namespace core::text
