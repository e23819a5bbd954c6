import type { CSSProperties } from "react";
import type { Loan } from "#contract/domain/loan.ts";
import { today } from "../dates.ts";
import { authorNames, fullTitle } from "../title-words.ts";
import { useSlip } from "./help.ts";

/** Stickers for a reading notebook: one for each book, to be cut apart, with its title, its authors and the date of the loan. */
export function Stickers({ loans }: { readonly loans: readonly Loan[] }) {
  const { t, sheet } = useSlip();
  return (
    <ul className="slip-stickers" style={{ "--sticker": `${sheet.stickerMm}mm` } as CSSProperties}>
      {loans.map(({ id, title }) => (
        <li key={id} className="slip-sticker">
          <strong lang={title.language}>{fullTitle(title)}</strong>
          <span lang={title.language}>{authorNames(title)}</span>
          <span>{t("common.date", { date: today() })}</span>
        </li>
      ))}
    </ul>
  );
}
