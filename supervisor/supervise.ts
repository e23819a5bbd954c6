import { constants } from "node:os";
import { STRAY_SIGNALS } from "#contract/stray-signals.ts";
import type { Arguments } from "./arguments.ts";
import { canTieToParent, createChild } from "./child.ts";
import { firstStep, type SupervisorEffect, type SupervisorEvent, step } from "./core.ts";
import { heartbeatArgument, killLeftoverKiosk, watchHeartbeatFile } from "./heartbeat-file.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { callOutside } from "./outside.ts";

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/** Monotonic clock in milliseconds. */
function clock(): number {
  return Number(process.hrtime.bigint() / NANOSECONDS_PER_MILLISECOND);
}

/** Logs one line of JSON: codes and numbers, no patron data. */
function tell(event: string, fields: Readonly<Record<string, string | number | null>> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

/**
 * R99: ignores signals that would end, stop or open the supervisor (SIGUSR1 would open Node's inspector), except the two that ask
 * it to end.
 */
function hearSignals(onStop: () => void): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, onStop);
  // The reader of stderr may end first.
  process.stderr.on("error", () => undefined);
  for (const signal of ["SIGHUP", ...STRAY_SIGNALS] as const)
    if (signal in constants.signals) process.on(signal, () => undefined);
}

/** Runs and restarts the kiosk until it is asked to stop or staff have left the kiosk mode; then ends this process. */
export function supervise({ heartbeat, pictures, command }: Arguments, limits: Limits = LIMITS): void {
  const tied = canTieToParent();
  // Such a kiosk survives a killed supervisor; the next supervisor kills it.
  if (!tied) tell("kiosk-not-tied");
  if (killLeftoverKiosk(heartbeat)) tell("kiosk-left-over");
  const beats = watchHeartbeatFile(heartbeat);
  const outside = callOutside(pictures, (program) => tell("program-failed", { program }));
  const kiosk = createChild([...command, heartbeatArgument(heartbeat)], tied, (code, signal) => {
    tell("kiosk-ended", { code, signal });
    dispatch({ type: "ended", code });
  });
  let lastWord: Promise<void> = Promise.resolve();

  function carryOut(effect: SupervisorEffect): void {
    switch (effect.type) {
      case "start":
        beats.forget();
        tell("kiosk-start");
        kiosk.start();
        return;
      case "ask":
        tell("kiosk-asked");
        kiosk.ask();
        return;
      case "kill":
        tell("kiosk-killed");
        kiosk.kill();
        return;
      case "show":
        tell("picture", { picture: effect.picture });
        outside.show(effect.picture);
        return;
      case "notify":
        lastWord = outside.notify(effect.word);
        return;
      case "leave":
        tell("left", { code: effect.code });
        void lastWord.then(() => process.exit(effect.code));
        return;
    }
  }

  let now = firstStep(clock(), limits);
  function dispatch(event: SupervisorEvent): void {
    now = step(now.state, event, clock(), limits);
    for (const effect of now.effects) carryOut(effect);
  }

  hearSignals(() => dispatch({ type: "stop" }));
  for (const effect of now.effects) carryOut(effect);
  setInterval(() => {
    if (beats.isNew()) dispatch({ type: "beat" });
    dispatch({ type: "tick" });
  }, limits.tick);
}
