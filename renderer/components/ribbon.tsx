import { useState } from "react";
import { useTranslation } from "../i18n/index.ts";
import { usePressing } from "./pressing.ts";

/** The ribbon of an open visit. */
export interface RibbonProps {
  /** Quarters still in the book, 0-4. 4 while the patron works. */
  readonly quarters: number;
  /** True while it is drawn out. */
  readonly out?: boolean;
  onEnd(): void;
}

/**
 * The signature (V43): a band in the gutter whose length is the time left and which moves only when
 * nobody uses the machine, and the end button, which never moves: 「終わる」.
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
