import type { ReactNode } from "react";
import type { SlipSheet } from "#contract/domain/slip.ts";
import type { LocalText } from "#contract/domain/text.ts";
import { today } from "../dates.ts";
import { hasFuriganaUnasked } from "../i18n/catalogues.ts";
import { translator } from "../i18n/index.ts";
import { localName, placeNamesOf, withReadings } from "../i18n/place-names.ts";
import { USUAL_TERMS } from "../i18n/terms.ts";
import { Help, type SlipHelp, useSlip } from "./help.ts";
import { HoldSlip } from "./hold-slip.tsx";
import { HoldsSlip, LoansSlip, ReturnsSlip } from "./list-slips.tsx";
import { SavedListSlip } from "./saved-list-slip.tsx";
import { Stickers } from "./stickers.tsx";
import { TestSlip } from "./test-slip.tsx";
import { TitleSlip } from "./title-slip.tsx";

/**
 * A printed slip in the form of a bookmark. At the top a notch to tear, then the heading, the content, and the date; black on
 * white, because printers cannot print legible grey. No name, no card number (R80).
 */
export function Slip({ sheet }: { readonly sheet: SlipSheet }) {
  const { language, info, content, ownLibrary, cardWord } = sheet;
  const names = placeNamesOf(sheet.placeNames);
  const furigana = sheet.furigana ?? hasFuriganaUnasked(language);
  const wholeName = info === null ? null : withReadings(info.name, names);
  const t = translator(language, { ...USUAL_TERMS, card: cardWord, library: wholeName }, furigana);
  const local = (text: LocalText): string => localName(text, language, names, furigana);
  const library: SlipHelp["library"] = (id) => info?.libraries.find((one) => one.id === id);
  const libraryName: SlipHelp["libraryName"] = (id, form = "name") => {
    const named = library(id);
    return named === undefined ? id : local(named[form]);
  };
  const apart: SlipHelp["apart"] = (parts) => parts.filter((part) => part !== "").join(t("common.apart"));
  const own = library(ownLibrary);
  const isLent = content.kind === "loans" && content.ofVisit === true;
  return (
    <Help value={{ sheet, t, language, local, library, libraryName, apart }}>
      <article className="slip-sheet">
        <Notch />
        <header>
          {own !== undefined && <p className="slip-library">{local(own.name)}</p>}
          <h1>{t(`paper.names.${isLent ? "lent" : content.kind}`)}</h1>
        </header>
        <Content />
        <footer>
          <p>{t("paper.printedOn", { date: today() })}</p>
          <p>{t("paper.nameless")}</p>
        </footer>
      </article>
    </Help>
  );
}

/** The notch as a tear line. */
function Notch() {
  return (
    <svg className="slip-notch" viewBox="0 0 72 9" aria-hidden="true">
      <path d="M0 1 36 8 72 1" fill="none" stroke="#000000" strokeWidth="0.3" strokeDasharray="1.5 1" />
    </svg>
  );
}

function Content(): ReactNode {
  const { content } = useSlip().sheet;
  switch (content.kind) {
    case "title":
      return <TitleSlip title={content.title} />;
    case "hold":
      return <HoldSlip hold={content.hold} />;
    case "loans":
      return <LoansSlip loans={content.loans} />;
    case "holds":
      return <HoldsSlip holds={content.holds} />;
    case "memo":
      return <SavedListSlip titles={content.titles} />;
    case "stickers":
      return <Stickers loans={content.loans} />;
    case "returns":
      return <ReturnsSlip copies={content.copies} />;
    case "test":
      return <TestSlip />;
  }
}
