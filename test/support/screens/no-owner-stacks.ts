import React from "react";

/*
 * React's development build keeps the stack of every element's maker for its warnings, which is a tenth of the time of the screens'
 * tests. It does not for more than some thousand elements in a second: as if there were always so many.
 */
const internals = (React as unknown as Readonly<Record<string, object | undefined>>)[
  "__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE"
];
if (internals !== undefined) {
  Object.defineProperty(internals, "recentlyCreatedOwnerStacks", {
    get: () => Number.POSITIVE_INFINITY,
    set: () => undefined,
  });
}
