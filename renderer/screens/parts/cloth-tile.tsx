import type { ReactNode } from "react";
import type { Question } from "../../app/questions.ts";
import { usePressing } from "../../components/pressing.ts";
import { clothOf } from "../../covers/cloth.ts";
import { Weave } from "../../covers/patterns.tsx";

interface ClothTileProps {
  /** Class number whose cloth is its picture; the number itself is on the label when `numbered`. */
  readonly ndc: string;
  readonly label: string;
  readonly detail?: ReactNode;
  readonly numbered?: boolean;
  /** What the list asks to which it leads. */
  readonly next?: Question<unknown>;
  onPress(): void;
}

/** A subject to press: a piece of the cloth its books are bound in, and its name. */
export function ClothTile({ ndc, label, detail, numbered = false, next, onPress }: ClothTileProps) {
  const { colour, pattern } = clothOf(ndc);
  return (
    <button type="button" className="cloth-tile" {...usePressing(onPress, "control", next)}>
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
