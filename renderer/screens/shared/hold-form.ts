import type { LibraryId } from "#contract/domain/library.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import type { Route, RouteAt } from "../../navigation/route.ts";
import { currentRoute, useStore } from "../../state/store.ts";

/**
 * The first step of the hold form for a title. The answers of an earlier hold of this visit are reused while they are valid, so
 * that the form begins at its last step (V36). Without a patron the card comes first.
 */
export function holdFormOf(title: TitleDetail): Route {
  const { answers, overview, hello } = useStore.getState();
  const possible =
    answers !== null &&
    overview?.patron.contactMethods.includes(answers.contact) === true &&
    hello?.info?.libraries.some((library) => library.id === answers.pickup) === true;
  return possible ? { at: "hold-confirm", title, ...answers } : { at: "hold-pickup", title };
}

/** The contact methods this patron may choose. To get no message, first in the guide (D26), is the last answer to the question. */
export function useContactMethods(): readonly ContactMethod[] {
  const methods = useStore((state) => state.overview?.patron.contactMethods) ?? [];
  return methods.toSorted((one, other) => Number(one === "none") - Number(other === "none"));
}

/** Returns to the last step after a changed answer. */
export function answerAgain(confirm: RouteAt<"hold-confirm">): void {
  const { back, replace } = useStore.getState();
  back();
  replace(confirm);
}

/** 「やめる」: leaves the form for the screen it was opened from. */
export function leaveHoldForm(): void {
  while (currentRoute(useStore.getState()).at.startsWith("hold-")) useStore.getState().back();
}

/** D39: whether the courier must bring the book, because no lendable copy belongs to the pickup library. */
export function needsCourier(title: TitleDetail, pickup: LibraryId): boolean {
  return !title.copies.some((copy) => copy.kept === null && copy.library === pickup);
}
