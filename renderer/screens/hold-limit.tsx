import type { TitleDetail } from "#contract/domain/title.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Page } from "../components/page.tsx";
import { RefusalNotice } from "../components/refusal-notice.tsx";
import { useTranslation } from "../i18n/index.ts";
import { BookLine } from "./parts/book-line.tsx";

/** In place of the hold form: it is told before any question is asked. */
export function HoldLimitPage({ title, limit }: { readonly title: TitleDetail; readonly limit: Refusal }) {
  const t = useTranslation();
  return (
    <Page className="hold-form" heading={t("hold.confirmRefused")} aside={<BookLine title={title} />}>
      <RefusalNotice refusal={limit} />
    </Page>
  );
}
