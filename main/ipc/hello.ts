import { cardTail } from "#contract/card.ts";
import type { LibraryInfo } from "#contract/domain/library.ts";
import { noticesOn } from "#contract/domain/notice.ts";
import type { Slip } from "#contract/domain/slip.ts";
import type { Hello, OutOfOrder } from "#contract/ipc/calls.ts";
import type { BesideService, Capabilities, LibraryPart } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { IDLE_VISIT, type VisitNews } from "#contract/visit.ts";
import { dateOf } from "../time/calendar.ts";
import type { VisitState } from "../visit/state.ts";
import { pageSettings } from "./page-settings.ts";

export interface HelloParts {
  readonly settings: Settings;
  readonly news: VisitNews;
  readonly state: VisitState;
  readonly info: LibraryInfo | null;
  readonly capabilities: Capabilities;
  readonly outOfOrder: OutOfOrder | null;
  readonly partAway: LibraryPart | null;
  readonly besideAway: readonly BesideService[];
  /** Slips that can be printed now. */
  readonly slips: readonly Slip[];
  readonly drawnByProcessor: boolean;
  /** First `hello` of this page: only its answer carries the goodbye. */
  readonly first: boolean;
}

/**
 * The likely `hello` answer of a spare page that goes live, for prerendering: after a visit, or in place of an idle page. Without patron
 * data.
 */
export function likelyHello(
  parts: Omit<HelloParts, "news" | "state" | "outOfOrder" | "first">,
  after: "visit" | "idle",
): Hello {
  const state: VisitState = {
    phase: "attract",
    visit: 0,
    awaySince: null,
    hours: { now: "open" },
    goodbye: after === "visit" ? "button" : null,
  };
  return makeHello({ ...parts, news: IDLE_VISIT, state, outOfOrder: null, first: true });
}

/** Answers `hello`. */
export function makeHello({
  settings,
  news,
  state,
  info,
  capabilities,
  outOfOrder,
  partAway,
  besideAway,
  slips,
  drawnByProcessor,
  first,
}: HelloParts): Hello {
  const closed = state.phase !== "open" && state.phase !== "ending";
  return {
    visit: news,
    settings: pageSettings(settings, info),
    info,
    capabilities,
    outOfOrder,
    partAway,
    besideAway,
    goodbye: closed && first ? state.goodbye : null,
    cardTail: state.phase === "open" && state.card !== null ? cardTail(state.card) : null,
    notices: noticesOn(settings.notices, dateOf(new Date())),
    slips,
    drawnByProcessor,
  };
}
