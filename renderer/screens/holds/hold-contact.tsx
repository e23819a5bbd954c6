import type { ContactMethod, EmailState } from "#contract/domain/patron.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import type { IconName } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import type { Action } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import type { RouteAt, ScreenProps } from "../../navigation/route.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { answerAgain, useContactMethods } from "../shared/hold-form.ts";
import { Page } from "../shared/page.tsx";

/** Drawing of each contact method. */
const CONTACT_ICONS: Readonly<Record<ContactMethod, IconName>> = {
  none: "person",
  mail: "mail",
  phone: "phone",
  post: "postcard",
  fax: "fax",
};

/** Step 2 of the hold form: 連絡方法 (D26). Only the methods allowed for this patron (D27, D28, D46). */
export function HoldContactScreen({ route }: ScreenProps<"hold-contact">) {
  const t = useTranslation();
  const methods = useContactMethods();
  const { title, pickup, chosen } = route;
  const answer = (contact: ContactMethod): Action => {
    const confirm: RouteAt<"hold-confirm"> = { at: "hold-confirm", title, pickup, contact };
    return chosen === undefined ? linkTo(confirm) : { onPress: () => answerAgain(confirm) };
  };
  return (
    <Page
      className="hold-form"
      caption={t("hold.step", { step: 2 })}
      heading={t("hold.contactQuestion")}
      aside={<BookLine title={title} />}
    >
      <div className="answers at-bottom">
        {methods.map((method) => (
          <Choice
            key={method}
            icon={CONTACT_ICONS[method]}
            label={t(`hold.contact.${method}`)}
            detail={t(`hold.contactHint.${method}`)}
            chosen={chosen === undefined ? undefined : chosen.contact === method}
            {...answer(method)}
          />
        ))}
        <MailHint />
      </div>
    </Page>
  );
}

/** Why email cannot be chosen, and what to do (D28, D41, D45, D46). */
export function MailHint() {
  const t = useTranslation();
  const patron = useStore((state) => state.overview?.patron);
  const canRegister = useCapability("email");
  if (patron === undefined || patron.contactMethods.includes("mail")) return null;
  if (patron.email.state === "refused") return <Notice tone="plain">{t("hold.mailRefused")}</Notice>;
  const hint = hintFor(patron.email);
  // Suggests only what can be done here.
  if (!canRegister || hint === null) return null;
  return (
    <Notice
      tone="plain"
      action={<Button label={t(`common.ways.${hint.way}`)} {...linkTo({ at: "email" })} />}
    >
      {t(`hold.${hint.words}`)}
    </Notice>
  );
}

/** What would make email available; null = nothing, because the library does not offer it to this patron. */
function hintFor(email: EmailState) {
  if (email.state === "none") return { words: "noMail", way: "email" } as const;
  if (email.state === "bounced") return { words: "mailBounced", way: "email-change" } as const;
  return email.awaitsProof === true ? ({ words: "mailUnproven", way: "email-code" } as const) : null;
}
