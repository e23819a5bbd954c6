import type { ConnectionDraft } from "#contract/staff/connection.ts";
import { Choice } from "../../components/choice.tsx";
import { Panel } from "../panel.tsx";
import { useStaffWords } from "../words.ts";

interface SearchPageProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly adapter: ConnectionDraft["adapter"];
  /** The catalogue in Shiori's backend is chosen. */
  readonly isOwn: boolean;
  onSearch(isOwn: boolean): void;
  onBack(): void;
}

/** Where patrons search: in a catalogue of Shiori's own, or in the library system; each with what it finds. */
export function SearchPage({ heading, step, adapter, isOwn, onSearch, onBack }: SearchPageProps) {
  const { own } = useStaffWords().connect;
  const system = adapter === "koha" ? own.koha : own.sru;
  return (
    <Panel heading={heading} step={step} onBack={onBack}>
      <div className="staff-answers">
        <Choice label={system.label} detail={system.finds} chosen={!isOwn} onPress={() => onSearch(false)} />
        <Choice
          label={own.shiori.label}
          detail={own.shiori.finds}
          chosen={isOwn}
          onPress={() => onSearch(true)}
        />
      </div>
    </Panel>
  );
}
