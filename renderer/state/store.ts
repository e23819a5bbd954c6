import { create } from "zustand";
import type { Library, LibraryInfo } from "#contract/domain/library.ts";
import type { Message } from "#contract/domain/message.ts";
import type { Overview } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import type { Hello, OutOfOrder, PageSettings } from "#contract/ipc/calls.ts";
import type { Capabilities } from "#contract/library/port.ts";
import type { Refusal } from "#contract/refusals.ts";
import type { VisitNews } from "#contract/visit.ts";
import { whenLoaded } from "../i18n/catalogues.ts";
import { setTextChoices } from "../i18n/index.ts";
import { placeNamesOf, withReadings } from "../i18n/place-names.ts";
import { USUAL_TERMS } from "../i18n/terms.ts";
import type { HoldAnswers, Route } from "../navigation/route.ts";
import { isSigningIn, leavesWithPatron, needsPatron } from "../navigation/screens.ts";
import { cardStep } from "./card-step.ts";
import type { DisplayPreferences } from "./display-preferences.ts";
import { FIRST, NO_PATRON } from "./first-state.ts";
import type { Dialog, PageState, SearchKeyboard, Toast, VisitAction } from "./page-state.ts";
import { clearSavedList } from "./saved-list.ts";
import { withOneRead } from "./unread-messages.ts";

/** The actions of the store. */
export interface PageVerbs {
  /** The page is live. */
  welcome(hello: Hello): void;
  /** Rehearses on a spare page, with an invented patron or without one; does nothing on a live page. */
  rehearse(hello: Hello, overview: Overview | null): void;
  setVisit(visit: VisitNews): void;
  /** Changes the language once its catalogue is loaded; the last call wins. */
  setLanguage(language: Language): void;
  setBackendAway(away: boolean): void;
  setOutOfOrder(outOfOrder: OutOfOrder | null): void;
  setPartAway(partAway: Hello["partAway"]): void;
  setBesideAway(besideAway: Hello["besideAway"]): void;
  /** The printer became ready or unavailable. */
  setSlips(slips: Hello["slips"]): void;
  /** Opens a screen on top. One that needs a patron leads to the card first and is opened after sign-in. */
  go(route: Route): void;
  setKeyboard(keyboard: SearchKeyboard): void;
  /** Changes display preferences; what is not named stays. */
  setDisplay(part: Partial<DisplayPreferences>): void;
  /** Opens a dialog over the page, in place of an open one. */
  openDialog(dialog: Dialog): void;
  closeDialog(): void;
  /** Draws or removes the curtain over the page; closes the display dialog. */
  drawCurtain(drawn: boolean): void;
  /** Keeps the answers of a placed hold, so that the next one in this visit need not ask again. */
  keepAnswers(answers: HoldAnswers): void;
  /** Removes the top screen; from the last one, home. */
  back(): void;
  /** Replaces the top screen. */
  replace(route: Route): void;
  /** Removes all screens. */
  home(): void;
  /** Asks for the card, then opens `then`. Does so at once when a patron is signed in. */
  requireSignIn(then: Route): void;
  /**
   * A card was scanned or its number entered: its password is next, where the card alone does not suffice; or H-31 while the library
   * system is away.
   */
  cardKnown(cardTail: string): void;
  /** The card alone was accepted: on to lending. */
  knownByCard(): void;
  /** The password was right: to the wanted screen or home, or (D8) to the forced change. */
  signedIn(overview: Overview, password: string): void;
  /** Hides a notice of the library for this visit. */
  closeNotice(ja: string): void;
  /** Notes what the patron has done. */
  actionDone(action: VisitAction): void;
  /** The patron has taken back what was noted. */
  actionUndone(action: VisitAction): void;
  /** The patron has read a message. */
  messageRead(message: Message): void;
  /** Replaces the overview. */
  setOverview(overview: Overview): void;
  /** The forced change is done: on to the wanted screen or home. */
  proceed(): void;
  /** The backend does not know the patron any more: the card is asked for again. */
  signedOut(): void;
  showRefusal(refusal: Refusal): void;
  showToast(toast: Toast): void;
  hideToast(): void;
  /** The goodbye has been read or its time is over. */
  goodbyeSeen(): void;
  /** Starts or stops reading aloud, where the terminal can. */
  setReadAloud(readAloud: boolean): void;
  /** The patron has ended the visit. */
  endVisit(): void;
}

/** The answer to a sign-in, and to every step of it, while the library system is away. */
const AWAY: Toast = { kind: "refused", refusal: { name: "out-of-order" } };

