import { type ReactNode, useLayoutEffect, useRef } from "react";

/**
 * Never gets lower than it was: what stands below stays where it is when a line or a button in here goes away, so that no
 * finger on its way meets another control.
 */
export function KeepsHeight({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    current?.style.setProperty("--kept-height", `${current.offsetHeight}px`);
  });
  return (
    <div ref={box} className="keeps-height">
      {children}
    </div>
  );
}
