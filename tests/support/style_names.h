#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace tests {

/// The styles of 100STYLE as its files are named.
inline std::vector<std::string> hundredStyleNames() {
  std::istringstream words(
      "Aeroplane Akimbo Angry ArmsAboveHead ArmsBehindBack ArmsBySide ArmsFolded Balance BeatChest BentForward BentKnees BigSteps BouncyLeft BouncyRight "
      "Cat Chicken CrossOver Crouched CrowdAvoidance Depressed Dinosaur DragLeftLeg DragRightLeg Drunk DuckFoot Elated FairySteps Flapping "
      "FlickLegs Followed GracefulArms HandsBetweenLegs HandsInPockets Heavyset HighKnees InTheDark KarateChop Kick LawnMower LeanBack LeanLeft LeanRight "
      "LeftHop LegsApart LimpLeft LimpRight LookUp Lunge March Monk Morris Neutral Old OnHeels OnPhoneLeft OnPhoneRight "
      "OnToesBentForward OnToesCrouched PendulumHands Penguin PigeonToed Proud Punch Quail RaisedLeftArm RaisedRightArm RightHop Roadrunner Robot Rocket "
      "Rushed ShieldedLeft ShieldedRight Skip SlideFeet SpinAntiClock SpinClock Star StartStop Stiff Strutting Superman Swat Sweep "
      "Swimming SwingArmsRound SwingShoulders Teapot Tiptoe TogetherStep TwoFootJump WalkingStickLeft WalkingStickRight Waving WhirlArms WideLegs WiggleHips WildArms "
      "WildLegs Zombie ");
  std::vector<std::string> names;
  for (std::string name; words >> name;) names.push_back(name);
  return names;
}

}  // namespace tests
