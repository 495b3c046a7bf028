#pragma once

#include "core/document/take.h"

#include <vector>

// What a request keeps of takes, as people set it: an action is frozen, a range is kept, all but one stretch is kept. All times fall on frames
// (20 a second); what is kept is apart and in order.
namespace core::services {

/// What is kept between these seconds, cut to them.
std::vector<document::TakeKept> keptWithin(const document::TakeRequest& request, double start, double end);

/// These seconds become those of the take, from its second `start` on, as far as it goes and the request lasts. What was kept there before is not any
/// more. False where the take has no frame there; then nothing changes.
bool keepStretch(document::TakeRequest& request, double start, double end, const document::Take& take);

/// Nothing is kept between these seconds.
void releaseStretch(document::TakeRequest& request, double start, double end);

/// The take again, but for these seconds; what is kept within them stays kept.
void keepAllBut(document::TakeRequest& request, double start, double end, const document::Take& take);

/// What was kept goes along with the actions: moved with them, cut where they are shorter now, gone with those that are gone. before: the actions
/// that the request had; from: of each that it has now, its place among those, or -1 for a new one.
void carryKeeps(document::TakeRequest& request, const std::vector<document::TakeSpan>& before, const std::vector<int>& from);

}  // namespace core::services
