import { useEffect } from "react";
import type { Refusal, WayOn } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import type { Route } from "../../navigation/route.ts";
import { play } from "../../read-aloud/sound.ts";
import { linkTo } from "../../state/links.ts";
import { currentRoute, useCapability, useStore } from "../../state/store.ts";

/** Suggestions that open a screen. The others are done on the screen itself, or by people. */
const SCREENS = {
  "scan-card": { at: "scan-card" },
  holds: { at: "holds" },
  email: { at: "email" },
  "email-change": { at: "email" },
  "email-code": { at: "email" },
  search: { at: "search" },
} as const satisfies Partial<Record<WayOn, Route>>;

function isScreen(way: WayOn): way is keyof typeof SCREENS {
  return way in SCREENS;
}

/** What a refusal notice needs. */
export interface RefusalNoticeProps {
  readonly refusal: Refusal;
  /** Repeats the action; without it 「もう一度」 is not offered. */
  readonly onAgain?: (() => void) | undefined;
  /** Omits the suggestion if the screen already offers it. */
  readonly withoutWay?: boolean;
}

/** A refusal: what happened, what to do, the code, and one suggestion. Announced at once. */
export function RefusalNotice({ refusal, onAgain, withoutWay = false }: RefusalNoticeProps) {
  const words = refusalWords(refusal, useLanguage(), useTranslation());
  useEffect(() => play("refusal"), []);
  return (
    <Notice
      tone="notice"
      role="alert"
      title={words.text}
      code={words.code}
      action={withoutWay ? undefined : <WayButton way={words.way} onAgain={onAgain} />}
    >
      {words.help === "" ? undefined : words.help}
    </Notice>
  );
}

function WayButton({ way, onAgain }: { readonly way: WayOn; readonly onAgain?: (() => void) | undefined }) {
  const t = useTranslation();
  const place = useStore((state) => currentRoute(state).at);
  const search = useCapability("search");
  const email = useCapability("email");
  if (way === "again") {
    if (onAgain === undefined) return null;
    return <Button label={t("common.ways.again")} onPress={onAgain} />;
  }
  if (!isScreen(way) || SCREENS[way].at === place) return null;
  if ((way === "search" && !search) || (SCREENS[way].at === "email" && !email)) return null;
  return <Button label={t(`common.ways.${way}`)} {...linkTo(SCREENS[way])} />;
}
