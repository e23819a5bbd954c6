import type { EmailState } from "#contract/domain/patron.ts";
import { useTranslation } from "../../i18n/index.ts";

/** The state of an address for its patron. */
export function howItStands(email: EmailState): EmailState["state"] | "unproven" {
  return email.state !== "none" && email.awaitsProof === true ? "unproven" : email.state;
}

/** An address: a line that is too short for it ends before the @. */
export function EmailAddress({ children }: { readonly children: string }) {
  const at = Math.max(0, children.indexOf("@"));
  return (
    <span lang="en">
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </span>
  );
}

/** The address in one line: first letter and domain (D15), and its state. */
export function EmailLine({ email }: { readonly email: EmailState }) {
  const t = useTranslation();
  const state = t(`account.emailState.${howItStands(email)}`);
  if (email.state === "none") return <>{state}</>;
  return (
    <>
      <EmailAddress>{email.masked}</EmailAddress>
      {t("common.apart")}
      <wbr />
      {state}
    </>
  );
}
