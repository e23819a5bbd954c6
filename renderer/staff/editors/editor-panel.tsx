import type { ReactNode } from "react";
import type { SettingNow } from "#contract/staff/calls.ts";
import { Button } from "../../components/button.tsx";
import { useDisplayValue } from "../display-value.ts";
import { editingOf, type FieldPath, type Group } from "../fields.ts";
import { Panel } from "../panel.tsx";
import { change, go, useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { CardsEditor } from "./cards-editor.tsx";
import {
  ChoiceEditor,
  LibraryEditor,
  PresetEditor,
  PrinterEditor,
  SeveralEditor,
  SwitchEditor,
} from "./choice-editors.tsx";
import { DaysEditor } from "./days-editor.tsx";
import type { EditorProps } from "./editor-props.ts";
import { LanguagesEditor } from "./languages-editor.tsx";
import { NoticesEditor } from "./notices-editor.tsx";
import { NumberEditor } from "./number-editor.tsx";
import { SecretEditor } from "./secret-editor.tsx";
import { CodesEditor, TextEditor } from "./text-editor.tsx";
import { WeekEditor } from "./week-editor.tsx";

/** One setting, with the editor that suits it. */
export function EditorPanel({ group, path }: { readonly group: Group; readonly path: FieldPath }) {
  const t = useStaffWords();
  const shown = useDisplayValue();
  const setting = useStaff((state) => state.settings?.settings.find((one) => one.path === path));
  if (setting === undefined) return null;
  const { label, help } = t.fields[path];
  const frame = (body: ReactNode, actions?: ReactNode): ReactNode => (
    <Panel
      heading={label}
      help={setting.fixed ? t.settings.fixed : help}
      onBack={() => go({ group })}
      actions={
        <>
          {setting.local && (
            <Button
              className="staff-revert"
              label={t.settings.takeBack}
              onPress={() => void change(path, null)}
            />
          )}
          {actions}
        </>
      }
    >
      {body}
    </Panel>
  );
  if (setting.fixed) return frame(<p className="staff-value">{shown(path, setting.value)}</p>);
  return <Editor key={JSON.stringify(setting.value)} setting={setting} path={path} frame={frame} />;
}

interface EditorChoice extends Omit<EditorProps, "value"> {
  readonly setting: SettingNow;
}

/** Selects the editor for the kind of a setting. */
function Editor({ setting, path, frame }: EditorChoice): ReactNode {
  const t = useStaffWords();
  const editing = editingOf(path);
  const given = { path, value: setting.value, frame };
  switch (editing.kind) {
    case "number":
      return <NumberEditor {...given} editing={editing} />;
    case "switch":
      return <SwitchEditor {...given} />;
    case "choice":
      return <ChoiceEditor {...given} values={editing.values} />;
    case "several":
      return <SeveralEditor {...given} values={editing.values} />;
    case "preset":
      return <PresetEditor {...given} values={editing.values} />;
    case "library":
      return <LibraryEditor {...given} none={editing.none} />;
    case "printer":
      return <PrinterEditor {...given} />;
    case "text":
      return <TextEditor {...given} maxLength={editing.maxLength} />;
    case "codes":
      return <CodesEditor {...given} />;
    case "languages":
      return <LanguagesEditor {...given} />;
    case "days":
      return <DaysEditor {...given} />;
    case "notices":
      return <NoticesEditor {...given} />;
    case "week":
      return <WeekEditor {...given} />;
    case "secret":
      return <SecretEditor {...given} name={editing.name} />;
    case "cards":
      return <CardsEditor {...given} />;
    case "only-files":
      return frame(<p>{t.settings.onlyFiles}</p>);
  }
}
