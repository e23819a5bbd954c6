import type { Hold } from "#contract/domain/hold.ts";
import type { Translate } from "../../i18n/index.ts";

/** How long a hold is suspended: 「予約を12月3日(木)まで停止します」, or until it is resumed. */
export function suspensionWords({ until }: NonNullable<Hold["suspended"]>, t: Translate): string {
  return until === null ? t("hold.suspend.suspendedOpen") : t("hold.suspend.suspended", { date: until });
}
