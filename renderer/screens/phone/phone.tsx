import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { QrCode } from "../../components/qr-code.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { codeOfTitle, codesOfList, codesOfTexts, type PhoneCode } from "../../phone/phone-codes.ts";
import type { PhoneTitle } from "../../phone/phone-title.ts";
import { useSettings } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { Page } from "../shared/page.tsx";

/** One title for a phone. */
export function PhoneScreen({ route }: ScreenProps<"phone">) {
  const t = useTranslation();
  const { phone } = useSettings();
  if (phone === null) return null;
  const code = codeOfTitle(route.title, phone);
  return (
    <Codes
      codes={[code]}
      titles={[route.title]}
      how={code.kind === "url" ? t("phone.opensTitle") : t("phone.holdsTitle")}
    />
  );
}

/** A list for a phone. */
export function PhoneListScreen({ route }: ScreenProps<"phone-list">) {
  const t = useTranslation();
  const { phone } = useSettings();
  if (phone === null) return null;
  const { titles, receipt } = route;
  const codes = receipt === undefined ? codesOfList(titles, phone) : codesOfTexts(titles, receipt);
  const how = codes[0]?.kind === "url" ? t("phone.opensList") : t("phone.holdsList");
  return <Codes codes={codes} titles={titles} how={receipt === undefined ? how : t("returns.code")} />;
}

interface CodesProps {
  readonly codes: readonly PhoneCode[];
  readonly titles: readonly PhoneTitle[];
  /** What the phone does with the code. */
  readonly how: string;
}

/** 「スマホで 読み取ってください」: a large code; several are shown one by one. */
function Codes({ codes, titles, how }: CodesProps) {
  const t = useTranslation();
  const [at, setAt] = useState(0);
  const code = codes[at];
  const [first] = titles;
  if (code === undefined || first === undefined) return null;
  const about = titles.length === 1 ? fullTitle(first) : t("phone.list", { count: titles.length });
  const part = t("phone.part", { page: at + 1, pages: codes.length });
  return (
    <Page
      className="phone"
      heading={t("phone.heading")}
      aside={
        <>
          <p className="phone-about">{about}</p>
          <p>{how}</p>
          <p className="phone-nameless">
            <Icon name="check" />
            {t("phone.nameless")}
          </p>
        </>
      }
    >
      <div className="phone-code">
        <QrCode text={code.content} label={`${t("phone.code")} ${codes.length > 1 ? part : about}`} />
        {codes.length > 1 && (
          <div className="phone-parts">
            {at > 0 && <Button icon="back" label={t("phone.previousCode")} onPress={() => setAt(at - 1)} />}
            <span role="status">{part}</span>
            {at + 1 < codes.length && (
              <Button iconAfter="forward" label={t("phone.nextCode")} onPress={() => setAt(at + 1)} />
            )}
          </div>
        )}
      </div>
    </Page>
  );
}
