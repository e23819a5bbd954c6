import type { Hold } from "#contract/domain/hold.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Result } from "#contract/result.ts";
import { Choice } from "../../components/choice.tsx";
import { daysAfter, monthAfter, today } from "../../dates.ts";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { leaveHoldForm } from "../shared/hold-form.ts";
import { mayRepeat } from "../shared/may-repeat.ts";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { suspensionWords } from "./suspension-words.ts";

/** Lengths of a suspension; null = until it is resumed. */
const LENGTHS = {
  week: (now: IsoDate) => daysAfter(now, 7),
  fortnight: (now: IsoDate) => daysAfter(now, 14),
  month: monthAfter,
  open: () => null,
} as const satisfies Record<string, (now: IsoDate) => IsoDate | null>;
const NAMES = Object.keys(LENGTHS) as readonly (keyof typeof LENGTHS)[];

/** 「いつまで停止しますか」: a touch is the answer. A suspended hold can also be resumed. */
export function HoldSuspendScreen({ route }: ScreenProps<"hold-suspend">) {
  const t = useTranslation();
  const { hold } = route;
  const { suspended } = hold;
  const { mutation, send } = useSuspendAction();
  return (
    <Page
      className="hold-suspend"
      heading={t(suspended === undefined ? "hold.suspend.question" : "hold.suspend.questionAgain")}
      aside={
        <BookLine title={hold.title}>
          {suspended !== undefined && <p>{suspensionWords(suspended, t)}</p>}
        </BookLine>
      }
      backLabel={t("common.stop")}
    >
      {suspended === undefined && mutation.refusal === null && <p>{t("hold.suspend.hint")}</p>}
      {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
      <Waiting state={mutation.state} words={t("common.sending")} />
      {mayRepeat(mutation.refusal) && (
        <div className="answers at-bottom">
          {suspended !== undefined && (
            <Choice
              icon="check"
              label={t("hold.suspend.resume")}
              detail={t("hold.suspend.resumeDetail")}
              onPress={() => send("resumed", () => kiosk().resumeHold({ hold: hold.id }))}
            />
          )}
          <Lengths
            suspended={suspended}
            onChoose={(until) => send("suspended", () => kiosk().suspendHold({ hold: hold.id, until }))}
          />
        </div>
      )}
    </Page>
  );
}

/** Sends the choice and returns to the list, which shows the result. */
function useSuspendAction() {
  const mutation = useMutation();
  const send = (what: "suspended" | "resumed", call: () => Promise<Result<Hold>>): void =>
    mutation.run(call, (after) => {
      leaveHoldForm();
      const until = after.suspended?.until;
      const done = { hold: after.id, what, ...(until === undefined ? {} : { until }) };
      const { replace, actionDone } = useStore.getState();
      actionDone(`hold-${what}`);
      replace({ at: "holds", done });
    });
  return { mutation, send };
}

function Lengths(props: {
  readonly suspended: Hold["suspended"];
  readonly onChoose: (until: IsoDate | null) => void;
}) {
  const t = useTranslation();
  const now = today();
  return NAMES.map((name) => {
    const until = LENGTHS[name](now);
    return (
      <Choice
        key={name}
        icon={until === null ? "pause" : "clock"}
        label={t(`hold.suspend.length.${name}`)}
        detail={until === null ? t("hold.suspend.openDetail") : t("hold.suspend.until", { date: until })}
        chosen={props.suspended === undefined ? undefined : props.suspended.until === until}
        onPress={() => props.onChoose(until)}
      />
    );
  });
}
