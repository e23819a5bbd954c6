import type { SettingNow } from "#contract/staff/calls.ts";
import { Button } from "../components/button.tsx";
import { Choice } from "../components/choice.tsx";
import { ConnectWizard } from "./connect/wizard.tsx";
import { useDisplayValue } from "./display-value.ts";
import { EditorPanel } from "./editors/editor-panel.tsx";
import { editingOf, type FieldPath, fieldsOf, type Group, MENU, type MenuPart } from "./fields.ts";
import { Panel } from "./panel.tsx";
import { go, useStaff } from "./store.ts";
import { fill, useStaffWords } from "./words.ts";

/** Settings: groups, then the settings of one, then one. */
export function SettingsSection() {
  const group = useStaff((state) => state.group);
  const field = useStaff((state) => state.field);
  const connecting = useStaff((state) => state.connecting);
  if (connecting) return <ConnectWizard />;
  if (group === null) return <Groups />;
  return field === null ? <Fields group={group} /> : <EditorPanel key={field} group={group} path={field} />;
}

const PARTS = Object.keys(MENU) as readonly MenuPart[];

/** The menu. What replaces the library system comes last, and is not the primary button. */
function Groups() {
  const t = useStaffWords();
  const needsRestart = useStaff((state) => state.settings?.needsRestart ?? false);
  return (
    <Panel heading={t.settings.heading} help={needsRestart ? t.settings.restart : ""}>
      <div className="staff-menu">
        {PARTS.map((part) => (
          <section key={part}>
            <h3>{t.menu[part]}</h3>
            <div className="staff-groups">
              {MENU[part].map((group) => (
                <Button key={group} label={t.groups[group]} onPress={() => go({ group })} />
              ))}
              {part === "system" && (
                <Button
                  className="staff-connect"
                  label={t.connect.open}
                  detail={t.connect.openHelp}
                  onPress={() => go({ connecting: true })}
                />
              )}
            </div>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Fields({ group }: { readonly group: Group }) {
  const t = useStaffWords();
  const settings = useStaff((state) => state.settings?.settings ?? []);
  return (
    <Panel heading={t.groups[group]} onBack={() => go({})}>
      <ul className="staff-fields">
        {fieldsOf(group).map((path) => (
          <li key={path}>
            <FieldRow
              path={path}
              setting={settings.find((one) => one.path === path)}
              onPress={() => go({ group, field: path })}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface FieldRowProps {
  readonly path: FieldPath;
  readonly setting: SettingNow | undefined;
  onPress(): void;
}

function FieldRow({ path, setting, onPress }: FieldRowProps) {
  const t = useStaffWords();
  const shown = useDisplayValue();
  if (setting === undefined) return null;
  const isWhole = ["number", "switch"].includes(editingOf(path).kind);
  const file = setting.from === "defaults" ? undefined : fill(t.settings.from, { from: setting.from });
  const from = setting.fixed ? t.settings.fixedFrom : file;
  return (
    <Choice
      className="staff-field"
      label={t.fields[path].label}
      detail={setting.local ? t.settings.here : from}
      aside={<span className={isWhole ? "choice-number" : ""}>{shown(path, setting.value)}</span>}
      onPress={onPress}
    />
  );
}
