import type { ReactNode } from "react";
import { type Does, useAction } from "../../components/pressing.ts";
import { clothOf } from "../../covers/cloth.ts";
import { Weave } from "../../covers/patterns.tsx";

interface ClothTileLooks {
  /** Class number whose cloth is its picture; the number itself is on the label when `numbered`. */
  readonly ndc: string;
  readonly label: string;
  readonly detail?: ReactNode;
  readonly numbered?: boolean;
}

/** A subject to press: a piece of the cloth its books are bound in, and its name. */
export function ClothTile({ ndc, label, detail, numbered = false, ...does }: ClothTileLooks & Does) {
  const { colour, pattern } = clothOf(ndc);
  return (
    <button type="button" className="cloth-tile" {...useAction(does)}>
      <span className="cloth-piece" aria-hidden="true">
        <Weave pattern={pattern} colour={colour} />
        {numbered && <span className="cloth-number">{ndc}</span>}
      </span>
      <span className="cloth-words">
        <span className="cloth-label">{label}</span>
        {detail !== undefined && <span className="cloth-detail">{detail}</span>}
      </span>
    </button>
  );
}
