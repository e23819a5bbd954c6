import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { Translate } from "../i18n/index.ts";

/** The text of an invalid setting: file and line, the setting, allowed values. Never the value, which main does not send. */
export function problemWords({ kind, file, line, path, allowed }: SettingsProblem, t: Translate): string {
  const place =
    line === null ? t("visit.problem.place", { file }) : t("visit.problem.placeLine", { file, line });
  const bare = allowed === "" && (kind === "value" || kind === "type");
  const what = t(bare ? "visit.problem.valueBare" : `visit.problem.${kind}`, { path, allowed });
  return `${place}${t("common.apart")}${what}`;
}
