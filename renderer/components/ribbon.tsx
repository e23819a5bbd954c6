import { useState } from "react";
import { useTranslation } from "../i18n/index.ts";
import { usePressing } from "./pressing.ts";

/** The ribbon of an open visit. */
export interface RibbonProps {
  /** Remaining quarters, 0-4. 4 while the patron is active. */
  readonly quarters: number;
  /** True while it is pulled out. */
  readonly out?: boolean;
  onEnd(): void;
}

/**
 * The ribbon (V43): a band in the gutter whose length shows the remaining time and which moves only when the machine is idle, and
 * the end button 「終わる」, which never moves.
 */
export function Ribbon({ quarters, out = false, onEnd }: RibbonProps) {
  const [dropping, setDropping] = useState(true);
  const state = `ribbon-left-${quarters} ${dropping ? "ribbon-drops" : ""} ${out ? "ribbon-out" : ""}`;
  return (
    <nav className={`ribbon ${state}`} aria-label={useTranslation()("visit.ribbon")}>
      <div className="ribbon-track" aria-hidden="true">
        <div className="ribbon-band" onAnimationEnd={() => setDropping(false)} />
      </div>
      <EndButton onEnd={onEnd} />
    </nav>
  );
}

/** The button that ends the visit. The dialog 「終わりますか」 has one at the same place, so that two taps in place end the visit. */
export function EndButton({ onEnd }: { onEnd(): void }) {
  const t = useTranslation();
  const pressing = usePressing(onEnd);
  return (
    <button type="button" className="ribbon-tail" data-hand="finish" {...pressing}>
      <span className="ribbon-tail-cloth" aria-hidden="true" />
      {t("visit.finish")}
    </button>
  );
}
