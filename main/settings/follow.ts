import type { BackendWatch } from "../backend-watch.ts";
import type { Core } from "../core.ts";
import { isOtherBackend } from "../library/adapter.ts";
import type { Log } from "../log/log.ts";
import type { SettingsSources } from "./read.ts";
import { watchFiles } from "./watch.ts";

export interface FollowDeps {
  readonly log: Log;
  readonly core: Core;
  readonly sources: SettingsSources;
  readonly backend: BackendWatch;
  renewScanner(): void;
  /** Says what is wrong with the settings, on the console. */
  say(): void;
}

/** What follows the settings also takes away a page that has become old for another reason. */
export interface SettingsFollower {
  /** The page of nobody is drawn anew, when nobody is here. */
  renewPage(): void;
}

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/**
 * Keeps the running kiosk to its settings: a file that is changed or repaired holds within two seconds, without a restart,
 * and one that turns bad leaves its last good state in force. A patron keeps the settings the visit began with; what has changed meanwhile holds after the reset.
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
  let stood = live.standing();

  /** Nobody is here, and no page is just being made. */
  function isFree(): boolean {
    const { phase } = visit.state();
    return phase !== "open" && phase !== "ending" && !core.isResetting();
  }

  function take(): void {
    if (isFree()) live.take();
  }

  function refresh(): void {
    // Staff see their own page; the reset when they leave brings the patrons a new one.
    if (visit.state().phase === "staff") stale = false;
    if (!stale || !isFree()) return;
    stale = false;
    visit.dispatch({ type: "end", reason: "settings" });
  }

  live.onChange((before) => {
    const after = live.now();
    const wasBroken = outOfOrder.isActive("settings");
    const isBroken = live.standing() === "broken";
    if (stood !== "read" && live.standing() === "read") log("settings-mended");
    stood = live.standing();
    say();
    // Only what is told about the files is another: no page and no part is drawn or opened anew for that.
    if (!differ(before, after) && wasBroken === isBroken) return core.updateOutOfOrder();
    log("settings-changed");
    if (isOtherBackend(before, after) || wasBroken !== isBroken) backend.restart();
    if (differ([before.scanner, before.card, before.kiosk], [after.scanner, after.card, after.kiosk]))
      renewScanner();
    core.updateOutOfOrder();
    // The page of nobody was drawn with the old ones. Another library should be known before a new one asks for it.
    stale = true;
    void backend.firstInfo().then(refresh);
  });
  core.onSettled(() => {
    take();
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
      take();
    },
  );
  return {
    renewPage() {
      stale = true;
      refresh();
    },
  };
}
