import { BookCover } from "#renderer/covers/book-cover.tsx";
import { childrensTile } from "#renderer/covers/children.tsx";
import { coverColourOf, NDC_CLASSES } from "#renderer/covers/cover-colour.ts";
import { Jacket } from "#renderer/covers/jacket.tsx";
import { Weave } from "#renderer/covers/patterns.tsx";
import { ShelfLabel } from "#renderer/covers/shelf-label.tsx";
import { Spine } from "#renderer/covers/spine.tsx";
import { SubjectTile } from "#renderer/screens/browse/subject-tile.tsx";
import { PulledBook, ThemeShelf } from "#renderer/screens/shared/theme-shelf.tsx";
import { FATHER, GALAXY, summary } from "#test/support/screens/sample-records.ts";
import type { Sheet } from "./entry.ts";
import { LONG_SUMMARY, nothing } from "./samples.ts";

const CHILDREN = summary({ id: "t-picture", title: "絵本 銀河鉄道の夜", ndc: "726.6", audience: "children" });
const SOUND = summary({ id: "t-sound", title: "銀河鉄道の夜 朗読", ndc: "913.6", material: "audio-visual" });
const FOREIGN = summary({
  id: "t-en",
  title: "Night on the Galactic Railroad",
  language: "en",
  ndc: "933.7",
});

const TONES = [0, 1, 2, 3];

/** Novels, as most of a list is. */
const ONE_CLASS = [
  "こころ",
  "坊っちゃん",
  "銀河鉄道の夜",
  "羅生門・鼻",
  "かがみの孤城",
  "成瀬は天下を取りにいく",
  "舟を編む",
  "火花",
].map((title, place) => summary({ id: `t-novel-${place}`, title, ndc: "913.6" }));

/** A picture over the cloth of a drawn cover. */
function jacket(id: string) {
  return (
    <div className="cover cover-card">
      <Weave cloth={coverColourOf("913.6")} />
      <Jacket id={id} width={480} />
    </div>
  );
}

/** The cloths and labels of books. */
export const CLOTHS: Sheet = {
  name: "cloths",
  title: "Cloths and labels",
  entries: [
    {
      of: "covers/patterns.tsx",
      beside: true,
      states: Object.fromEntries(
        NDC_CLASSES.flatMap((ndc) =>
          TONES.map((tone) => {
            const cloth = coverColourOf(ndc, tone);
            return [
              `${ndc} ${cloth.pattern} ${cloth.colour}`,
              <div key={ndc} className="cat-cloth">
                <Weave cloth={cloth} />
              </div>,
            ];
          }),
        ),
      ),
    },
    {
      of: "covers/children.tsx",
      beside: true,
      states: Object.fromEntries(
        ["dots", "stripes", "stars", "waves"].map((shapes, place) => [
          shapes,
          <div key={shapes} className="cat-cloth">
            <Weave cloth={coverColourOf("913.6", 1)} tile={childrensTile(place * 16)} />
          </div>,
        ]),
      ),
    },
    {
      of: "covers/shelf-label.tsx",
      beside: true,
      states: {
        rest: (
          <div className="cat-label">
            <ShelfLabel lines={["913.6", "カ"]} />
          </div>
        ),
        "three boxes": (
          <div className="cat-label">
            <ShelfLabel lines={["K913", "ミ", "上"]} />
          </div>
        ),
      },
    },
  ],
};

/** Books as they are drawn. */
export const COVERS: Sheet = {
  name: "covers",
  title: "Covers and spines",
  entries: [
    {
      of: "covers/book-cover.tsx",
      beside: true,
      states: {
        row: <BookCover title={FATHER} size="row" />,
        card: <BookCover title={FATHER} size="card" />,
        page: <BookCover title={FATHER} size="page" />,
        "long title": <BookCover title={LONG_SUMMARY} size="page" />,
        "another script": <BookCover title={FOREIGN} size="page" />,
        "for children": <BookCover title={CHILDREN} size="page" />,
        "one class in a list": (
          <div className="cat-covers">
            {ONE_CLASS.map((title) => (
              <BookCover key={title.id} title={title} size="row" />
            ))}
          </div>
        ),
        "for children, in a list": (
          <div className="cat-covers">
            {ONE_CLASS.map((title) => (
              <BookCover key={title.id} title={{ ...title, audience: "children" }} size="row" />
            ))}
          </div>
        ),
        "audio-visual": <BookCover title={SOUND} size="card" />,
      },
    },
    {
      of: "covers/jacket.tsx",
      beside: true,
      states: {
        "a book's proportions": jacket("t-jacket"),
        "shown whole": jacket("t-square"),
        "no picture": jacket("t-none"),
      },
    },
    {
      of: "covers/spine.tsx",
      states: {
        rest: (
          <div className="cat-shelf">
            {GALAXY.items.map((title) => (
              <Spine key={title.id} title={title} />
            ))}
          </div>
        ),
      },
    },
    {
      of: "screens/browse/subject-tile.tsx",
      control: ".cloth-tile",
      states: {
        rest: <SubjectTile ndc="4" label="自然科学" detail="108冊" numbered onPress={nothing} />,
        "long text": (
          <SubjectTile
            ndc="9"
            label="Literature, and everything that is written about it"
            onPress={nothing}
          />
        ),
      },
    },
    {
      of: "screens/shared/theme-shelf.tsx",
      control: ".theme",
      states: {
        rest: <ThemeShelf pull={() => ({ onPress: nothing })} />,
        "the book that was pulled": <PulledBook ndcClass="4" />,
      },
    },
  ],
};
