import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { useLanguage } from "../i18n/index.ts";

interface KeepsHeightProps {
  /** How everything is displayed now; another value has other heights. */
  readonly display: unknown;
  readonly children: ReactNode;
}

/**
 * Never gets lower than it was: what stands below stays where it is when a line or a button in here goes away, so that no
 * finger on its way meets another control. Begins anew when the patron changes the language or a display preference.
 */
export function KeepsHeight({ display, children }: KeepsHeightProps) {
  const box = useRef<HTMLDivElement>(null);
  const language = useLanguage();
  useLayoutEffect(() => keepHeight(box.current));
  // The style sheets are told of either in a layout effect of the page, which comes after the one above.
  // biome-ignore lint/correctness/useExhaustiveDependencies: in either the same words have another height
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
