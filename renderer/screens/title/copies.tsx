import { useState } from "react";
import type { Copy, TitleDetail } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import { useInfo, useSettings } from "../../state/store.ts";
import { dueWords, statusWords } from "../../title-words.ts";
import { useLibraryName } from "../shared/library-name.ts";
import { pageOf } from "../shared/pages-of-list.ts";

/** Copies per page; most titles have no more. */
const COPIES_PER_PAGE = { portrait: 3, spread: 3, single: 2 } as const;

/** 「どこにありますか」: a row for each copy, the kiosk's own library first. */
export function Copies({ title }: { readonly title: TitleDetail }) {
  const t = useTranslation();
  const { ownLibrary } = useSettings();
  const [wanted, setWanted] = useState(1);
  const own = (copy: Copy): boolean => copy.library === ownLibrary;
  const all = [...title.copies.filter(own), ...title.copies.filter((copy) => !own(copy))];
  const { items, page, pages } = pageOf(all, wanted, COPIES_PER_PAGE[useLayout()]);
  if (all.length === 0) return null;
  return (
    <section className="copies">
      <h2>{t("title.where")}</h2>
      <ul aria-label={t("title.copies")}>
        {items.map((copy) => (
          <CopyRow key={copy.barcode} copy={copy} own={own(copy)} />
        ))}
      </ul>
      {pages > 1 && (
        <Button
          className="copies-more"
          icon="change"
          label={t("title.moreCopies", { page, pages })}
          onPress={() => setWanted(page === pages ? 1 : page + 1)}
        />
      )}
      <MunicipalHint copies={all} />
    </section>
  );
}

/** A copy. One of the kiosk's own library says so in words, and has a stronger edge. */
function CopyRow({ copy, own }: { readonly copy: Copy; readonly own: boolean }) {
  const t = useTranslation();
  const local = useLocal();
  const libraryName = useLibraryName();
  const place = copy.closedStacks ? t("title.inStacks") : local(copy.place);
  return (
    <li className={own ? "copy copy-own" : "copy"}>
      <span className="copy-library">
        {libraryName(copy.library, "shortName")}
        {own && <span className="copy-here">{t("common.thisLibrary")}</span>}
      </span>
      <span className="copy-where">
        <span className="copy-number" lang="ja">
          {copy.callNumber}
        </span>
        <span className="copy-place">
          {copy.closedStacks && <Icon name="desk" />}
          {place}
        </span>
      </span>
      <span className="copy-state">
        {copy.kept === null ? (
          <>
            <span className="copy-status">{statusWords(t, copy)}</span>
            {copy.dueDate !== null && <span>{dueWords(t, copy.dueDate)}</span>}
          </>
        ) : (
          <>
            <strong className="copy-status">{t("title.kept")}</strong>
            <span>{t(`title.keptReason.${copy.kept}`)}</span>
          </>
        )}
      </span>
    </li>
  );
}

/** D24: reference books of the branches, not of the main library (the first one), may be used through towns. */
function MunicipalHint({ copies }: { readonly copies: readonly Copy[] }) {
  const t = useTranslation();
  const main = useInfo()?.libraries[0]?.id;
  const applies = copies.some((copy) => copy.kept === "reference" && copy.library !== main);
  return applies ? <p className="copies-hint">{t("title.municipal")}</p> : null;
}
