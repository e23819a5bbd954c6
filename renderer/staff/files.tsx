import { useCallback, useEffect, useState } from "react";
import type { ExchangeFolder } from "#contract/staff/calls.ts";
import { Button } from "../components/button.tsx";
import { staff } from "./bridge.ts";
import type { FieldPath } from "./fields.ts";
import { Panel } from "./panel.tsx";
import { useStaff } from "./store.ts";
import { fill, useStaffWords } from "./words.ts";

interface Looked {
  readonly file: string;
  /** Paths of the settings that would change. */
  readonly changes: readonly string[];
}

/** Settings files for the fleet: export to a folder of this machine, and import with a preview. */
export function FilesSection() {
  const t = useStaffWords();
  const [folder, setFolder] = useState<ExchangeFolder | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [said, setSaid] = useState("");
  const read = useCallback(() => {
    void staff()
      .exchange({})
      .then(setFolder)
      .catch(() => undefined);
  }, []);
  useEffect(read, [read]);
  const exportFile = async (): Promise<void> => {
    const name = await staff()
      .exportFile({})
      .catch(() => null);
    setSaid(name === null ? t.files.exportFailed : fill(t.files.exported, { name }));
    read();
  };
  const look = async (file: string): Promise<void> => {
    const answer = await staff().importFile({ file, really: false });
    setSaid("");
    useStaff.setState(
      answer.ok ? { said: null, problems: answer.unknown } : { said: "failed", problems: answer.problems },
    );
    if (answer.ok) setLooked({ file, changes: answer.changes });
  };
  if (looked !== null)
    return (
      <Look
        looked={looked}
        onBack={(words) => {
          setLooked(null);
          setSaid(words);
          useStaff.setState({ said: null, problems: [] });
        }}
      />
    );
  return (
    <Panel heading={t.files.heading} help={t.files.hint}>
      {folder !== null && (
        <Folder folder={folder} onExport={() => void exportFile()} onLook={(file) => void look(file)} />
      )}
      <p role="status">{said}</p>
    </Panel>
  );
}

interface FolderProps {
  readonly folder: ExchangeFolder;
  onExport(): void;
  onLook(file: string): void;
}

function Folder({ folder, onExport, onLook }: FolderProps) {
  const t = useStaffWords();
  return (
    <section className="staff-place">
      <div className="staff-row">
        <h3 className="staff-row-name">{folder.path}</h3>
        {folder.writable ? (
          <Button label={t.files.export} onPress={onExport} />
        ) : (
          <span>{t.files.readOnly}</span>
        )}
      </div>
      {folder.files.length === 0 && <p>{t.files.empty}</p>}
      <ul className="staff-rows">
        {folder.files.map((file) => (
          <li key={file} className="staff-row">
            <span className="staff-row-name">{file}</span>
            <Button label={t.files.look} onPress={() => onLook(file)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Look({ looked, onBack }: { readonly looked: Looked; onBack(said: string): void }) {
  const t = useStaffWords();
  const { file, changes } = looked;
  const take = async (): Promise<void> => {
    const answer = await staff().importFile({ file, really: true });
    if (!answer.ok) return useStaff.setState({ said: "failed", problems: answer.problems });
    useStaff.setState({ settings: await staff().settings({}), problems: [] });
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
      <ul className="staff-rows">
        {changes.map((path) => (
          <li key={path} className="staff-row">
            <span className="staff-row-name">{label(path)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
