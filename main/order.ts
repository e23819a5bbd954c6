import type { OutOfOrder } from "#contract/ipc/calls.ts";

/** Keeps why and since when the terminal rests. */
export interface Order {
  /** Null = in order. */
  outOfOrder(): OutOfOrder | null;
  setAway(away: boolean): void;
}

const LOCAL_TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Makes it. With broken settings nothing brings the terminal back but a new start. */
export function createOrder(settingsBroken: boolean): Order {
  const refusal = settingsBroken ? "settings-broken" : "out-of-order";
  let current: OutOfOrder | null = settingsBroken ? { refusal, since: LOCAL_TIME.format(new Date()) } : null;
  return {
    outOfOrder: () => current,
    setAway(away) {
      if (settingsBroken) return;
      current = away ? (current ?? { refusal, since: LOCAL_TIME.format(new Date()) }) : null;
    },
  };
}
