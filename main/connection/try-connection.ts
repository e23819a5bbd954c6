import type { Settings } from "#contract/settings/settings.schema.ts";
import {
  CONNECTION_STEPS,
  type ConnectionStep,
  type StepOutcome,
  type TestCard,
} from "#contract/staff/connection.ts";
import { type Found, failed, NOT_NEEDED } from "./found.ts";
import { createHttpProbe } from "./http-probe.ts";
import type { Probe } from "./probe.ts";
import { createSip2Probe } from "./sip2-probe.ts";
import { encrypt, reach } from "./wire.ts";

/** The probe that the settings need; add the next adapter's here. */
function probeOf(settings: Settings): Probe {
  switch (settings.backend.adapter) {
    case "shiori":
    case "koha":
      return createHttpProbe(settings);
    case "sip2":
      return createSip2Probe(settings);
  }
}

const SKIPPED: Found = { outcome: "skipped", finding: "skipped", cure: null };

/** One step. What throws is nonsense of the backend's that no probe has thought of, and is told as that. */
async function take(step: ConnectionStep, probe: Probe, card: TestCard | null): Promise<Found> {
  try {
    switch (step) {
      case "reach":
        return await reach(probe.place);
      case "tls":
        return await encrypt(probe.place);
      case "login":
        return await probe.login();
      case "status":
        return await probe.status();
      case "card":
        return card === null ? NOT_NEEDED : await probe.card(card);
    }
  } catch {
    return failed("nonsense");
  }
}

/**
 * Tries a connection step by step and says of each what was found, and which setting would cure it. The settings need
 * not be those that hold. Nothing is kept, and nothing is changed at the backend; takes up to half a minute.
 */
export async function tryConnection(
  settings: Settings,
  card: TestCard | null,
): Promise<readonly StepOutcome[]> {
  const probe = probeOf(settings);
  const outcomes: StepOutcome[] = [];
  for (const step of CONNECTION_STEPS) {
    const start = performance.now();
    const isLost = outcomes.some(({ outcome }) => outcome === "failed");
    const found = isLost ? SKIPPED : await take(step, probe, card);
    outcomes.push({ step, ...found, ms: Math.round(performance.now() - start) });
  }
  probe.end();
  return outcomes;
}
