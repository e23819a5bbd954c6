import { useState } from "react";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { Edit } from "../../keyboards/kana.ts";
import { PasswordKeyboard } from "../../keyboards/password-keyboard.tsx";
import { kiosk } from "../../kiosk.ts";
import { useLayout } from "../../layout.ts";
import { useMutation } from "../../queries/hooks.ts";
import { linkTo } from "../../state/links.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { isLongEnough, PasswordField } from "../shared/password-field.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { typingPage } from "../shared/typing-page.ts";
import { useWaitingCopies } from "./waiting-copies.tsx";

/** The password of the card that was scanned or entered (D5-D8, D10, D17). */
export function PasswordScreen() {
  const t = useTranslation();
  const cardTail = useStore((state) => state.cardTail);
  const { password: passwords, boards } = useSettings();
  const rule = passwords.now;
  const [password, setPassword] = useState("");
  const mutation = useMutation();
  const copies = useWaitingCopies().length;
  const caption = [
    cardTail === null ? "" : t("common.card", { tail: `・・・・${cardTail}` }),
    copies === 0 ? "" : t("lend.waiting", { count: copies }),
  ]
    .filter((part) => part !== "")
    .join(t("common.apart"));
  const change = (edit: Edit): void => {
    mutation.clear();
    setPassword((before) => edit(before).slice(0, rule.max));
  };
  const signIn = (): void => {
    if (!isLongEnough(password, rule) || mutation.refusal !== null) return;
    mutation.run(
      () => kiosk().signIn({ password }),
      (overview) => useStore.getState().signedIn(overview, password),
      (refusal) => {
        // Clears a wrong password.
        setPassword("");
        mutation.refuse(refusal);
      },
    );
  };
  return (
    <Page
      {...typingPage(mutation.refusal)}
      caption={caption === "" ? undefined : caption}
      heading={t("signIn.password.heading")}
      headEnd={mutation.refusal === null && <ForgottenAbove />}
      extra={<Picture of="key" />}
      asideFirst
      aside={
        <>
          <PasswordField
            label={t("signIn.password.field")}
            rule={rule}
            value={password}
            invalid={mutation.refusal !== null}
            onChange={(value) => change(() => value)}
            onEnter={signIn}
          />
          {mutation.refusal !== null && (
            <RefusalNotice
              refusal={mutation.refusal}
              withoutWay={mutation.refusal.name === "wrong-credentials"}
            />
          )}
        </>
      }
      {...foot(
        t,
        mutation.refusal,
        isLongEnough(password, rule),
        mutation.state !== "idle",
        signIn,
        mutation.clear,
      )}
      keyboard={
        mutation.refusal === null ? (
          <PasswordKeyboard signs={rule.signs} boards={boards} onEdit={change} />
        ) : undefined
      }
    >
      {mutation.refusal !== null && <SignInRefused refusal={mutation.refusal} />}
    </Page>
  );
}

type Foot = Pick<React.ComponentProps<typeof Page>, "primary">;

function foot(
  t: ReturnType<typeof useTranslation>,
  refusal: Refusal | null,
  enough: boolean,
  busy: boolean,
  signIn: () => void,
  again: () => void,
): Foot {
  if (refusal !== null) return { primary: { label: t("signIn.password.checkAgain"), onPress: again } };
  if (!enough) return { primary: undefined };
  return { primary: { label: t("common.next"), state: busy ? "busy" : "ready", onPress: signIn } };
}

/** The way to what can be done without the password (D14). */
function Forgotten() {
  const t = useTranslation();
  return <Button icon="key" label={t("signIn.password.forgot")} {...linkTo({ at: "forgot-password" })} />;
}

/** The same before a wrong one is tried. In larger type it would lie over the field or take its room: 「こまったら」 says it alone. */
function ForgottenAbove() {
  const type = useStore((state) => state.display.type);
  const single = useLayout() === "single";
  return type === "normal" || (type === "large" && !single) ? <Forgotten /> : null;
}

/** Help after a refusal: the library's check list (D17, i-iv) and the forgotten password (D14). */
function SignInRefused({ refusal }: { readonly refusal: Refusal }) {
  const t = useTranslation();
  const hasLetters = useSettings().password.now.signs !== "digits";
  return (
    <>
      {refusal.name === "wrong-credentials" && (
        <section className="check-list">
          <h2>{t("signIn.password.checkTitle")}</h2>
          <ul>
            <li>{t("signIn.password.check.issued")}</li>
            <li>{t("signIn.password.check.registered")}</li>
            <li>{t("signIn.password.check.halfWidth")}</li>
            {hasLetters && <li>{t("signIn.password.check.case")}</li>}
          </ul>
        </section>
      )}
      <div className="at-bottom">
        <Forgotten />
      </div>
    </>
  );
}
