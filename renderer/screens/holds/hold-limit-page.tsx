import type { TitleDetail } from "#contract/domain/title.ts";
import type { Refusal } from "#contract/refusals.ts";
import { useTranslation } from "../../i18n/index.ts";
import { BookLine } from "../book/book-line.tsx";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";

/** Shown instead of the hold form, before any question. */
export function HoldLimitPage({ title, limit }: { readonly title: TitleDetail; readonly limit: Refusal }) {
  const t = useTranslation();
  return (
    <Page className="hold-form" heading={t("hold.confirmRefused")} aside={<BookLine title={title} />}>
      <RefusalNotice refusal={limit} />
    </Page>
  );
}
