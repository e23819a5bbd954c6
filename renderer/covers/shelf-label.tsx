import type { CSSProperties } from "react";

/** 背ラベル: boxes with class number, book mark and volume. Long numbers are set smaller, so that none is cut. */
export function ShelfLabel({ lines }: { readonly lines: readonly string[] }) {
  return (
    <span className="shelf-label" lang="ja">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are places, not things
        <span key={index} style={{ "--chars": [...line].length } as CSSProperties}>
          {line}
        </span>
      ))}
    </span>
  );
}
