#pragma once

#include "core/document/project.h"

#include <QString>
#include <QStringList>

namespace ui {

/// What a request changes of the one that it was made from: "Old, style 5.0, seed 8"; "again" where nothing differs.
QString differenceName(const core::document::TakeRequest& request, const core::document::TakeRequest& parent);

/// What the draft says otherwise than the request that made the take, a word or two each: "words", "style". Empty where Generate would follow the same plan
/// again, and for takes that were not made from a text. Seeds are draws and no part of a plan.
QStringList changedSince(const core::document::TakeRequest& draft, const core::document::Take& take);
/// The same of a take that is looked at; empty as well where another view shows what the draft says.
QStringList changedSince(const core::document::Project& project, const core::document::Take& take);

/// Of a take where its family is not seen: "A person walks · style 5.0". Empty when there is no such take.
QString takeTitle(const core::document::Project& project, core::document::TakeId id);

/// The take that a new one with this request is made from: the given one or the nearest generated take that it was made from, when they have the same
/// prompt; else the newest generated take with that prompt; else 0.
core::document::TakeId parentFor(const core::document::Project& project, const core::document::TakeRequest& request, core::document::TakeId from);

}  // namespace ui
