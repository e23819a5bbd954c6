import type { EmailState } from "#contract/domain/patron.ts";
import { useWords } from "../words/index.ts";

/** The address in one line: its first letter and domain only (rule 15), and how it stands. */
export function EmailLine({ email }: { readonly email: EmailState }) {
  const t = useWords();
  const state = t(`account.emailState.${email.state}`);
  if (email.state === "none") return <>{state}</>;
  return (
    <>
      <span lang="en">{email.masked}</span>
      {t("common.apart")}
      {state}
    </>
  );
}
