import { useState } from "react";
import { isGuessable } from "#contract/text/guessable.ts";
import { useTranslation } from "../../i18n/index.ts";
import type { Edit } from "../../keyboards/kana.ts";
import { PasswordKeyboard } from "../../keyboards/password-keyboard.tsx";
import { kiosk } from "../../kiosk.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { PasswordDone } from "../shared/password-done.tsx";
import { isLongEnough, PasswordField } from "../shared/password-field.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { typingPage } from "../shared/typing-page.ts";

/** One question per screen: 現在のパスワード, 変更するパスワード, 確認. */
const STEPS = ["current", "next", "again"] as const;
type Step = (typeof STEPS)[number];

const FIELDS = {
  current: "account.passwordPage.fieldCurrent",
  next: "signIn.first.field",
  again: "signIn.first.fieldAgain",
} as const satisfies Record<Step, string>;

/** D12: the patron changes the password freely, at any time. */
export function PasswordChangeScreen() {
  const t = useTranslation();
  const back = useStore((state) => state.back);
  const { boards } = useSettings();
  const change = usePasswordChange();
  if (change.done) return <PasswordDone onProceed={back} />;
  const { step, rule, typed, mutation } = change;
  const label = t(step === "again" ? "signIn.first.change" : "common.next");
  return (
    <Page
      {...typingPage(mutation.refusal)}
      caption={t("account.passwordPage.step", { step: STEPS.indexOf(step) + 1 })}
      heading={t(`account.passwordPage.${step}`)}
      extra={<Picture of="key" />}
      onBack={step === "current" ? back : change.startOver}
      aside={
        <>
          <PasswordField
            key={step}
            label={t(FIELDS[step])}
            rule={rule}
            value={typed}
            invalid={mutation.refusal !== null}
            onChange={(value) => change.edit(() => value)}
            onEnter={change.next}
          />
          {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} withoutWay />}
        </>
      }
      primary={
        isLongEnough(typed, rule)
          ? { label, state: mutation.state === "idle" ? "ready" : "busy", onPress: change.next }
          : undefined
      }
      keyboard={<PasswordKeyboard signs={rule.signs} boards={boards} onEdit={change.edit} />}
    />
  );
}

/** Three steps and one call. A refusal starts over; no password is kept. */
function usePasswordChange() {
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState(false);
  const mutation = useMutation();
  const step: Step = STEPS[answers.length] ?? "again";
  const { now, next: changed } = useSettings().password;
  const rule = step === "current" ? now : changed;
  const startOver = (): void => {
    setAnswers([]);
    setTyped("");
  };
  const send = (current: string, next: string): void =>
    mutation.run(
      () => kiosk().changePassword({ current, next }),
      (overview) => {
        const { setOverview, actionDone } = useStore.getState();
        setOverview(overview);
        actionDone("password-changed");
        setDone(true);
      },
      (refusal) => {
        startOver();
        mutation.refuse(refusal);
      },
    );
  return {
    step,
    rule,
    typed,
    done,
    mutation,
    startOver,
    edit(edit: Edit): void {
      mutation.clear();
      setTyped((before) => edit(before).slice(0, rule.max));
    },
    next(): void {
      if (!isLongEnough(typed, rule)) return;
      const [current, next] = answers;
      if (step === "next" && changed.refuseGuessable === true && isGuessable(typed)) {
        setTyped("");
        mutation.refuse({ name: "password-guessable" });
      } else if (current === undefined || next === undefined) {
        setAnswers([...answers, typed]);
        setTyped("");
      } else if (next === typed) {
        send(current, next);
      } else {
        // The current password was correct: only the new one is requested again.
        setAnswers([current]);
        setTyped("");
        mutation.refuse({ name: "password-mismatch" });
      }
    },
  };
}
