import type { CSSProperties } from "react";

/** Characters that fit in a box; a longer part is smaller, because it must not be broken. */
const USUAL_LENGTH = 5;

/** 請求記号 as on the spine of the book: a box for each of its parts. */
export function CallNumber({ text }: { readonly text: string }) {
  const parts = text.split(/\s+/u);
  const longest = Math.max(USUAL_LENGTH, ...parts.map((part) => part.length));
  return (
    <div className="slip-label" lang="ja" style={{ "--fit": USUAL_LENGTH / longest } as CSSProperties}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are places, not things
        <span key={index}>{part}</span>
      ))}
    </div>
  );
}
