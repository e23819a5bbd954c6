import { useState } from "react";
import type { SearchRequest, SearchSort } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import type { IconName } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { RouteAt } from "../../navigation/route.ts";
import { type Conditions, isNarrowed, under } from "../../queries/search-request.ts";
import { useCapability, useInfo, useSettings, useStore } from "../../state/store.ts";
import { FacetsDialog } from "./facets-dialog.tsx";

/** The visible sort orders; the dialog has all. */
const SORTS = ["relevance", "title", "year"] as const satisfies readonly SearchSort[];

interface FacetsProps {
  readonly route: RouteAt<"results">;
}

/** Searches again with other filters, from the first page. */
const changeOf =
  ({ route }: FacetsProps) =>
  (conditions: Conditions): void =>
    useStore.getState().replace({ ...route, request: under(route.request, conditions) });

/** Whether all filters are behind one button: in larger type; on a spread, whose left page has room for more, at twice the size. */
export function useFacetsInDialog(): boolean {
  const type = useStore((state) => state.display.type);
  return useLayout() === "spread" ? type === "largest" : type !== "normal";
}

/** The button for all filters; its tick shows that some are active. */
export function FacetsButton({ route }: FacetsProps) {
  const t = useTranslation();
  const [open, setOpen] = useState(false);
  const { request } = route;
  const change = changeOf({ route });
  return (
    <>
      <Switch
        className="facets-open"
        icon="choices"
        label={t("find.dialog.heading")}
        on={isNarrowed(request)}
        onPress={() => setOpen(true)}
      />
      {open && (
        <FacetsDialog
          all
          request={request}
          onKeep={() => setOpen(false)}
          onShow={(conditions) => {
            setOpen(false);
            change(conditions);
          }}
        />
      )}
    </>
  );
}

/**
 * Filters of the results: switches for the most used ones, sort orders, and a dialog for the rest. Only what the backend
 * supports. Each choice searches again from the first page.
 */
export function Facets({ route }: FacetsProps) {
  const t = useTranslation();
  const { request } = route;
  const change = changeOf({ route });
  const wide = useLayout() !== "single";
  return (
    <div className="facets">
      <Switches request={request} onChange={change} />
      {wide && (
        <fieldset className="tabs">
          <legend className="visually-hidden">{t("search.sortName")}</legend>
          {SORTS.filter((sort) => request.field !== "ndc" || sort !== "relevance").map((sort) => (
            <Button
              key={sort}
              label={t(`search.sorts.${sort}`)}
              pressed={sort === request.sort}
              onPress={() => change({ sort })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface SwitchesProps {
  readonly request: SearchRequest;
  onChange(conditions: Conditions): void;
}

function Switches({ request, onChange }: SwitchesProps) {
  const t = useTranslation();
  const { ownLibrary } = useSettings();
  const [open, setOpen] = useState(false);
  const several = (useInfo()?.libraries.length ?? 0) > 1;
  const onShelf = useCapability("filterOnShelf");
  const audience = useCapability("filterAudience");
  const here = request.library === ownLibrary;
  const elsewhere = request.library !== null && !here;
  const forChildren = request.audience === "children";
  return (
    <fieldset className="tabs facet-switches">
      <legend className="visually-hidden">{t("search.narrowName")}</legend>
      {several && (
        <Switch
          icon="house"
          label={t("search.onlyHere")}
          on={here}
          onPress={() => onChange({ library: here ? null : ownLibrary })}
        />
      )}
      {onShelf && (
        <Switch
          icon="shelf"
          label={t("find.onShelf")}
          on={request.onShelf === true}
          onPress={() => onChange({ onShelf: request.onShelf === true ? undefined : true })}
        />
      )}
      {audience && (
        <Switch
          icon="child"
          label={t("find.children")}
          on={forChildren}
          onPress={() => onChange({ audience: forChildren ? undefined : "children" })}
        />
      )}
      <Switch
        icon="choices"
        label={t("find.conditions")}
        on={elsewhere || request.material !== undefined}
        onPress={() => setOpen(true)}
      />
      {open && (
        <FacetsDialog
          request={request}
          onKeep={() => setOpen(false)}
          onShow={(conditions) => {
            setOpen(false);
            onChange(conditions);
          }}
        />
      )}
    </fieldset>
  );
}

/** A big switch. */
function Switch(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly on: boolean;
  readonly className?: string;
  onPress(): void;
}) {
  const { icon, label, on, className, onPress } = props;
  return <Button className={className ?? ""} icon={icon} label={label} pressed={on} onPress={onPress} />;
}
