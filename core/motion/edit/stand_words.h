#pragma once

#include "core/base/result.h"
#include "core/motion/feet/foot_stands.h"

#include <string>
#include <string_view>

namespace core::motion {

/// As it is written on a command line: "left 0.2:0.9, 1.4:2; right 0.8:1.5". Only the feet that are named are told.
/// option: the name that the sentence begins with. Errors: InvalidArgument (another word, no seconds, one that begins before the last has ended), quoting the part.
Result<ToldStands> toldStandsFrom(std::string_view text, std::string_view option);
/// The same text again.
std::string toldStandsText(const ToldStands& told);

}  // namespace core::motion
