import type { Refusal } from "#contract/refusals.ts";
import type { PageProps } from "./page.tsx";

/** Properties of a page with a field. A refusal comes first; the first part is shown then, and again when the field is back. */
export function typingPage(refusal: Refusal | null): Pick<PageProps, "className" | "turn"> {
  return refusal === null
    ? { className: "typing-page", turn: 1 }
    : { className: "typing-page refused", turn: 2 };
}
