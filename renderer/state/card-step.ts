import type { Hello } from "#contract/ipc/calls.ts";
import type { Route } from "../navigation/route.ts";

/** The step of a known card on the way to a screen, null = the first one: its password, unless the card alone suffices (D87). */
export function cardStep(hello: Hello | null, then: Route | null): Route {
  const isEnough = then === null || then.at === "lend";
  return { at: isEnough && hello?.capabilities.checkOutByCard === true ? "by-card" : "password" };
}
