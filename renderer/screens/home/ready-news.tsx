import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import { linkTo } from "../../state/links.ts";
import { useStore } from "../../state/store.ts";
import { ReadyPlaces } from "../shared/ready-places.tsx";

/** The holds that can be fetched: how many, where, until when, and the way to their list. */
export function ReadyNews() {
  const t = useTranslation();
  const count = useStore((state) => state.overview?.ready.length) ?? 0;
  // There the tile of the holds says the same, and leads to them.
  const single = useLayout() === "single";
  if (count === 0) return null;
  return (
    <Notice
      tone="ok"
      title={t("home.ready", { count })}
      action={single ? undefined : <Button label={t("ready.open")} {...linkTo({ at: "holds" })} />}
    >
      <ReadyPlaces />
    </Notice>
  );
}
