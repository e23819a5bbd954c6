import type { SettingNow } from "#contract/staff/calls.ts";

/** The value of a setting; undefined if it is not known. */
export function settingOf(settings: readonly SettingNow[], path: string): unknown {
  return settings.find((one) => one.path === path)?.value;
}

/** The value of a setting with a text; empty for any other. */
export function textOf(settings: readonly SettingNow[], path: string): string {
  const value = settingOf(settings, path);
  return typeof value === "string" ? value : "";
}
