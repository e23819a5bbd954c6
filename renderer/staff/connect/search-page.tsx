import type { CatalogueSource } from "#contract/settings/choices.ts";
import type { ConnectionDraft } from "#contract/staff/connection.ts";
import { Choice } from "../../components/choice.tsx";
import { Panel } from "../panel.tsx";
import { useStaffWords } from "../words.ts";

interface SearchPageProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly adapter: ConnectionDraft["adapter"];
  /** What is chosen. */
  readonly search: CatalogueSource;
  onSearch(search: CatalogueSource): void;
  onBack(): void;
}

/** Where patrons search: in the library system, over SRU, or in a catalogue of Shiori's own; each with what it finds. */
export function SearchPage({ heading, step, adapter, search, onSearch, onBack }: SearchPageProps) {
  const { own } = useStaffWords().connect;
  const sources: readonly CatalogueSource[] =
    adapter === "koha" ? ["koha", "sru", "shiori"] : ["sru", "shiori"];
  return (
    <Panel heading={heading} step={step} onBack={onBack}>
      <div className="staff-answers">
        {sources.map((source) => (
          <Choice
            key={source}
            label={own[source].label}
            detail={own[source].finds}
            chosen={source === search}
            onPress={() => onSearch(source)}
          />
        ))}
      </div>
    </Panel>
  );
}
