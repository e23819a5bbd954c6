import { Notice } from "../../components/notice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";
import { ReadyPlaces } from "./ready-places.tsx";

/** Ready holds that the patron has not fetched yet. */
export function ReadyLeft() {
  const t = useTranslation();
  const count = useStore((state) => state.overview?.ready.length) ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="plain" title={t("ready.left", { count })}>
      <ReadyPlaces />
    </Notice>
  );
}
