import type { TitleDetail } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { useReadings, useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useLayout } from "../../layout.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { linkTo } from "../../state/links.ts";
import { rowsStyle, useRows } from "../../state/rows.ts";
import { removeTitle, useSavedList } from "../../state/saved-list.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { TitleRow } from "../book/title-row.tsx";
import { Page } from "../shared/page.tsx";
import { pageOf } from "../shared/pages-of-list.ts";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";
import { usePhoneTitle } from "../shared/phone-title.ts";
import { Picture } from "../shared/picture.tsx";
import { Share, useRowsGiven } from "../shared/share.tsx";

/** The titles saved in this visit: each can be opened or removed, and all of them printed or sent to a phone. */
export function SavedListScreen({ route }: ScreenProps<"memo">) {
  const t = useTranslation();
  const phoneTitle = usePhoneTitle();
  const titles = useSavedList((list) => list.titles);
  // The button beside a row makes it narrow: with readings it is as high as two.
  const size = useRows(useRowsGiven("memo") + (useReadings() ? 2 : 0));
  const page = pageOf(titles, route.page ?? 1, size);
  const paging = usePaging(page, (to) => useStore.getState().replace({ ...route, page: to }));
  const spread = useLayout() === "spread";
  const count = titles.length;
  const search = useCapability("search");
  const takeAway = count > 0 && (
    <Share
      slip="memo"
      print={(text) => kiosk().printMemo({ ids: titles.map(({ id }) => id), ...text })}
      phone={{
        at: "phone-list",
        saved: true,
        titles: titles.map(phoneTitle),
      }}
    />
  );
  return (
    <Page
      className="results memo"
      heading={t("memo.heading", { count })}
      aside={
        <>
          {count > 0 ? (
            <p className="caption">{t("memo.hint")}</p>
          ) : (
            <p className="empty">{t("memo.none")}</p>
          )}
          {spread && takeAway}
        </>
      }
      asideFirst={count === 0}
      extra={count === 0 && <Picture of="list" />}
      spreadPicture="list"
      {...usePagingFoot(paging)}
    >
      {count === 0 ? (
        search && (
          <div className="answers at-bottom">
            <Choice icon="search" label={t("loan.toSearch")} {...linkTo({ at: "search" })} />
          </div>
        )
      ) : (
        <ul className="rows" style={rowsStyle(page.items.length)} aria-label={t("memo.heading", { count })}>
          {page.items.map((title) => (
            <SavedTitle key={title.id} title={title} />
          ))}
        </ul>
      )}
      <PagingLine {...paging}>{!spread && takeAway}</PagingLine>
    </Page>
  );
}

function SavedTitle({ title }: { readonly title: TitleDetail }) {
  const t = useTranslation();
  const label = (
    <>
      {t("memo.remove")}
      <span className="visually-hidden">
        {t("common.apart")}
        {fullTitle(title)}
      </span>
    </>
  );
  return (
    <li className="memo-line">
      <TitleRow title={title} />
      <Button className="memo-off" icon="trash" label={label} onPress={() => removeTitle(title.id)} />
    </li>
  );
}
