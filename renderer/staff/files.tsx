import { useCallback, useEffect, useState } from "react";
import type { ExchangePlace } from "#contract/staff/calls.ts";
import { Button } from "../components/button.tsx";
import { staff } from "./bridge.ts";
import type { FieldPath } from "./fields.ts";
import { Pages } from "./pages.tsx";
import { Panel } from "./panel.tsx";
import { useStaff } from "./store.ts";
import { fill, useStaffWords } from "./words.ts";

/** Changed settings that a page has room for. */
const CHANGES_PER_PAGE = 10;
const FILES_PER_PAGE = 4;

interface Looked {
  readonly place: ExchangePlace;
  readonly file: string;
  /** Paths of the settings that would change. */
  readonly changes: readonly string[];
}

/** One file for the whole fleet: out to a medium, in from one, looked through before it holds. */
export function FilesSection() {
  const t = useStaffWords();
  const [places, setPlaces] = useState<readonly ExchangePlace[]>([]);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [said, setSaid] = useState("");
  const read = useCallback(() => {
    void staff()
      .places({})
      .then(setPlaces)
      .catch(() => undefined);
  }, []);
  useEffect(read, [read]);
  const exportTo = async ({ id }: ExchangePlace): Promise<void> => {
    const name = await staff()
      .exportFile({ place: id })
      .catch(() => null);
    setSaid(name === null ? t.files.exportFailed : fill(t.files.exported, { name }));
    read();
  };
  const look = async (place: ExchangePlace, file: string): Promise<void> => {
    const answer = await staff().importFile({ place: place.id, file, really: false });
    setSaid("");
    useStaff.setState(
      answer.ok ? { said: null, problems: [] } : { said: "failed", problems: answer.problems },
    );
    if (answer.ok) setLooked({ place, file, changes: answer.changes });
  };
  if (looked !== null)
    return (
      <Look
        looked={looked}
        onBack={(words) => {
          setLooked(null);
          setSaid(words);
        }}
      />
    );
  return (
    <Panel heading={t.files.heading} help={t.files.hint}>
      {places.map((place) => (
        <Place
          key={place.id}
          place={place}
          onExport={() => void exportTo(place)}
          onLook={(file) => void look(place, file)}
        />
      ))}
      <p role="status">{said}</p>
    </Panel>
  );
}

interface PlaceProps {
  readonly place: ExchangePlace;
  onExport(): void;
  onLook(file: string): void;
}

function Place({ place, onExport, onLook }: PlaceProps) {
  const t = useStaffWords();
  const name = place.removable ? `${t.files.removable} ${place.name}` : t.files.own;
  return (
    <section className="staff-place">
      <div className="staff-row">
        <h3 className="staff-row-name">{name}</h3>
        {place.writable ? (
          <Button label={t.files.export} onPress={onExport} />
        ) : (
          <span>{t.files.readOnly}</span>
        )}
      </div>
      {place.files.length === 0 && <p>{t.files.empty}</p>}
      <Pages
        items={place.files}
        size={FILES_PER_PAGE}
        row={(file) => (
          <li key={file} className="staff-row">
            <span className="staff-row-name">{file}</span>
            <Button label={t.files.look} onPress={() => onLook(file)} />
          </li>
        )}
      />
    </section>
  );
}

function Look({ looked, onBack }: { readonly looked: Looked; onBack(said: string): void }) {
  const t = useStaffWords();
  const { place, file, changes } = looked;
  const take = async (): Promise<void> => {
    const answer = await staff().importFile({ place: place.id, file, really: true });
    if (!answer.ok) return useStaff.setState({ said: "failed", problems: answer.problems });
    useStaff.setState({ settings: await staff().settings({}) });
    onBack(t.files.imported);
  };
  const label = (path: string): string => t.fields[path as FieldPath]?.label ?? path;
  return (
    <Panel
      heading={file}
      help={changes.length === 0 ? t.files.noChanges : fill(t.files.changes, { count: changes.length })}
      onBack={() => onBack("")}
      actions={
        changes.length > 0 && <Button kind="primary" label={t.files.import} onPress={() => void take()} />
      }
    >
      <Pages
        items={changes}
        size={CHANGES_PER_PAGE}
        row={(path) => (
          <li key={path} className="staff-row">
            <span className="staff-row-name">{label(path)}</span>
          </li>
        )}
      />
    </Panel>
  );
}
