#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// The actions that a sentence about a motion names ("walk", "sit", "turn back", ...), each once, in the order of the table: what training balances
/// by. Works on verbs and on fixed phrases, so "sits", "sat down" and "takes a seat" are one action.
std::vector<std::string> actionsIn(std::string_view sentence);

/// The actions that at least a third of the sentences name (all of them say the same of one motion, and one in three is a mistake).
std::vector<std::string> actionsOf(const std::vector<std::string>& sentences);

/// Whether it is an action of the table. What a made clip is balanced by (RawClip::action) need be none: "walk, then stop".
bool isAction(std::string_view name);

}  // namespace core::dataset
