import { cardTail } from "#contract/card.ts";
import { refusal } from "#contract/refusals.ts";
import type { Scan, ScanNews } from "#contract/scan.ts";
import type { Clock, Milliseconds } from "../time/clock.ts";
import type { VisitEvent, VisitState } from "../visit/state.ts";
import type { CodeFormats } from "./code-formats.ts";
import { decodeBurst } from "./decode.ts";
import type { Burst } from "./source.ts";

export interface ScanRouterDeps {
  /** The rules in force. */
  rules(): CodeFormats;
  /** Whether patrons sign in at this terminal. */
  patrons(): boolean;
  readonly clock: Clock;
  state(): VisitState;
  dispatch(event: VisitEvent): void;
  /** Sends the scan to the live page. */
  tell(scan: ScanNews, takeBack: number): void;
  log(event: string, fields: { readonly kind: string }): void;
}

/** Passes scans to the visit and the page. */
export interface ScanRouter {
  burst(burst: Burst): void;
}

/** The answer to a card where nobody signs in. */
const NO_CARD: Scan = { kind: "refused", refusal: refusal("card-not-needed") };

/** The scan as sent to the page. */
function pageNewsOf(scan: Scan): ScanNews {
  return scan.kind === "card" ? { kind: "card", cardTail: cardTail(scan.number) } : scan;
}

/**
 * Decides whether a scan is passed on, and to whom (R42). During a reset, out of order or closed it is dropped, and so is one that began in an earlier
 * visit. On the attract screen any readable code opens a visit. The page gets the scan; a card opens, joins or ends the visit by
 * the machine's rules.
 */
export function createScanRouter(deps: ScanRouterDeps): ScanRouter {
  let last: { readonly text: string; readonly at: Milliseconds } | null = null;
  let forgetting: NodeJS.Timeout | undefined;

  /**
   * R43: a repeated code within a short time is one scan, even across a reset: the own card that ends a visit must not begin the
   * next one. A card left under the scanner is read continuously and remains one scan, because each read restarts the time. The
   * code is then forgotten.
   */
  function isRepeat(text: string): boolean {
    const { repeatMs } = deps.rules().scanner;
    const now = deps.clock();
    const repeats = last !== null && last.text === text && now - last.at < repeatMs;
    last = { text, at: now };
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      last = null;
    }, repeatMs);
    forgetting.unref();
    return repeats;
  }

  return {
    burst(burst) {
      const { phase, visit } = deps.state();
      const { passed } = burst;
      if (phase !== "open" && phase !== "attract") return deps.log("scan-dropped", { kind: phase });
      if (burst.visit !== visit) return deps.log("scan-dropped", { kind: "other-visit" });
      // Last, because a code that was not delivered may be scanned again at once.
      if (!burst.spoiled && isRepeat(burst.text)) return deps.log("scan-dropped", { kind: "repeat" });
      const decoded = decodeBurst(burst, deps.rules());
      const scan = decoded.kind === "card" && !deps.patrons() ? NO_CARD : decoded;
      deps.log("scan", { kind: scan.kind === "refused" ? scan.refusal.name : scan.kind });
      if (scan.kind === "card")
        return deps.dispatch({ type: "card-scanned", number: scan.number, takeBack: passed });
      deps.dispatch({ type: phase === "attract" && scan.kind !== "refused" ? "begin" : "activity" });
      deps.tell(pageNewsOf(scan), passed);
    },
  };
}
