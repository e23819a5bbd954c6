import { useId, useState } from "react";
import { BoxField } from "../../components/box-field.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { DigitPad } from "../../keyboards/digit-pad.tsx";
import type { Edit } from "../../keyboards/kana.ts";
import { kiosk } from "../../kiosk.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { typingPage } from "../shared/typing-page.ts";

/** Typed card number. Main keeps it; the page forgets it with the screen (D5). */
export function NumberPadScreen() {
  const t = useTranslation();
  const { cardDigits } = useSettings();
  const [number, setNumber] = useState("");
  const mutation = useMutation();
  const hint = useId();
  const missing = cardDigits - number.length;
  const change = (edit: Edit): void => {
    mutation.clear();
    setNumber((before) => edit(before).slice(0, cardDigits));
  };
  const enter = (): void => {
    if (missing > 0) return;
    mutation.run(
      () => kiosk().enterCard({ number }),
      ({ cardTail }) => useStore.getState().cardKnown(cardTail),
    );
  };
  return (
    <Page
      {...typingPage(mutation.refusal)}
      caption={t("signIn.number.caption")}
      heading={t("signIn.number.heading")}
      extra={<Picture of="number" />}
      aside={
        <>
          <BoxField
            label={t("signIn.number.field")}
            value={number}
            length={cardDigits}
            digits
            describedBy={hint}
            invalid={mutation.refusal !== null}
            onChange={(value) => change(() => value)}
            onEnter={enter}
          />
          <p id={hint} className="field-hint" aria-live="polite">
            {number === ""
              ? t("signIn.number.where", { digits: cardDigits })
              : missing > 0 && t("signIn.number.missing", { count: missing })}
          </p>
          {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
        </>
      }
      primary={
        missing > 0
          ? undefined
          : { label: t("common.next"), state: mutation.state === "idle" ? "ready" : "busy", onPress: enter }
      }
      keyboard={<DigitPad use="number" onEdit={change} />}
    />
  );
}
