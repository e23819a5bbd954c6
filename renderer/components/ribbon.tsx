import { useState } from "react";
import { useTranslation } from "../i18n/index.ts";
import { usePressing } from "./pressing.ts";

/** The ribbon of an open visit. */
export interface RibbonProps {
  /** Remaining quarters, 0-4. 4 while the patron is active. */
  readonly quarters: number;
  onEnd(): void;
}

/**
 * The ribbon (V43): a band in the gutter whose length shows the remaining time and which moves only when the machine is idle, and
 * the end button 「終わる」, which never moves.
 */
export function Ribbon({ quarters, onEnd }: RibbonProps) {
  const [dropping, setDropping] = useState(true);
  const state = `ribbon-left-${quarters} ${dropping ? "ribbon-drops" : ""}`;
  return (
    <nav className={`ribbon ${state}`} aria-label={useTranslation()("visit.ribbon")}>
      <div className="ribbon-track" aria-hidden="true">
        <div className="ribbon-band" onAnimationEnd={() => setDropping(false)} />
      </div>
      <EndButton onEnd={onEnd} />
    </nav>
  );
}

interface EndButtonProps {
  /**
   * Another one at the same place, in the box 「終わりますか」: two taps in place end the visit. For the finger only: keys, switches
   * and screen readers have the answer in the box.
   */
  readonly isCopy?: boolean;
  onEnd(): void;
}

/** The button that ends the visit. */
export function EndButton({ isCopy = false, onEnd }: EndButtonProps) {
  const t = useTranslation();
  const pressing = usePressing(onEnd);
  const reach = isCopy ? ({ "aria-hidden": true, tabIndex: -1 } as const) : { "data-hand": "finish" };
  return (
    <button type="button" className="ribbon-tail" {...reach} {...pressing}>
      <span className="ribbon-tail-cloth" aria-hidden="true" />
      {t("visit.finish")}
    </button>
  );
}
