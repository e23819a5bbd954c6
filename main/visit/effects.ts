import type { News } from "#contract/ipc/news.ts";
import type { EndReason } from "#contract/visit.ts";
import type { Log } from "../log/log.ts";
import type { Order } from "../order.ts";
import { cardTailOf } from "./patron.ts";
import type { VisitEffect } from "./state.ts";

export interface EffectNeeds {
  readonly log: Log;
  readonly order: Order;
  tell(news: News): void;
  reset(visit: number, reason: EndReason): void;
}

/** Carries out what the visit machine asks for. */
export function carryOut(effect: VisitEffect, { log, order, tell, reset }: EffectNeeds): void {
  switch (effect.type) {
    case "tell":
      return tell({ type: "visit", visit: effect.news });
    case "tell-card":
      return tell({ type: "scan", scan: { kind: "card", cardTail: cardTailOf(effect.number) }, takeBack: effect.takeBack });
    case "tell-backend":
      return tell({ type: "backend", away: effect.away });
    case "tell-order":
      return tell({ type: "out-of-order", outOfOrder: order.outOfOrder() });
    case "visit-began":
      return log("visit-began", { visit: effect.visit });
    case "reset":
      return reset(effect.visit, effect.reason);
  }
}
