import { PICK_KINDS } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { picksQuery } from "../../queries/queries.ts";
import { useTitleRows } from "../../state/rows.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { TitleRows } from "../book/title-row.tsx";
import { Page } from "../shared/page.tsx";
import { pageOf } from "../shared/pages-of-list.ts";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";

/** 「新しい本」 and 「人気の本」: one list, loaded once and paged here, so that its pages do not change. */
export function PicksScreen({ route }: ScreenProps<"picks">) {
  const t = useTranslation();
  const { replace, back } = useStore.getState();
  const { kind, audience, page: wanted = 1 } = route;
  const able = { new: useCapability("newTitles"), popular: useCapability("popularTitles") };
  const byAudience = useCapability("filterAudience");
  const size = useTitleRows();
  const request = audience === undefined ? { kind } : { kind, audience };
  const query = useQuery(picksQuery(request));
  const all = query.value ?? [];
  const page = pageOf(all, wanted, size);
  const paging = usePaging(page, (to) => replace({ ...route, page: to }));
  const none = query.value !== null && all.length === 0;
  const children = audience === "children";
  return (
    <Page
      className="results"
      caption={t("find.browse.heading")}
      heading={t(`find.picks.${kind}`)}
      aside={
        <>
          <div className="facets">
            <fieldset className="tabs">
              <legend className="visually-hidden">{t("find.browse.heading")}</legend>
              {PICK_KINDS.filter((one) => able[one]).map((one) => (
                <Button
                  key={one}
                  label={t(`find.picks.${one}`)}
                  pressed={one === kind}
                  onPress={() => replace({ at: "picks", ...request, kind: one })}
                />
              ))}
              {byAudience && (
                <Button
                  icon="child"
                  label={t("find.children")}
                  pressed={children}
                  onPress={() =>
                    replace(children ? { at: "picks", kind } : { at: "picks", kind, audience: "children" })
                  }
                />
              )}
            </fieldset>
          </div>
          {none && <p className="empty">{t("find.picks.none")}</p>}
        </>
      }
      extra={none && <Picture of="shelf" />}
      spreadPicture="books"
      {...usePagingFoot(paging)}
    >
      <Waiting state={query.state} onStop={back} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      {all.length > 0 && (
        <>
          <TitleRows titles={page.items} name={t(`find.picks.${kind}`)} />
          <PagingLine {...paging} />
        </>
      )}
    </Page>
  );
}
