#include "core/dataset/captions/class_captions.h"

namespace core::dataset {

namespace {

struct ClassCaptions {
  const char* part;  // of the file's name
  std::vector<std::string> sentences;
};

const std::vector<ClassCaptions>& hdm05() {
  static const std::vector<ClassCaptions> classes = {
      {"_depositFloorR_",
       {"a person bends over and puts an object on the floor", "someone bends down, sets something down on the ground and straightens up",
        "a person lowers an object to the floor with the right hand", "the person crouches to put something down"}},
      {"_elbowToKnee_",
       {"a person touches the knees with the opposite elbows", "someone lifts a knee to meet the other elbow, again and again",
        "a person does standing crunches, elbow to knee", "a person exercises, bringing each elbow to the opposite knee"}},
      {"_grabHighR_",
       {"a person reaches up high with the right hand and grabs something", "someone takes something from a high shelf",
        "a person stretches the right arm up and grabs an object above", "a person reaches up with the right hand"}},
      {"_hopBothLegs_",
       {"a person hops on both legs", "a person hops forward with both feet together", "someone bounces forward on both feet",
        "a person does small jumps with both feet"}},
      {"_jogLeftCircle_",
       {"a person jogs in a circle to the left", "a person runs in a circle counterclockwise", "someone jogs around in a circle",
        "a person jogs along a curve to the left"}},
      {"_kickLFront_",
       {"a person kicks with the left leg", "a person kicks forward with the left foot", "someone does a front kick with the left leg",
        "a person kicks something in front with the left foot", "a person kicks"}},
      {"_lieDownFloor_",
       {"a person lies down on the floor", "someone gets down and lies on the floor", "a person lowers to the ground and lies down",
        "a person goes down to the floor and lies there", "a person lies down"}},
      {"_rotateArmsBothBackward_",
       {"a person rotates both arms backward", "someone swings both arms in backward circles", "a person circles both arms backwards to warm up",
        "a person makes big circles with both arms"}},
      {"_sneak2Steps_",
       {"a person sneaks forward", "someone sneaks ahead quietly", "a person creeps forward on the toes", "a person walks stealthily, trying not to be heard",
        "a person tiptoes forward"}},
      {"_squat_",
       {"a person squats", "a person does a squat", "someone squats down and comes back up", "a person bends the knees deeply and stands up again",
        "a person does squats for exercise"}},
      {"_throwBasketball_",
       {"a person throws a basketball", "someone shoots a basketball with both hands", "a person throws a ball up high with both hands", "a person throws a ball",
        "a person takes a basketball shot"}},
  };
  return classes;
}

}  // namespace

std::vector<std::string> moreClassCaptions(std::string_view dataset, std::string_view file) {
  if (dataset != "HDM05") return {};
  for (const auto& item : hdm05()) {
    if (file.find(item.part) != std::string_view::npos) return item.sentences;
  }
  return {};
}

}  // namespace core::dataset
