import { useState } from "react";
import type { EmailState, Patron } from "#contract/domain/patron.ts";
import { TextField } from "../../components/text-field.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import type { Edit } from "../../keyboards/kana.ts";
import { LatinKeyboard } from "../../keyboards/latin-keyboard.tsx";
import { kiosk } from "../../kiosk.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useSettings } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { typingPage } from "../shared/typing-page.ts";

/** Longest address there can be (RFC 5321). */
const LONGEST = 254;

/** What the form needs. */
export interface EmailFormProps {
  readonly email: EmailState;
  onBack(): void;
  /** The answer, and the address as it was typed. */
  onDone(patron: Patron, address: string): void;
}

/** A quick check before it is typed twice; the backend validates addresses. */
const LOOKS_LIKE_ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/u;

/** D47: the address is typed twice, and both must match. There is no clipboard to paste from. */
export function EmailForm({ email, onBack, onDone }: EmailFormProps) {
  const t = useTranslation();
  const { boards } = useSettings();
  const { typed, again, mutation, edit, startOver, next } = useTwice(onDone);
  const action = t(email.state === "none" ? "account.emailPage.register" : "account.emailPage.change");
  return (
    <Page
      {...typingPage(mutation.refusal)}
      caption={t("account.emailPage.step", { step: again ? 2 : 1 })}
      heading={t(again ? "account.emailPage.againHeading" : "account.emailPage.newHeading")}
      onBack={again ? startOver : onBack}
      extra={<Picture of="letter" />}
      aside={
        <>
          <TextField
            key={again ? "again" : "first"}
            label={t(again ? "account.emailPage.fieldAgain" : "account.emailPage.field")}
            value={typed}
            lang="en"
            maxLength={LONGEST}
            invalid={mutation.refusal !== null}
            onChange={(value) => edit(() => value)}
            onEnter={next}
          />
          {again && <p className="field-hint">{t("account.emailPage.again")}</p>}
          {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} withoutWay />}
        </>
      }
      primary={
        typed === ""
          ? undefined
          : {
              label: again ? action : t("common.next"),
              state: mutation.state === "idle" ? "ready" : "busy",
              onPress: next,
            }
      }
      keyboard={<LatinKeyboard use="email" boards={boards} typed={typed} onEdit={edit} />}
    />
  );
}

/** Two entries and one call; main compares them. A refusal starts over. */
function useTwice(onDone: EmailFormProps["onDone"]) {
  const [first, setFirst] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const mutation = useMutation();
  const language = useLanguage();
  const startOver = (): void => {
    setFirst(null);
    setTyped("");
  };
  const send = (address: string): void =>
    mutation.run(
      () => kiosk().setEmail({ address, again: typed, language }),
      (patron) => onDone(patron, address),
      (refusal) => {
        startOver();
        mutation.refuse(refusal);
      },
    );
  return {
    typed,
    again: first !== null,
    mutation,
    startOver,
    edit(change: Edit): void {
      mutation.clear();
      setTyped((before) => change(before).slice(0, LONGEST));
    },
    next(): void {
      if (typed === "") return;
      if (first !== null) {
        send(first);
      } else if (LOOKS_LIKE_ADDRESS.test(typed)) {
        setFirst(typed);
        setTyped("");
      } else {
        mutation.refuse({ name: "email-format" });
      }
    },
  };
}
