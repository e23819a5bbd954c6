import { useId } from "react";
import type { MapFloor, MapShelf } from "#contract/domain/shelf-map.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import type { ScreenProps } from "../app/route.ts";
import { useSettings } from "../app/store.ts";
import { Page } from "../components/page.tsx";
import { useLocal, useWords } from "../words/index.ts";
import { spokenTitle } from "./parts/spoken.ts";
import { fullTitle } from "./parts/title-words.ts";

/** Where a copy stands: floor and shelf in words first, then its call number as on the spine, then the plan. */
export function ShelfMapScreen({ route }: ScreenProps<"shelf-map">) {
  const t = useWords();
  const local = useLocal();
  const { title, copy } = route;
  const found = shelfOf(useSettings().shelfMap, copy);
  if (found === null) return <Page heading={t("find.map.heading")} />;
  const where = t("find.map.where", {
    floor: local(found.floor.name),
    shelf: local(found.shelf.name),
  });
  return (
    <Page
      className="shelf-map"
      caption={t("find.map.heading")}
      heading={where}
      aside={
        <dl className="map-facts">
          <div>
            <dt>{t("find.map.label")}</dt>
            <dd>
              <span className="call-number map-number" lang="ja">
                {copy.callNumber}
              </span>
            </dd>
          </div>
          <dd className="map-title" lang={title.language} data-spoken={spokenTitle(title)}>
            {fullTitle(title)}
          </dd>
        </dl>
      }
    >
      <Plan floor={found.floor} target={found.shelf} />
    </Page>
  );
}

/** Share of the longer side of a floor that a letter of its words is high. */
const LETTER = 0.034;

/** The floor from above: every shelf, the one in question filled and pointed at, and where one stands now. */
function Plan({ floor, target }: { readonly floor: MapFloor; readonly target: MapShelf }) {
  const t = useWords();
  const local = useLocal();
  const name = useId();
  const letter = Math.max(floor.width, floor.height) * LETTER;
  const pin = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${floor.width} ${floor.height}`}
      role="img"
      aria-labelledby={name}
      fontSize={letter}
    >
      <title id={name}>
        {t("find.map.picture", { floor: local(floor.name), shelf: local(target.name) })}
      </title>
      <rect className="plan-floor" width={floor.width} height={floor.height} rx={letter / 2} />
      {floor.shelves.map((shelf) => (
        <rect
          key={`${shelf.x} ${shelf.y}`}
          className={shelf === target ? "plan-shelf plan-target" : "plan-shelf"}
          x={shelf.x}
          y={shelf.y}
          width={shelf.width}
          height={shelf.height}
          rx={letter / 5}
        />
      ))}
      {floor.marks.map(({ kind, x, y }) => (
        <g key={`${kind} ${x} ${y}`} className={`plan-mark plan-${kind}`}>
          <circle cx={x} cy={y} r={letter * 0.5} />
          <text x={x} y={y + letter * 1.7} textAnchor="middle">
            {kind === "here" ? t("find.map.here") : t(`find.map.marks.${kind}`)}
          </text>
        </g>
      ))}
      <g className="plan-pin">
        <path
          d={`M${pin.x} ${pin.y}l${-letter * 0.9} ${-letter * 1.5}a${letter} ${letter} 0 1 1 ${letter * 1.8} 0Z`}
        />
        <circle cx={pin.x} cy={pin.y - letter * 2} r={letter * 0.4} />
      </g>
    </svg>
  );
}