const systemAway = (hello: Hello | null): boolean => hello?.partAway === "system";

function welcomed(hello: Hello): Partial<PageState> {
  const isCard = hello.cardTail !== null;
  const refused = isCard && systemAway(hello);
  return {
    hello,
    visit: hello.visit,
    language: hello.settings.language,
    goodbye: hello.goodbye,
    outOfOrder: hello.outOfOrder,
    ...(refused ? { toast: AWAY } : { cardTail: hello.cardTail }),
    stack: isCard && !refused ? [cardStep(hello, null)] : [],
  };
}

/** Screens that stay on the stack after sign-out. */
function withoutPatron(stack: readonly Route[]): readonly Route[] {
  return stack.filter((route) => !leavesWithPatron(route));
}

/** The store: `useStore(selector)` in a component, `useStore.getState()` elsewhere. */
export const useStore = create<PageState & PageVerbs>()((set, get) => ({
  ...FIRST,
  welcome(hello) {
    const { rehearsing, hello: rehearsed } = get();
    // If it is what was rehearsed, it is rendered already.
    const same = rehearsing && JSON.stringify(hello) === JSON.stringify(rehearsed);
    set({ ...(same ? {} : welcomed(hello)), ...(rehearsing && { overview: null }), rehearsing: false });
  },
  rehearse(hello, overview) {
    if (get().hello === null || get().rehearsing) set({ ...welcomed(hello), overview, rehearsing: true });
  },
  setVisit(visit) {
    const { visit: before } = get();
    set({ visit });
    // Only after news of a patron: the answer to a sign-in may overtake older news, which would end it here.
    if (visit.phase === "browsing" && before.phase !== "browsing" && isSignedIn(get())) get().signedOut();
  },
  setLanguage: (language) => whenLoaded(language, () => set({ language })),
  setBackendAway: (backendAway) => set({ backendAway }),
  setOutOfOrder: (outOfOrder) => set({ outOfOrder }),
  setPartAway: (partAway) => set(({ hello }) => (hello === null ? {} : { hello: { ...hello, partAway } })),
  setBesideAway: (besideAway) =>
    set(({ hello }) => (hello === null ? {} : { hello: { ...hello, besideAway } })),
  setSlips: (slips) => set(({ hello }) => (hello === null ? {} : { hello: { ...hello, slips } })),
  go(route) {
    const { overview, byCard } = get();
    if (needsPatron(route) && overview === null && !(byCard && route.at === "lend"))
      return get().requireSignIn(route);
    // Its card was scanned; what is missing is the password.
    if (byCard && route.at === "scan-card") return get().go({ at: "password" });
    if (isSigningIn(route) && systemAway(get().hello)) return set({ toast: AWAY });
    set({ stack: [...get().stack, route], toast: null });
  },
  setKeyboard: (keyboard) => set({ keyboard }),
  setDisplay: (part) => set({ display: { ...get().display, ...part } }),
  openDialog: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
  // The question whether to finish stays open.
  drawCurtain: (curtain) => set({ curtain, dialog: get().dialog === "finish" ? "finish" : null }),
  keepAnswers: (answers) => set({ answers }),
  back: () => set({ stack: get().stack.slice(0, -1), toast: null }),
  replace: (route) => set({ stack: [...get().stack.slice(0, -1), route], toast: null }),
  home: () => set({ stack: [], toast: null }),
  requireSignIn(then) {
    if (get().overview !== null || (get().byCard && then.at === "lend")) return get().go(then);
    if (systemAway(get().hello)) return set({ toast: AWAY });
    if (isSigningIn(currentRoute(get()))) return set({ after: then });
    const next: Route = get().cardTail === null ? { at: "scan-card" } : cardStep(get().hello, then);
    set({ after: then, stack: [...get().stack, next], toast: null });
  },
  cardKnown(cardTail) {
    if (systemAway(get().hello)) return set({ toast: AWAY });
    const kept = get().stack.filter((route) => !isSigningIn(route));
    const step = cardStep(get().hello, get().after);
    set({ cardTail, cards: get().cards + 1, stack: [...kept, step], toast: null });
  },
  signedIn(overview, password) {
    set({
      overview,
      byCard: false,
      cardTail: overview.patron.cardTail,
      cancels: [],
      cancelled: [],
      actions: [],
    });
    if (overview.patron.password === "temporary") {
      set({ stack: [{ at: "new-password", current: password }], toast: null });
    } else {
      get().proceed();
    }
  },
  knownByCard() {
    set({ byCard: true, after: { at: "lend" } });
    get().proceed();
  },
  closeNotice: (ja) => set({ closedNotices: [...get().closedNotices, ja] }),
  actionDone: (action) => set({ actions: [...get().actions, action] }),
  actionUndone(action) {
    const { actions } = get();
    const last = actions.lastIndexOf(action);
    set({ actions: actions.filter((_, at) => at !== last) });
  },
  messageRead(message) {
    const { overview, readMessages, hello } = get();
    if (readMessages.includes(message.id)) return;
    set({ readMessages: [...readMessages, message.id] });
    // If the library system does not store it, the overview stays; screens subtract `readMessages`.
    const kept = hello?.capabilities.readMessage === true;
    if (kept && overview !== null) set({ overview: withOneRead(overview, message) });
  },
  setOverview: (overview) => set({ overview }),
  proceed() {
    const { after, stack } = get();
    const kept = after === null ? [] : stack.filter((route) => !isSigningIn(route));
    set({ stack: after === null ? [] : [...kept, after], after: null, toast: null });
  },
  signedOut() {
    set({ ...NO_PATRON, stack: [...withoutPatron(get().stack), { at: "scan-card" }] });
    // The result of a cancellation has priority: the patron believes it done.
    if (get().toast?.kind !== "cancelled") get().showRefusal({ name: "signed-out" });
  },
  showRefusal: (refusal) => set({ toast: { kind: "refused", refusal } }),
  showToast: (toast) => set({ toast }),
  hideToast: () => set({ toast: null }),
  goodbyeSeen: () => set({ goodbye: null }),
  setReadAloud: (readAloud) => set({ readAloud: readAloud && get().hello?.settings.speech === true }),
  endVisit() {
    set({ finishing: true, ...NO_PATRON, cancels: [], cancelled: [], actions: [], stack: [] });
  },
}));

