import { Choice } from "../../components/choice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { copyQuery } from "../../queries/queries.ts";
import { giveBack } from "../../queries/returning.ts";
import { lend, lookAt } from "../../queries/scanned-book.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { Page } from "../shared/page.tsx";

/** Asks what to do with scanned copies: borrow them, return them, or look at the last one. */
export function ScannedCopyScreen({ route: { barcodes } }: ScreenProps<"scanned-copy">) {
  const t = useTranslation();
  const search = useCapability("search");
  const lends = useCapability("checkOut");
  const takesBack = useCapability("checkIn");
  const last = barcodes.at(-1) ?? "";
  const count = barcodes.length;
  const borrow = count === 1 ? t("lend.scanned.question") : t("lend.scanned.questionMany", { count });
  const what = count === 1 ? t("lend.scanned.what") : t("lend.scanned.whatMany", { count });
  const look = (): void =>
    void lookAt(last).catch(() => useStore.getState().showRefusal({ name: "unexpected" }));
  return (
    <Page
      heading={takesBack ? what : borrow}
      aside={
        <>
          {search ? <ScannedBook barcode={last} /> : <p>{t("lend.copy", { number: last })}</p>}
          {count > 1 && <p>{t("lend.waitingMore", { count: count - 1 })}</p>}
        </>
      }
      className="scanned-copy"
    >
      <div className="answers at-bottom">
        {lends && <Choice icon="book" label={t("lend.scanned.lend")} onPress={() => lend(barcodes)} />}
        {takesBack && (
          <Choice icon="trolley" label={t("lend.scanned.giveBack")} onPress={() => giveBack(barcodes)} />
        )}
        {search && <Choice icon="search" label={t("lend.scanned.look")} onPress={look} />}
      </div>
    </Page>
  );
}

function ScannedBook({ barcode }: { readonly barcode: string }) {
  const t = useTranslation();
  const { value } = useQuery(copyQuery(barcode));
  return value === null ? <p>{t("lend.copy", { number: barcode })}</p> : <BookLine title={value} />;
}
