import { useState } from "react";
import type { EmailState, Patron } from "#contract/domain/patron.ts";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Notice } from "../../components/notice.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useMutation } from "../../queries/hooks.ts";
import type { VisitAction } from "../../state/page-state.ts";
import { useInfo, useStore } from "../../state/store.ts";
import { DoneMark } from "../shared/done-mark.tsx";
import { EmailAddress, howItStands } from "../shared/email-line.tsx";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { EmailCode } from "./email-code.tsx";
import { EmailForm } from "./email-form.tsx";

/** State of this screen. */
type Doing = "look" | "type" | "code" | "code-sent-again" | "registered" | "proven" | "removed";

/** Stores the changed patron in the overview of home and account, and notes what was done. */
function keep(patron: Patron, action?: VisitAction): void {
  const { overview, setOverview, actionDone } = useStore.getState();
  if (overview !== null) setOverview({ ...overview, patron });
  if (action !== undefined) actionDone(action);
}

/** Eメールお知らせサービス: look, register or change, delete (D41-D47). */
export function EmailScreen() {
  const email = useStore((state) => state.overview?.patron.email);
  const [doing, setDoing] = useState<Doing>("look");
  const [typed, setTyped] = useState("");
  if (email === undefined) return null;
  const look = (): void => setDoing("look");
  switch (doing) {
    case "look":
      return <Look email={email} onProceed={setDoing} />;
    case "type":
      return (
        <EmailForm
          email={email}
          onBack={look}
          onDone={(patron, address) => {
            keep(patron, "email-registered");
            setTyped(address);
            setDoing(howItStands(patron.email) === "unproven" ? "code" : "registered");
          }}
        />
      );
    case "code":
    case "code-sent-again":
      return (
        <EmailCode
          email={email}
          sentAgain={doing === "code-sent-again"}
          onLater={look}
          onPatron={keep}
          onDone={(patron) => {
            keep(patron, "email-confirmed");
            setDoing("proven");
          }}
        />
      );
    case "registered":
      return <Registered address={typed} onProceed={look} />;
    case "proven":
      return <Done words="proven" address={email.state === "none" ? "" : email.masked} onProceed={look} />;
    case "removed":
      return <Done words="removed" onProceed={look} />;
  }
}

interface LookProps {
  readonly email: EmailState;
  onProceed(doing: Doing): void;
}

function Look({ email, onProceed }: LookProps) {
  const t = useTranslation();
  const language = useLanguage();
  const [removing, setRemoving] = useState(false);
  const mutation = useMutation();
  const busy = mutation.state !== "idle";
  const remove = (): void =>
    mutation.run(
      () => kiosk().deleteEmail({}),
      (patron) => {
        keep(patron, "email-deleted");
        onProceed("removed");
      },
      (refusal) => {
        setRemoving(false);
        mutation.refuse(refusal);
      },
    );
  const sendAgain = (): void =>
    mutation.run(
      () => kiosk().resendEmailCode({ language }),
      (patron) => {
        keep(patron);
        onProceed("code-sent-again");
      },
    );
  const change = (): void => onProceed("type");
  const known = email.state !== "none";
  const unproven = howItStands(email) === "unproven";
  return (
    <Page
      caption={t("account.emailPage.caption")}
      heading={t("account.emailPage.heading")}
      asideFirst
      aside={<State email={email} />}
      extra={<Picture of="letter" />}
      primary={
        unproven
          ? { label: t("account.emailPage.enterCode"), onPress: () => onProceed("code") }
          : { label: t(known ? "account.emailPage.change" : "account.emailPage.register"), onPress: change }
      }
    >
      {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
      <Senders />
      {known && (
        <div className="stack at-bottom">
          {unproven && (
            <>
              <Button
                icon="mail"
                label={t("account.emailPage.sendAgain")}
                state={busy ? "busy" : "ready"}
                onPress={sendAgain}
              />
              <Button icon="change" label={t("account.emailPage.change")} onPress={change} />
            </>
          )}
          <Button icon="trash" label={t("account.emailPage.remove")} onPress={() => setRemoving(true)} />
        </div>
      )}
      {removing && (
        <ConfirmDialog
          heading={t("account.emailPage.removeHeading")}
          confirm={t("account.emailPage.remove")}
          keep={t("account.emailPage.keep")}
          filled="keep"
          state={busy ? "busy" : "ready"}
          onConfirm={remove}
          onKeep={() => setRemoving(false)}
        >
          <p>{t("account.emailPage.removeText")}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

const TONES = {
  none: "plain",
  registered: "ok",
  unproven: "notice",
  bounced: "notice",
  refused: "notice",
} as const;

function Address({ children }: { readonly children: string }) {
  return (
    <p className="email-address">
      <EmailAddress>{children}</EmailAddress>
    </p>
  );
}

function State({ email }: { readonly email: EmailState }) {
  const t = useTranslation();
  const state = howItStands(email);
  return (
    <Notice
      tone={TONES[state]}
      icon={state === "none" ? "mail" : undefined}
      title={t(`account.emailState.${state}`)}
    >
      {email.state !== "none" && <Address>{email.masked}</Address>}
      <p>{t(`account.emailPage.${state}`)}</p>
    </Notice>
  );
}

/** D43: sender addresses and the domain to be allowed. */
function Senders() {
  const t = useTranslation();
  const mail = useInfo()?.mail;
  if (mail === undefined || mail.domain === "") return null;
  return (
    <section className="facts">
      <h2>{t("account.emailPage.senders")}</h2>
      <dl>
        <div>
          <dt>{t("account.emailPage.holdSender")}</dt>
          <dd>
            <EmailAddress>{mail.holdSender}</EmailAddress>
          </dd>
        </div>
        <div>
          <dt>{t("account.emailPage.confirmSender")}</dt>
          <dd>
            <EmailAddress>{mail.confirmSender}</EmailAddress>
          </dd>
        </div>
      </dl>
      <p>{t("account.emailPage.domain", { domain: mail.domain })}</p>
    </section>
  );
}

/** Shows the address as it was typed, because it is still on the screen from typing it (D15). */
function Registered({ address, onProceed }: { readonly address: string; onProceed(): void }) {
  const t = useTranslation();
  return (
    <Page
      className="done-page"
      caption={<DoneMark />}
      heading={t("account.emailPage.doneHeading")}
      onBack={null}
      asideFirst
      aside={
        <>
          <Address>{address}</Address>
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

/** Texts for completed changes. */
const DONE = {
  proven: ["account.emailPage.provenHeading", "account.emailPage.doneContact"],
  removed: ["account.emailPage.removed", "account.emailPage.removedText"],
} as const;

interface DoneProps {
  readonly words: keyof typeof DONE;
  readonly address?: string;
  onProceed(): void;
}

function Done({ words, address = "", onProceed }: DoneProps) {
  const t = useTranslation();
  const [heading, text] = DONE[words];
  return (
    <Page
      className="done-page"
      caption={<DoneMark />}
      heading={t(heading)}
      onBack={null}
      aside={
        <>
          {address !== "" && <Address>{address}</Address>}
          <p className="lead">{t(text)}</p>
        </>
      }
      primary={{ label: t("account.emailPage.ok"), onPress: onProceed }}
    />
  );
}