const USUAL_WORDS = { terms: USUAL_TERMS, placeNames: placeNamesOf([]) };

/** What the library calls things; the same object until main says hello again. */
function libraryWords(hello: Hello | null): typeof USUAL_WORDS {
  if (hello === null) return USUAL_WORDS;
  if (told?.hello === hello) return told;
  const { password, cardWord, placeNames: names } = hello.settings;
  const placeNames = placeNamesOf(names);
  const own = hello.info?.name;
  const library = own === undefined ? null : withReadings(own, placeNames);
  told = { hello, placeNames, terms: { password: password.word, card: cardWord, library } };
  return told;
}

let told: ({ readonly hello: Hello } & typeof USUAL_WORDS) | null = null;

// The first listener: what is drawn after a change has the text of it.
useStore.subscribe(({ language, hello, display }) =>
  setTextChoices({ language, furigana: display.furigana, ...libraryWords(hello) }),
);

const HOME: Route = { at: "home" };
const RETURNS: Route = { at: "returns" };

/** The screen below all others: home, or that of returns at a terminal that does nothing else. */
export function firstRoute({ hello }: Pick<PageState, "hello">): Route {
  return hello?.settings.patrons === false ? RETURNS : HOME;
}

/** The screen on top; the first one when there is none. */
export function currentRoute(state: PageState): Route {
  return state.stack.at(-1) ?? firstRoute(state);
}

/** Whether there is a patron, known by a password or by the card alone. */
export function isSignedIn({ overview, byCard }: Pick<PageState, "overview" | "byCard">): boolean {
  return overview !== null || byCard;
}

/** Resets the store, for tests. */
export function forgetEverything(): void {
  useStore.setState(FIRST);
  clearSavedList();
}

/** Settings of this kiosk. Only available after `hello`. */
export function useSettings(): PageSettings {
  const hello = useStore((state) => state.hello);
  if (hello === null) throw new Error("no hello yet");
  return hello.settings;
}

/** Whether the backend has a capability; if not, no screen shows it. */
export function useCapability(capability: keyof Capabilities): boolean {
  return useStore((state) => state.hello?.capabilities[capability] ?? false);
}

/** The library information; null until the backend has answered. */
export function useInfo(): LibraryInfo | null {
  return useStore((state) => state.hello?.info ?? null);
}

/** Looks a library up; undefined for one that the backend does not know (any more). */
export function findLibrary(info: LibraryInfo | null, id: string): Library | undefined {
  return info?.libraries.find((library) => library.id === id);
}

/** The kiosk's library; undefined until the backend has answered. */
export function useOwnLibrary(): Library | undefined {
  const info = useInfo();
  return findLibrary(info, useSettings().ownLibrary);
}
