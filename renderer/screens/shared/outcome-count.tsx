import { Fragment } from "react";
import { Icon } from "../../components/icon.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { joinSentences } from "../../i18n/names.ts";
import type { OutcomeCounts } from "../../queries/outcome.ts";

const TOLD = ["done", "not-done", "unknown"] as const;

/** Copies that the patron has to see to. */
export function amissOf(counts: OutcomeCounts): number {
  return counts["not-done"] + counts.unknown;
}

interface OutcomeCountProps {
  readonly of: "lend" | "returns";
  readonly counts: OutcomeCounts;
}

/** For a heading, where copies are amiss: how many are done, are not, and are not known. */
export function OutcomeCount({ of, counts }: OutcomeCountProps) {
  const t = useTranslation();
  return (
    <span className="outcome-count" role="status">
      <Icon name="notice" />
      <span>
        {TOLD.filter((outcome) => counts[outcome] > 0).map((outcome) => (
          <Fragment key={outcome}>
            <span className={`clause outcome-${outcome}`}>
              {t(of === "lend" ? `lend.sum.${outcome}` : `returns.sum.${outcome}`, {
                count: counts[outcome],
              })}
            </span>{" "}
          </Fragment>
        ))}
      </span>
    </span>
  );
}

/** What to do where copies are amiss. `forDesk`: only staff can help with one of them. */
export function useAmissHint(forDesk: boolean): string {
  const t = useTranslation();
  const more = t("lend.more");
  return joinSentences(useLanguage(), forDesk ? [t("common.ways.counter"), more] : [more]);
}
