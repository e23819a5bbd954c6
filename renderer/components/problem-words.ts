import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { Translate } from "../i18n/index.ts";

/** A wrong setting in words: file and line, the setting, what may stand there. Never the value: main does not tell it. */
export function problemWords({ kind, file, line, path, allowed }: SettingsProblem, t: Translate): string {
  const place =
    line === null ? t("visit.problem.place", { file }) : t("visit.problem.placeLine", { file, line });
  const bare = allowed === "" && (kind === "value" || kind === "type");
  const what = t(bare ? "visit.problem.valueBare" : `visit.problem.${kind}`, { path, allowed });
  return `${place}${t("common.apart")}${what}`;
}
