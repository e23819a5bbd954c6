import { Choice } from "../../components/choice.tsx";
import { ReaderPlace } from "../../components/reader-place.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { AtReader } from "../shared/at-reader.tsx";
import { Page } from "../shared/page.tsx";
import { useWaitingCopies, WaitingCopies } from "./waiting-copies.tsx";

/** The card is held to the reader; nothing on the screen has to be pressed (V46). */
export function ScanCardScreen() {
  const t = useTranslation();
  const { cardDigits, scannerPlace } = useSettings();
  const forHold = useStore((state) => state.after?.at.startsWith("hold-") ?? false);
  const copies = useWaitingCopies().length;
  return (
    <Page
      className="scan-card"
      caption={t("signIn.scan.caption")}
      heading={copies > 0 ? t("lend.whose", { count: copies }) : t("signIn.scan.heading")}
      aside={
        <>
          <p className="lead">{forHold ? t("signIn.scan.wantedHold") : t("signIn.scan.how")}</p>
          {copies > 0 && <WaitingCopies />}
        </>
      }
    >
      <AtReader of="card" className="reader-drawing" label={t("signIn.scan.picture")} />
      <p className="drawing-place">
        <ReaderPlace place={scannerPlace} />
      </p>
      <div className="at-bottom">
        <Choice
          icon="digits"
          label={t("signIn.scan.type")}
          // The question is two lines long, and the way on must be in the first part of a small page.
          {...(copies === 0 && { detail: t("signIn.scan.typeDetail", { digits: cardDigits }) })}
          {...linkTo({ at: "number-pad" })}
        />
      </div>
    </Page>
  );
}
