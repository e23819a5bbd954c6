import { Choice } from "../../components/choice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { howItStands } from "../shared/email-line.tsx";

/** A reminder that the address must be confirmed before mail is sent. */
export function EmailNote() {
  const t = useTranslation();
  const email = useStore((state) => state.overview?.patron.email);
  const hasEmail = useCapability("email");
  if (!hasEmail || email === undefined || howItStands(email) !== "unproven") return null;
  return (
    <Choice
      className="messages-note"
      icon="mail"
      label={t("home.emailUnproven")}
      detail={t("home.emailUnprovenDetail")}
      {...linkTo({ at: "email" })}
    />
  );
}
