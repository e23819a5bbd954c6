import { Button } from "../../components/button.tsx";
import { DigitPad } from "../../keyboards/digit-pad.tsx";
import type { Editing } from "../editing.ts";
import { change } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";

interface NumberEditorProps extends EditorProps {
  readonly editing: Extract<Editing, { readonly kind: "number" }>;
}

/** A number, by steps or typed. Values out of range cannot be saved. */
export function NumberEditor({ path, value, editing, frame }: NumberEditorProps) {
  const t = useStaffWords();
  const [text, setText] = useDraft(path, String(value));
  const { min, max, step, unit } = editing;
  const typed = text === "" ? Number.NaN : Number(text);
  const possible = typed >= min && typed <= max;
  const stepTo = (by: number): void =>
    setText((before) => String(Math.min(max, Math.max(min, (Number(before) || min) + by))));
  return frame(
    <div className="staff-number">
      <div className="staff-stepper">
        <Button label="−" className="staff-step" onPress={() => stepTo(-step)} />
        <output className="staff-value">{fill(t.units[unit], { value: text })}</output>
        <Button label="＋" className="staff-step" onPress={() => stepTo(step)} />
      </div>
      <p className="staff-limits">
        {fill(t.range, {
          from: fill(t.units[unit], { value: min }),
          to: fill(t.units[unit], { value: max }),
        })}
      </p>
      <DigitPad
        use="number"
        onEdit={(edit) =>
          setText((before) =>
            edit(before)
              .replace(/^0+(?=\d)/u, "")
              .slice(0, 5),
          )
        }
      />
    </div>,
    possible && typed !== value && (
      <Button kind="primary" label={t.save} onPress={() => void change(path, typed)} />
    ),
  );
}
