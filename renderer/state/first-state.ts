import { IDLE_VISIT } from "#contract/visit.ts";
import { LIBRARY_DEFAULTS } from "./display-preferences.ts";
import type { PageState } from "./page-state.ts";

/** What a new page knows. */
export const FIRST: PageState = {
  hello: null,
  rehearsing: false,
  visit: IDLE_VISIT,
  language: "ja",
  closedNotices: [],
  readMessages: [],
  overview: null,
  byCard: false,
  cardTail: null,
  cards: 0,
  stack: [],
  toast: null,
  cancels: [],
  cancelled: [],
  actions: [],
  cancellationsSent: 0,
  backendAway: false,
  after: null,
  keyboard: null,
  answers: null,
  display: LIBRARY_DEFAULTS,
  dialog: null,
  curtain: false,
  goodbye: null,
  outOfOrder: null,
  codeBegan: null,
  readAloud: false,
  finishing: false,
};

/** State of a patron, cleared at sign-out. */
export const NO_PATRON = {
  overview: null,
  byCard: false,
  readMessages: [],
  cardTail: null,
  after: null,
  answers: null,
} as const;
