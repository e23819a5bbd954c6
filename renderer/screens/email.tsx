import { useState } from "react";
import type { EmailState, Patron } from "#contract/domain/patron.ts";
import { useAsk } from "../app/ask.ts";
import { kiosk } from "../app/kiosk.ts";
import { useInfo, useStore } from "../app/store.ts";
import { Button } from "../components/button.tsx";
import { ConfirmBox } from "../components/confirm-box.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { RefusalNotice } from "../components/refusal-notice.tsx";
import { useWords } from "../words/index.ts";
import { DoneMark } from "./done-mark.tsx";
import { EmailForm } from "./email-form.tsx";

/** What this screen does at the moment. */
type Doing = "look" | "type" | "registered" | "removed";

/** Keeps what a change answers in the overview that home and account show. */
function keep(patron: Patron): void {
  const { overview, setOverview } = useStore.getState();
  if (overview !== null) setOverview({ ...overview, patron });
}

/** Eメールお知らせサービス: look, register or change, delete (rules 41-47). */
export function EmailScreen() {
  const email = useStore((state) => state.overview?.patron.email);
  const [doing, setDoing] = useState<Doing>("look");
  if (email === undefined) return null;
  switch (doing) {
    case "look":
      return <Look email={email} onChange={() => setDoing("type")} onRemoved={() => setDoing("removed")} />;
    case "type":
      return (
        <EmailForm
          email={email}
          onBack={() => setDoing("look")}
          onDone={(patron) => {
            keep(patron);
            setDoing("registered");
          }}
        />
      );
    case "registered":
      return <Registered onProceed={() => setDoing("look")} />;
    case "removed":
      return <Removed onProceed={() => setDoing("look")} />;
  }
}

interface LookProps {
  readonly email: EmailState;
  onChange(): void;
  onRemoved(): void;
}

function Look({ email, onChange, onRemoved }: LookProps) {
  const t = useWords();
  const [removing, setRemoving] = useState(false);
  const ask = useAsk();
  const remove = (): void =>
    ask.run(
      () => kiosk().deleteEmail({}),
      (patron) => {
        keep(patron);
        onRemoved();
      },
      (refusal) => {
        setRemoving(false);
        ask.refuse(refusal);
      },
    );
  const known = email.state !== "none";
  return (
    <Page
      caption={t("account.emailPage.caption")}
      heading={t("account.emailPage.heading")}
      aside={<State email={email} />}
      primary={{
        label: t(known ? "account.emailPage.change" : "account.emailPage.register"),
        onPress: onChange,
      }}
    >
      {ask.refusal !== null && <RefusalNotice refusal={ask.refusal} />}
      <Senders />
      {known && (
        <div className="at-bottom">
          <Button icon="trash" label={t("account.emailPage.remove")} onPress={() => setRemoving(true)} />
        </div>
      )}
      {removing && (
        <ConfirmBox
          heading={t("account.emailPage.removeHeading")}
          confirm={t("account.emailPage.remove")}
          keep={t("account.emailPage.keep")}
          filled="keep"
          state={ask.state === "idle" ? "ready" : "busy"}
          onConfirm={remove}
          onKeep={() => setRemoving(false)}
        >
          <p>{t("account.emailPage.removeText")}</p>
        </ConfirmBox>
      )}
    </Page>
  );
}

const TONES = { none: "plain", registered: "ok", bounced: "notice", refused: "notice" } as const;

function State({ email }: { readonly email: EmailState }) {
  const t = useWords();
  return (
    <Notice
      tone={TONES[email.state]}
      icon={email.state === "none" ? "mail" : undefined}
      title={t(`account.emailState.${email.state}`)}
    >
      {email.state !== "none" && (
        <p className="email-address" lang="en">
          {email.masked}
        </p>
      )}
      <p>{t(`account.emailPage.${email.state}`)}</p>
    </Notice>
  );
}

/** Rule 43: from which addresses mail comes, and which domain must be let through. */
function Senders() {
  const t = useWords();
  const mail = useInfo()?.mail;
  if (mail === undefined) return null;
  return (
    <section className="facts">
      <h2>{t("account.emailPage.senders")}</h2>
      <dl>
        <div>
          <dt>{t("account.emailPage.holdSender")}</dt>
          <dd lang="en">{mail.holdSender}</dd>
        </div>
        <div>
          <dt>{t("account.emailPage.confirmSender")}</dt>
          <dd lang="en">{mail.confirmSender}</dd>
        </div>
      </dl>
      <p>{t("account.emailPage.domain", { domain: mail.domain })}</p>
    </section>
  );
}

function Registered({ onProceed }: { onProceed(): void }) {
  const t = useWords();
  return (
    <Page
      className="done-page"
      caption={<DoneMark />}
      heading={t("account.emailPage.doneHeading")}
      onBack={null}
      aside={
        <>
          <p className="lead">{t("account.emailPage.doneConfirm")}</p>
          <p className="lead">{t("account.emailPage.doneContact")}</p>
        </>
      }
      primary={{ label: t("account.emailPage.ok"), onPress: onProceed }}
    >
      <Notice tone="plain" icon="mail">
        {t("account.emailPage.doneMissing")}
      </Notice>
    </Page>
  );
}

function Removed({ onProceed }: { onProceed(): void }) {
  const t = useWords();
  return (
    <Page
      className="done-page"
      caption={<DoneMark />}
      heading={t("account.emailPage.removed")}
      onBack={null}
      aside={<p className="lead">{t("account.emailPage.removedText")}</p>}
      primary={{ label: t("account.emailPage.ok"), onPress: onProceed }}
    />
  );
}
