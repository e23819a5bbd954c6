import { type ReactNode, useId, useState } from "react";
import { MATERIALS, type SearchRequest, type SearchSort } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { PagedView } from "../../components/paged-view.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import type { Conditions } from "../../queries/search-request.ts";
import { useCapability, useInfo } from "../../state/store.ts";

const SORTS = [
  "relevance",
  "title",
  "author",
  "year",
  "year-oldest",
] as const satisfies readonly SearchSort[];

interface FacetsDialogProps {
  readonly request: SearchRequest;
  /** Includes the filters that otherwise have switches on the list. */
  readonly all?: boolean;
  onShow(conditions: Conditions): void;
  onKeep(): void;
}

/** Filters in one dialog: library, kind, order. Applied by 「この条件で 見る」. */
export function FacetsDialog({ request, all = false, onShow, onKeep }: FacetsDialogProps) {
  const t = useTranslation();
  const local = useLocal();
  const dialog = useModal(onKeep);
  const name = useId();
  const libraries = useInfo()?.libraries ?? [];
  const byMaterial = useCapability("filterMaterial");
  const [library, setLibrary] = useState(request.library);
  const [material, setMaterial] = useState(request.material);
  const [sort, setSort] = useState(request.sort);
  const [onShelf, setOnShelf] = useState<true | undefined>(request.onShelf === true ? true : undefined);
  const [audience, setAudience] = useState(request.audience);
  const byShelf = useCapability("filterOnShelf") && all;
  const byAudience = useCapability("filterAudience") && all;
  const sortWords = (one: (typeof SORTS)[number]): string =>
    one === "author" || one === "year-oldest" ? t(`find.sorts.${one}`) : t(`search.sorts.${one}`);
  return (
    <dialog {...dialog} className="dialog facets-dialog" aria-labelledby={name}>
      <PagedView className="facets-flow">
        <h2 id={name}>{t("find.dialog.heading")}</h2>
        {(byShelf || byAudience) && (
          <Group name={t("search.narrowName")}>
            {byShelf && (
              <One
                label={t("find.onShelf")}
                on={onShelf === true}
                onPress={() => setOnShelf(onShelf === true ? undefined : true)}
              />
            )}
            {byAudience && (
              <One
                label={t("find.children")}
                on={audience === "children"}
                onPress={() => setAudience(audience === "children" ? undefined : "children")}
              />
            )}
          </Group>
        )}
        {libraries.length > 1 && (
          <Group name={t("find.dialog.library")}>
            <One
              label={t("find.dialog.everyLibrary")}
              on={library === null}
              onPress={() => setLibrary(null)}
            />
            {libraries.map(({ id, shortName }) => (
              <One key={id} label={local(shortName)} on={library === id} onPress={() => setLibrary(id)} />
            ))}
          </Group>
        )}
        {byMaterial && (
          <Group name={t("find.dialog.material")}>
            <One
              label={t("find.dialog.everyMaterial")}
              on={material === undefined}
              onPress={() => setMaterial(undefined)}
            />
            {MATERIALS.map((one) => (
              <One
                key={one}
                label={t(`find.dialog.materials.${one}`)}
                on={material === one}
                onPress={() => setMaterial(one)}
              />
            ))}
          </Group>
        )}
        <Group name={t("find.dialog.sort")}>
          {SORTS.filter((one) => request.field !== "ndc" || one !== "relevance").map((one) => (
            <One key={one} label={sortWords(one)} on={sort === one} onPress={() => setSort(one)} />
          ))}
        </Group>
      </PagedView>
      <div className="dialog-actions">
        <Button label={t("find.dialog.keep")} onPress={onKeep} />
        <Button
          kind="primary"
          label={t("find.dialog.show")}
          onPress={() => onShow({ library, material, sort, onShelf, audience })}
        />
      </div>
    </dialog>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <fieldset className="facet-group">
      <legend>{name}</legend>
      <div className="facet-choices">{children}</div>
    </fieldset>
  );
}

function One(props: { readonly label: string; readonly on: boolean; onPress(): void }) {
  const { label, on, onPress } = props;
  return <Button label={label} pressed={on} onPress={onPress} />;
}
