import { useState } from "react";
import type { SearchRequest, SearchSort } from "#contract/domain/title.ts";
import { useLayout } from "../../app/layout.ts";
import type { RouteAt } from "../../app/route.ts";
import { useAbility, useInfo, useSettings, useStore } from "../../app/store.ts";
import { Button } from "../../components/button.tsx";
import type { IconName } from "../../components/icon.tsx";
import { useWords } from "../../words/index.ts";
import { FacetsBox } from "./facets-box.tsx";
import { type Conditions, under } from "./search-request.ts";

/** The orders in sight; the box has all. */
const SORTS = ["relevance", "title", "year"] as const satisfies readonly SearchSort[];

/**
 * What a patron can choose among the titles found: switches for what is asked most, the orders, and a box for the
 * rest. Only what the backend can do is there. Each choice asks again from the first page.
 */
export function Facets({ route }: { readonly route: RouteAt<"results"> }) {
  const t = useWords();
  const { request } = route;
  const { replace } = useStore.getState();
  const change = (conditions: Conditions): void => replace({ ...route, request: under(request, conditions) });
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
  const t = useWords();
  const { ownLibrary } = useSettings();
  const [open, setOpen] = useState(false);
  const several = (useInfo()?.libraries.length ?? 0) > 1;
  const onShelf = useAbility("filterOnShelf");
  const audience = useAbility("filterAudience");
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
        <FacetsBox
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

/** A big switch; its tick says that it is on. */
function Switch(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly on: boolean;
  onPress(): void;
}) {
  const { icon, label, on, onPress } = props;
  return <Button icon={on ? "check" : icon} label={label} pressed={on} onPress={onPress} />;
}
