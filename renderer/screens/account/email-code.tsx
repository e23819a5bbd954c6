import { useId, useState } from "react";
import type { EmailState, Patron } from "#contract/domain/patron.ts";
import { BoxField } from "../../components/box-field.tsx";
import { Button } from "../../components/button.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { DigitPad } from "../../keyboards/digit-pad.tsx";
import type { Edit } from "../../keyboards/kana.ts";
import { kiosk } from "../../kiosk.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useStore } from "../../state/store.ts";
import { type FootAction, Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { typingPage } from "../shared/typing-page.ts";

/** Digits of a code in a confirmation mail. */
const DIGITS = 6;

/** What the screen needs. */
export interface EmailCodeProps {
  readonly email: EmailState;
  /** The mail was sent again a moment ago. */
  readonly sentAgain: boolean;
  /** The mail has not arrived, or is read at home: the code can be entered at a later visit. */
  onLater(): void;
  /** An answer to keep, after which this screen stays. */
  onPatron(patron: Patron): void;
  onDone(patron: Patron): void;
}

/** D41: confirms the address with the code of the mail, if the library requires it. */
export function EmailCode({ email, onPatron, onDone, onLater, ...at }: EmailCodeProps) {
  const t = useTranslation();
  const language = useLanguage();
  const [code, setCode] = useState("");
  const [sentAgain, setSentAgain] = useState(at.sentAgain);
  const [codeRefused, setCodeRefused] = useState(false);
  const mutation = useMutation();
  const hint = useId();
  const state = mutation.state === "idle" ? "ready" : "busy";
  const whole = code.length === DIGITS;
  // In larger type a third button in the foot would leave no room for the field.
  const larger = useStore((state) => state.display.type !== "normal");
  const change = (edit: Edit): void => {
    mutation.clear();
    setCode((before) => edit(before).slice(0, DIGITS));
  };
  const enter = (): void => {
    if (!whole) return;
    mutation.run(
      () => kiosk().confirmEmail({ code }),
      onDone,
      (refusal) => {
        setCode("");
        setSentAgain(false);
        setCodeRefused(true);
        mutation.refuse(refusal);
      },
    );
  };
  const sendAgain = (): void => {
    setCode("");
    setSentAgain(false);
    setCodeRefused(false);
    mutation.run(
      () => kiosk().resendEmailCode({ language }),
      (patron) => {
        onPatron(patron);
        setSentAgain(true);
      },
    );
  };
  const again: FootAction = { label: t("account.emailPage.sendAgain"), state, onPress: sendAgain };
  return (
    <Page
      {...typingPage(mutation.refusal)}
      caption={t("account.emailPage.heading")}
      heading={t("account.emailPage.codeHeading")}
      extra={<Picture of="code" />}
      onBack={onLater}
      backLabel={t("account.emailPage.codeLater")}
      aside={
        <>
          <p className="visually-hidden" role="status">
            {sentAgain && t("account.emailPage.sentAgain")}
          </p>
          <BoxField
            // Where it is seen on every panel: a notice would be in a later part. In larger type it would push the field there.
            label={t(sentAgain && !larger ? "account.emailPage.sentAgain" : "account.emailPage.codeField")}
            value={code}
            length={DIGITS}
            digits
            describedBy={hint}
            invalid={codeRefused && mutation.refusal !== null}
            onChange={(value) => change(() => value)}
            onEnter={enter}
          />
          {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
          <p id={hint} className="field-hint">
            {email.state !== "none" && t("account.emailPage.codeSent", { address: email.masked })}{" "}
            {t("account.emailPage.codeTime")}
          </p>
          {larger && <Button className="email-again" {...again} />}
        </>
      }
      secondary={larger ? undefined : again}
      primary={whole ? { label: t("account.emailPage.confirm"), state, onPress: enter } : undefined}
      keyboard={<DigitPad use="number" onEdit={change} />}
    />
  );
}
