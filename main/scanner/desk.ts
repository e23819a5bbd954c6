import type { Scan, ScanNews } from "#contract/scan.ts";
import type { Clock, Milliseconds } from "../visit/clock.ts";
import { cardTailOf } from "../visit/patron.ts";
import type { VisitEvent, VisitState } from "../visit/state.ts";
import { decodeScan, type ScanRules } from "./decode.ts";
import type { Burst } from "./source.ts";

export interface DeskNeeds {
  readonly rules: ScanRules;
  readonly clock: Clock;
  state(): VisitState;
  dispatch(event: VisitEvent): void;
  /** Tells the live page. */
  tell(scan: ScanNews, takeBack: number): void;
  log(event: string, fields: { readonly kind: string }): void;
}

/** Takes bursts to the visit and the page. */
export interface ScanDesk {
  burst(burst: Burst): void;
}

/** What the page may know of a scan. */
function newsOfScan(scan: Scan): ScanNews {
  return scan.kind === "card" ? { kind: "card", cardTail: cardTailOf(scan.number) } : scan;
}

/**
 * Decides what a scan does now (R42): during a reset it is dropped, for it belongs to nobody; out of order it
 * is dropped too. On the attract screen any readable code opens a visit. The page is told what was read; a card
 * opens, joins or ends the visit by the machine's rules.
 */
export function createScanDesk(needs: DeskNeeds): ScanDesk {
  const { repeatMs } = needs.rules.scanner;
  let last: { readonly text: string; readonly at: Milliseconds } | null = null;
  let forgetting: NodeJS.Timeout | undefined;

  /**
   * R43: the same code twice in a moment is one scan, also when a reset lies between: the own card that ends a
   * visit must not begin the next one. The code is forgotten after that moment.
   */
  function isRepeat(text: string): boolean {
    const now = needs.clock();
    if (last !== null && last.text === text && now - last.at < repeatMs) return true;
    last = { text, at: now };
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      last = null;
    }, repeatMs);
    forgetting.unref();
    return false;
  }

  return {
    burst({ text, passed }) {
      const { phase } = needs.state();
      if (phase === "ending" || phase === "out-of-order") return needs.log("scan-dropped", { kind: phase });
      if (isRepeat(text)) return needs.log("scan-dropped", { kind: "repeat" });
      const scan = decodeScan(text, needs.rules);
      needs.log("scan", { kind: scan.kind === "refused" ? scan.refusal.name : scan.kind });
      if (scan.kind === "card")
        return needs.dispatch({ type: "card-scanned", number: scan.number, takeBack: passed });
      needs.dispatch({ type: phase === "attract" && scan.kind !== "refused" ? "begin" : "activity" });
      needs.tell(newsOfScan(scan), passed);
    },
  };
}
