import type { ReactNode } from "react";
import { type Action, useAction } from "../../components/pressing.ts";
import { coverColourOf } from "../../covers/cover-colour.ts";
import { Weave } from "../../covers/patterns.tsx";

interface SubjectTileProps {
  /** Class number whose cover colour is its picture; the number itself is on the label when `numbered`. */
  readonly ndc: string;
  readonly label: string;
  readonly detail?: ReactNode;
  readonly numbered?: boolean;
}

/** A tile for a subject, in the cover colour of its books. */
export function SubjectTile({ ndc, label, detail, numbered = false, ...does }: SubjectTileProps & Action) {
  return (
    <button type="button" className="cloth-tile" {...useAction(does)}>
      <span className="cloth-piece" aria-hidden="true">
        <Weave cloth={coverColourOf(ndc)} />
        {numbered && <span className="cloth-number">{ndc}</span>}
      </span>
      <span className="cloth-words">
        <span className="cloth-label">{label}</span>
        {detail !== undefined && <span className="cloth-detail">{detail}</span>}
      </span>
    </button>
  );
}
