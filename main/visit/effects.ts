import { cardTail } from "#contract/card.ts";
import type { News } from "#contract/ipc/news.ts";
import type { EndReason } from "#contract/visit.ts";
import type { Log } from "../log/log.ts";
import type { OutOfOrderState } from "./out-of-order.ts";
import type { VisitEffect } from "./state.ts";

export interface EffectDeps {
  readonly log: Log;
  readonly outOfOrder: OutOfOrderState;
  tell(news: News): void;
  /** A visit has begun. */
  began(visit: number): void;
  reset(visit: number, reason: EndReason): void;
}

/** Carries out what the visit machine asks for. */
export function carryOut(effect: VisitEffect, { log, outOfOrder, tell, began, reset }: EffectDeps): void {
  switch (effect.type) {
    case "tell":
      tell({ type: "visit", visit: effect.news });
      return;
    case "tell-card":
      tell({
        type: "scan",
        scan: { kind: "card", cardTail: cardTail(effect.number) },
        takeBack: effect.takeBack,
        visit: effect.news,
      });
      return;
    case "tell-backend":
      tell({ type: "backend", away: effect.away });
      return;
    case "tell-out-of-order":
      tell({ type: "out-of-order", outOfOrder: outOfOrder.current() });
      return;
    case "visit-began":
      log("visit-began", { visit: effect.visit });
      began(effect.visit);
      return;
    case "reset":
      reset(effect.visit, effect.reason);
      return;
  }
}
