import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { useLanguage } from "../i18n/index.ts";

interface KeepsHeightProps {
  /** How everything is displayed now; another value has other heights. */
  readonly display: unknown;
  readonly children: ReactNode;
}

/**
 * Never shrinks, so that controls below stay in place when a line or a button disappears. Resets when the patron changes the
 * language or a display preference.
 */
export function KeepsHeight({ display, children }: KeepsHeightProps) {
  const box = useRef<HTMLDivElement>(null);
  const language = useLanguage();
  useLayoutEffect(() => keepHeight(box.current));
  // The style sheets change in a layout effect of the page, which runs after the one above.
  // biome-ignore lint/correctness/useExhaustiveDependencies: both change the height of the same text
  useEffect(() => {
    box.current?.style.removeProperty("--kept-height");
    keepHeight(box.current);
  }, [language, display]);
  return (
    <div ref={box} className="keeps-height">
      {children}
    </div>
  );
}

function keepHeight(box: HTMLElement | null): void {
  box?.style.setProperty("--kept-height", `${box.offsetHeight}px`);
}
