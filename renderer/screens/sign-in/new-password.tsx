import { useState } from "react";
import type { PasswordRule } from "#contract/settings/passwords.ts";
import { isGuessable } from "#contract/text/guessable.ts";
import { useTranslation } from "../../i18n/index.ts";
import type { Edit } from "../../keyboards/kana.ts";
import { PasswordKeyboard } from "../../keyboards/password-keyboard.tsx";
import { kiosk } from "../../kiosk.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { PasswordDone } from "../shared/password-done.tsx";
import { isLongEnough, PasswordField } from "../shared/password-field.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { typingPage } from "../shared/typing-page.ts";

/** D8: a patron with a temporary password chooses a real one, in two steps, before anything else. */
export function NewPasswordScreen({ route }: ScreenProps<"new-password">) {
  const t = useTranslation();
  const { password, boards } = useSettings();
  const rule = password.next;
  const { typed, again, done, mutation, edit, next } = useNewPassword(route.current, rule);
  if (done) return <PasswordDone onProceed={() => useStore.getState().proceed()} />;
  const label = t(again ? "signIn.first.change" : "common.next");
  return (
    <Page
      {...typingPage(mutation.refusal)}
      caption={t("signIn.first.caption", { step: again ? 2 : 1 })}
      heading={t(again ? "signIn.first.headingAgain" : "signIn.first.heading")}
      extra={<Picture of="key" />}
      onBack={null}
      aside={
        <>
          <p className="lead">{t(again ? "signIn.first.again" : "signIn.first.why")}</p>
          <PasswordField
            key={again ? "again" : "first"}
            label={t(again ? "signIn.first.fieldAgain" : "signIn.first.field")}
            rule={rule}
            value={typed}
            invalid={mutation.refusal !== null}
            onChange={(value) => edit(() => value)}
            onEnter={next}
          />
          {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} withoutWay />}
        </>
      }
      primary={
        isLongEnough(typed, rule)
          ? { label, state: mutation.state === "idle" ? "ready" : "busy", onPress: next }
          : undefined
      }
      keyboard={<PasswordKeyboard signs={rule.signs} boards={boards} onEdit={edit} />}
    />
  );
}

/** Two entries and one call. After a refusal both are typed again. */
function useNewPassword(current: string, rule: PasswordRule) {
  const [first, setFirst] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState(false);
  const mutation = useMutation();
  const startOver = (): void => {
    setFirst(null);
    setTyped("");
  };
  const send = (next: string): void =>
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
    typed,
    again: first !== null,
    done,
    mutation,
    edit(edit: Edit): void {
      mutation.clear();
      setTyped((before) => edit(before).slice(0, rule.max));
    },
    next(): void {
      if (!isLongEnough(typed, rule)) return;
      if (rule.refuseGuessable === true && isGuessable(typed)) {
        startOver();
        mutation.refuse({ name: "password-guessable" });
      } else if (first === null) {
        setFirst(typed);
        setTyped("");
      } else if (first === typed) {
        send(typed);
      } else {
        startOver();
        mutation.refuse({ name: "password-mismatch" });
      }
    },
  };
}
