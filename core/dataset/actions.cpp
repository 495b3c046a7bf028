#include "core/dataset/actions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <span>

namespace core::dataset {

namespace {

struct Action {
  const char* name;
  const char* patterns;  // separated by '|'; a blank between words, '*' at the end of a word for any ending, '~' for up to three words between
};

// A sentence may name many actions.
constexpr Action kActions[] = {
    {"walk", "walk*|stroll*|march*|pace|paces|pacing|wander*|strut*|stride*|striding|tiptoe*|steps forward|step forward|takes ~ steps"},
    {"run", "run|runs|running|ran|jog*|sprint*|dash|dashes|dashing|races forward"},
    {"walk backward", "backward*|steps back|step back|backs up|backs away|stepping back"},
    {"sidestep",
     "sidestep*|side step*|sideways|side steps|steps to the left|steps to the right|steps to their left|steps to their right|shuffles to the left|"
     "shuffles to the right|walks to the left|walks to the right|step to the left|step to the right"},
    {"turn", "turn|turns|turning|turned|spin*|spun|pivot*|rotate*|rotating|twirl*"},
    {"turn back", "turn* around|turns back|180|walks back|turns and walks back|about face|comes back|returns to|goes back"},
    {"circle", "circle|circles|circular|circling|clockwise|counterclockwise|curve*|curving|arc"},
    {"jump", "jump|jumps|jumping|jumped|leap*|bounces|bouncing"},
    {"hop", "hop|hops|hopping|hopped|hoping"},
    {"skip", "skip|skips|skipping|skipped|gallop*"},
    {"jumping jack", "jumping jack*|jumping jacks|star jump*"},
    {"kick", "kick*"},
    {"punch", "punch*|boxing|person boxes|man boxes|someone boxes|shadow box*|jab|jabs|jabbing|uppercut*|upper cut*|spar|sparring|throws ~ punch*|right hook|left hook"},
    {"dance", "danc*|waltz*|ballet|salsa|charleston|breakdanc*|break danc*|cha cha|jive"},
    {"throw", "throw|throws|throwing|threw|toss*|pitch|pitches|pitching|hurl*|free throw|basketball shot"},
    {"catch", "catch*|caught"},
    {"crawl", "crawl*|hands and knees|on all fours|all fours"},
    {"climb", "climb*|ladder|clamber*"},
    {"stairs", "stair*|upstairs|downstairs|steps up|step up|steps down|platform"},
    {"pick up",
     "pick ~ up|picks ~ up|picking ~ up|picked ~ up|pick* something|lifts ~ off|lifts ~ from|lift* a box|lifts ~ box|grabs ~ off|grabs ~ from|retriev*|scoop*"},
    {"put down", "puts ~ down|put ~ down|putting ~ down|sets ~ down|places ~ on|place ~ on|puts something on|deposit*|lowers a box"},
    {"grab", "grab|grabs|grabbing|grasp*|takes something|reaches up and takes"},
    {"carry", "carry*|carries|carried|carrying|holding a box"},
    {"push", "push|pushes|pushing|pushed|shove*"},
    {"pull", "pull|pulls|pulling|pulled|drag|drags|dragging|tug*"},
    {"squat", "squat*"},
    {"crouch", "crouch*|ducks|duck|ducking|hunch* down|gets low|low to the ground"},
    {"sneak", "sneak*|tiptoe*|creep*|stealth*|quietly"},
    {"bend", "bend|bends|bending|bent|leans down|leaning down|leans over|stoop*"},
    {"lie", "lie|lies|lying|lays|laying|lays down|on the back|on ~ stomach|on ~ belly|sleep*|lie down"},
    {"get up",
     "gets up|get up|getting up|got up|gets back up|stand* back up|stands up from|gets to ~ feet|rises|rising from|stand up from|stands up|stand up|standing up"},
    {"sit", "sit|sits|sitting|sat|seat|seated|take* a seat"},
    {"kneel", "kneel*|knelt|on one knee|on his knees|on her knees|on their knees|on both knees|to one knee|to his knees|to their knees|drops to ~ knees"},
    {"fall", "fall|falls|falling|fell|collapse*|trips and|knocked down"},
    {"stumble", "stumbl*|trip|trips|tripping|stagger*|sway*|lose* ~ balance|losing ~ balance|drunk*|wobbl*"},
    {"roll", "roll|rolls|rolling|somersault*|tumbl*"},
    {"cartwheel", "cartwheel*"},
    {"flip", "backflip*|back flip*|front flip*|flip|flips|handspring*|somersault"},
    {"handstand", "handstand*|hand stand*"},
    {"clap", "clap|claps|clapping|applaud*"},
    {"wave", "wave|waves|waving|waved"},
    {"bow", "bow|bows|bowing|bowed"},
    {"raise arms", "raise*|raising|lifts ~ arm*|lifts ~ hand*|lift ~ arm*|arms up|hands up|arm up|arms in the air|hands in the air|arms above|lifts both"},
    {"reach", "reach*"},
    {"stretch", "stretch*|warm up|warms up|warming up|touches ~ toes|toe touch*"},
    {"balance", "balanc*|tightrope|on one leg|on one foot"},
    {"swing", "swing|swings|swinging|swung|golf*|bat|tennis|racket"},
    {"slash", "slash*|sword|stab*|slic*|cuts"},
    {"guard", "guard*|block|blocks|blocking|fighting stance|boxing stance|dodge*|dodging|defend*|defensive"},
    {"dribble", "dribbl*|basketball"},
    {"swim", "swim*|breaststroke|stroke"},
    {"drink", "drink*|sip|sips|sipping"},
    {"eat", "eat|eats|eating"},
    {"wash", "wash*|wipe|wipes|wiping|scrub*|clean*|sweep*|swept|mop*|polish*"},
    {"point", "point|points|pointing|pointed|gestur*|shows the way|signal*|direct*"},
    {"talk", "talk*|convers*|speak*|chat*|calls out|shouts|phone"},
    {"shake", "shak*|shiver*|tremb*"},
    {"nod", "nod|nods|nodding|bob* ~ head|shakes ~ head"},
    {"scratch", "scratch*|rubs|rubbing|touches ~ face|touches ~ head"},
    {"look", "look|looks|looking|searching|peek*"},
    {"limp", "limp*|hobbl*|injur*|hurt"},
    {"exercise", "push up*|pushup*|sit up*|situp*|exercis*|lunge*|elbow to ~ knee|elbows to"},
    {"circle arms", "rotat* ~ arm*|circles ~ arms|circle* with ~ arm*|arm circles|windmill"},
    {"step over", "step* over|jumps over|jump over|hops over|leaps over|over an obstacle|over something"},
    {"zombie", "zombie"},
    {"act an animal", "monkey|ape|gorilla|chicken|bird|dinosaur|elephant|cat|dog|bear|snake|animal"},
    {"stand", "stand|stands|standing|still|idle"},
};

std::vector<std::string_view> wordsOf(std::string_view text, char separator) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return words;
}

struct Pattern {
  std::size_t action;
  std::vector<std::string_view> words;
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> made;
    for (std::size_t a = 0; a < std::size(kActions); ++a) {
      for (const auto pattern : wordsOf(kActions[a].patterns, '|')) made.push_back({a, wordsOf(pattern, ' ')});
    }
    return made;
  }();
  return all;
}

