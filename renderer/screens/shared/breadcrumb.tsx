import type { TitleId } from "#contract/domain/title.ts";
import { usePressing } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/** 「トップページ > 資料詳細 >」 (D33): each leads back to its page. Without `title` the detail page is this one. */
export function Breadcrumb({ title }: { readonly title?: TitleId }) {
  const t = useTranslation();
  const { home, go } = useStore.getState();
  return (
    <nav className="crumbs" aria-label={t("title.crumbs")}>
      <Crumb label={t("title.top")} onPress={home} />
      <span aria-hidden="true">&gt;</span>
      {title === undefined ? (
        <span aria-current="page">{t("title.heading")}</span>
      ) : (
        <>
          <Crumb
            label={t("title.heading")}
            onPress={() => {
              home();
              go({ at: "title", id: title });
            }}
          />
          <span aria-hidden="true">&gt;</span>
        </>
      )}
    </nav>
  );
}

function Crumb({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="crumb" {...usePressing(onPress)}>
      {label}
    </button>
  );
}
