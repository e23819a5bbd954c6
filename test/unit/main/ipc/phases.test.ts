import { describe, expect, it } from "vitest";
import type { Verb } from "#contract/ipc/calls.ts";
import { CALLS, VERBS } from "#contract/ipc/verbs.ts";
import { denialOf } from "#main/ipc/phases.ts";
import type { VisitState } from "#main/visit/state.ts";
import { openVisit } from "#test/support/main/visit-machine.ts";

describe("who may ask what", () => {
  it.each(VERBS.filter((verb) => CALLS[verb].access === "patron"))(
    "%s needs a real password (D8)",
    (verb) => {
      expect(denialOf(verb, openVisit("guest"))).toBe("signed-out");
      expect(denialOf(verb, openVisit("temporary"))).toBe("temporary-password");
      expect(denialOf(verb, openVisit("real"))).toBeNull();
    },
  );

  /** What anybody may do in an open visit; written out, for a table of rights must not prove itself. */
  const ANYBODY: readonly Verb[] = [
    "hello",
    "beat",
    "staffDoor",
    "begin",
    "finish",
    "stay",
    "moreTime",
    "returning",
    "speak",
    "hush",
    "enterCard",
    "signIn",
    "signInByCard",
    "search",
    "suggest",
    "title",
    "find",
    "classAt",
    "picks",
    "related",
    "cover",
    "checkIn",
    "keepHold",
    "printTitle",
    "printMemo",
    "printReturns",
  ];
  const openTo = (state: VisitState): readonly Verb[] =>
    VERBS.filter((verb) => denialOf(verb, state) === null).sort();

  it("without a card one may browse, and sees no patron data", () => {
    expect(openTo(openVisit("guest"))).toEqual([...ANYBODY].sort());
  });

  it("a temporary password opens the password change besides, and nothing else (D8)", () => {
    expect(openTo(openVisit("temporary"))).toEqual([...ANYBODY, "overview", "changePassword"].sort());
  });

  it("D87: a card alone opens borrowing besides, and nothing else", () => {
    const lending: readonly Verb[] = ["checkOut", "undoLoan", "printLent", "printStickers"];
    expect(openTo(openVisit("card"))).toEqual([...ANYBODY, ...lending].sort());
  });

  it("out of order nothing but the page's own verbs is open", () => {
    const state: VisitState = {
      phase: "out-of-order",
      visit: 4,
      awaySince: 0,
      hours: { now: "open" },
      goodbye: null,
    };
    const allowed = VERBS.filter((verb) => denialOf(verb, state) === null);
    expect(allowed).toEqual(["hello", "beat", "staffDoor", "begin", "speak", "hush"]);
  });
});
