import type { TitleDetail } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { formatNumber } from "../../dates.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { useQuery } from "../../queries/hooks.ts";
import { relatedQuery } from "../../queries/queries.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability } from "../../state/store.ts";
import { useShelfCopy } from "../book/shelf-copy.ts";

interface TitleMoreProps {
  readonly title: TitleDetail;
  /** False if the foot already has it. */
  readonly map: boolean;
}

/**
 * Further links of a title: the map, and other volumes and editions. The line has its height from the start, so that nothing
 * moves when the answer comes.
 */
export function TitleMore({ title, map }: TitleMoreProps) {
  const related = useCapability("related");
  const copy = useShelfCopy()(title);
  const t = useTranslation();
  const mapped = map && copy !== undefined;
  if (!mapped && !related) return null;
  return (
    <div className="title-more">
      {mapped && (
        <Button icon="map" label={t("find.map.show")} {...linkTo({ at: "shelf-map", title, copy })} />
      )}
      {related && <Related title={title} />}
    </div>
  );
}

function Related({ title }: { readonly title: TitleDetail }) {
  const t = useTranslation();
  const language = useLanguage();
  const { value } = useQuery(relatedQuery(title.id));
  const count = value === null ? 0 : value.volumes.length + value.editions.length;
  if (value === null || count === 0) return null;
  return (
    <Button
      icon="book"
      label={t("find.related.button", { count, number: formatNumber(count, language) })}
      {...linkTo({ at: "related", title, related: value })}
    />
  );
}