bool wordFits(std::string_view pattern, std::string_view word) {
  if (pattern.back() != '*') return pattern == word;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool fitsAt(std::span<const std::string_view> pattern, std::span<const std::string> words) {
  if (pattern.empty()) return true;
  if (pattern.front() == "~") {
    for (std::size_t gap = 0; gap <= std::min<std::size_t>(3, words.size()); ++gap) {
      if (fitsAt(pattern.subspan(1), words.subspan(gap))) return true;
    }
    return false;
  }
  return !words.empty() && wordFits(pattern.front(), words.front()) && fitsAt(pattern.subspan(1), words.subspan(1));
}

std::vector<std::string> plainWords(std::string_view sentence) {
  std::vector<std::string> words(1);
  for (const char c : sentence) {
    if (std::isalnum(static_cast<unsigned char>(c)))
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (c != '\'' && !words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::array<bool, std::size(kActions)> named(std::string_view sentence) {
  std::array<bool, std::size(kActions)> found{};
  const auto words = plainWords(sentence);
  for (const auto& pattern : patterns()) {
    for (std::size_t at = 0; at < words.size() && !found[pattern.action]; ++at) {
      found[pattern.action] = fitsAt(pattern.words, std::span(words).subspan(at));
    }
  }
  return found;
}

}  // namespace

bool isAction(std::string_view name) {
  return std::any_of(std::begin(kActions), std::end(kActions), [&](const Action& action) { return name == action.name; });
}

std::vector<std::string> actionsIn(std::string_view sentence) { return actionsOf({std::string(sentence)}); }

std::vector<std::string> actionsOf(const std::vector<std::string>& sentences) {
  std::array<std::size_t, std::size(kActions)> count{};
  for (const auto& sentence : sentences) {
    const auto found = named(sentence);
    for (std::size_t a = 0; a < found.size(); ++a) count[a] += found[a];
  }
  std::vector<std::string> actions;
  for (std::size_t a = 0; a < count.size(); ++a) {
    if (count[a] > 0 && 3 * count[a] >= sentences.size()) actions.emplace_back(kActions[a].name);
  }
  // Everybody stands at some time; it is an action only where it is the only one.
  if (actions.size() > 1 && actions.back() == "stand") actions.pop_back();
  return actions;
}

}  // namespace core::dataset
