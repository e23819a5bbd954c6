import type { TitleDetail } from "#contract/domain/title.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { useReading } from "../../app/ask.ts";
import { kiosk } from "../../app/kiosk.ts";
import { useAbility, useSettings } from "../../app/store.ts";
import { Button } from "../../components/button.tsx";
import { useLanguage, useWords } from "../../words/index.ts";

/**
 * What leads on from a title: the map to the shelf it stands on here, now, and its other volumes and editions. The
 * line has its height from the start, so that nothing moves when the answer comes.
 */
export function TitleMore({ title }: { readonly title: TitleDetail }) {
  const { ownLibrary, shelfMap } = useSettings();
  const related = useAbility("related");
  const copy = title.copies.find(
    (one) =>
      one.library === ownLibrary &&
      (one.status === "on-shelf" || one.status === "unknown") &&
      shelfOf(shelfMap, one) !== null,
  );
  const t = useWords();
  if (copy === undefined && !related) return null;
  return (
    <div className="title-more">
      {copy !== undefined && (
        <Button icon="map" label={t("find.map.show")} to={{ at: "shelf-map", title, copy }} />
      )}
      {related && <Related title={title} />}
    </div>
  );
}

function Related({ title }: { readonly title: TitleDetail }) {
  const t = useWords();
  const format = new Intl.NumberFormat(useLanguage());
  const { value } = useReading({
    key: `related ${title.id}`,
    ask: () => kiosk().related({ id: title.id }),
  });
  const count = value === null ? 0 : value.volumes.length + value.editions.length;
  if (value === null || count === 0) return null;
  return (
    <Button
      icon="book"
      label={t("find.related.button", { count, number: format.format(count) })}
      to={{ at: "related", title, related: value }}
    />
  );
}
