import { isOtherBackend } from "../library/adapter.ts";
import type { Log } from "../log/log.ts";
import type { SettingsSources } from "../settings/read.ts";
import { watchFiles } from "../settings/watch.ts";
import type { BackendWatch } from "./backend-watch.ts";
import type { Core } from "./types.ts";

export interface FollowDeps {
  readonly log: Log;
  readonly core: Core;
  readonly sources: SettingsSources;
  readonly backend: BackendWatch;
  renewScanner(): void;
  /** Prints the problems of the settings to the console. */
  say(): void;
}

/** Applies changed settings; also replaces an idle page that is outdated for another reason. */
export interface SettingsFollower {
  /** Whether no visit is open and no reset is running. */
  isIdle(): boolean;
  /** Replaces the page: now, or after the visit or reset. */
  renewPage(): void;
}

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/**
 * Applies changed or repaired settings files within two seconds, without a restart; an invalid file leaves its last valid
 * state in force. A visit keeps the settings that it began with; changes are applied after its reset.
 */
export function followSettings({
  log,
  core,
  sources,
  backend,
  renewScanner,
  say,
}: FollowDeps): SettingsFollower {
  const { settings: live, visit, outOfOrder } = core;
  let stale = false;
  let lastStanding = live.standing();

  function isIdle(): boolean {
    const { phase } = visit.state();
    return phase !== "open" && phase !== "ending" && !core.isResetting();
  }

  function applyIfIdle(): void {
    if (isIdle()) live.apply();
  }

  function refresh(): void {
    // The reset at the end of staff mode creates a new page anyway.
    if (visit.state().phase === "staff") stale = false;
    if (!stale || !isIdle()) return;
    stale = false;
    visit.dispatch({ type: "end", reason: "settings" });
  }

  live.onChange((before) => {
    const after = live.now();
    const wasBroken = outOfOrder.isActive("settings");
    const isBroken = live.standing() === "broken";
    if (lastStanding !== "read" && live.standing() === "read") log("settings-mended");
    lastStanding = live.standing();
    say();
    // Only the reported problems differ: nothing has to be reloaded.
    if (!differ(before, after) && wasBroken === isBroken) return core.updateOutOfOrder();
    log("settings-changed");
    if (isOtherBackend(before, after) || wasBroken !== isBroken) backend.restart();
    else backend.judgeAgain();
    if (differ([before.scanner, before.kiosk], [after.scanner, after.kiosk])) renewScanner();
    core.updateOutOfOrder();
    // The idle page shows the old settings. The new library's information should be there before the new page asks for it.
    stale = true;
    void backend.firstInfo().then(refresh);
  });
  core.onSettled(() => {
    applyIfIdle();
    refresh();
  });
  const files = [
    sources.machineFile,
    sources.localFile,
    ...(sources.secretsFiles ?? []).map(({ path }) => path),
  ];
  watchFiles(
    files.filter((path) => path !== null),
    () => {
      live.reread();
      applyIfIdle();
    },
  );
  return {
    isIdle,
    renewPage() {
      stale = true;
      refresh();
    },
  };
}
