import type { ReactNode } from "react";

/** One component on the catalogue, in every state it can be in. */
export interface Entry {
  /** Its file below `renderer/`, for instance `components/button.tsx`. */
  readonly of: string;
  /** What is shown, by the name of the state; the first one is the component at rest. */
  readonly states: Readonly<Record<string, ReactNode>>;
  /** Its own control, by a selector: the first state is shown once more with it pressed, and once with the focus on it. */
  readonly control?: string;
  /** `page`: drawn on a whole upright panel, made smaller · `paper`: as it is printed · default: as it is, on the page. */
  readonly on?: "page" | "paper";
  /** Small things stand beside each other; default: below. */
  readonly beside?: true;
}

/** What stands on one picture of the catalogue. */
export interface Sheet {
  /** Names the picture. */
  readonly name: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}
