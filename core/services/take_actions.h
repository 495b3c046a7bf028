#pragma once

#include "core/document/take.h"

#include <string>
#include <vector>

// The actions of a request as people edit them: in the prompt, a line each, or on the timeline. One action is a prompt and its seconds,
// several are spans, and the prompt then holds their texts. All times fall on frames (20 a second), all lengths within the limits of a plan.
namespace core::services {

/// The time of the nearest frame.
double onFrame(double seconds);

/// What happens, in order: the spans, or the prompt as one.
std::vector<document::TakeSpan> actionsOf(const document::TakeRequest& request);

/// Spans as they are, prompt and seconds of the request. One action is an ordinary prompt, whose style and strength are the request's.
/// Throws std::invalid_argument for none.
void setSpans(document::TakeRequest& request, std::vector<document::TakeSpan> spans);

/// As setSpans(), with times that a service takes. What is kept goes along with the actions, here and in all that follow (kept_stretches.h).
/// Only lengths and order of the actions count: they are put one behind the other from 0 on, each within
/// 1 to 9.8 seconds; those that would begin beyond 59 seconds are left out. Throws std::invalid_argument for none.
void setActions(document::TakeRequest& request, std::vector<document::TakeSpan> actions);

/// What was typed into the prompt: every line with text is an action. Actions whose text stays keep their length and style; a new one takes
/// the length of the one before it. The prompt is the text as it was typed.
void setPromptText(document::TakeRequest& request, const std::string& text);

/// The length of all: of several actions, each grows or shrinks by the same factor, as far as it may.
void setLength(document::TakeRequest& request, double seconds);

/// The least and most that setLength() can do: 1 to 9.8 seconds for each action, 60 in all.
std::pair<double, double> lengthLimits(const document::TakeRequest& request);

/// Moves the end of an action: the next one begins there; the last one's end is the end of all. As far as the limits let it.
void moveEnd(document::TakeRequest& request, std::size_t action, double seconds);

/// Behind the last one, as long as 2.5 seconds or what is left of 60; false where not even one second is.
bool addAction(document::TakeRequest& request, const std::string& text);

/// Those behind it move up. The last one that is left stays.
void removeAction(document::TakeRequest& request, std::size_t action);

/// For models that make one action as a whole: the text stays as lines, the length comes within theirs, nothing is kept.
void dropActions(document::TakeRequest& request);

}  // namespace core::services
