import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import type { Edit } from "../../keyboards/kana.ts";
import { SignKeyboard } from "../editors/sign-keyboard.tsx";
import { Panel } from "../panel.tsx";
import { useStaffWords } from "../words.ts";

interface TypedPageProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly help: ReactNode;
  readonly value: string;
  readonly maxLength: number;
  /** Shows dots instead of the input. */
  readonly hidden?: boolean;
  /** False = it must not be empty. */
  readonly mayBeEmpty?: boolean;
  /** Additional buttons. */
  readonly others?: ReactNode;
  onChange(value: string): void;
  onBack(): void;
  onNext(): void;
  /** In place of the button to go on. */
  readonly next?: ReactNode;
}

/** One question that is answered by typing at the keyboard. */
export function TypedPage(props: TypedPageProps) {
  const t = useStaffWords();
  const {
    heading,
    help,
    value,
    maxLength,
    hidden = false,
    mayBeEmpty = false,
    others,
    onChange,
    step,
  } = props;
  const edit = (change: Edit): void => onChange(change(value).slice(0, maxLength));
  return (
    <Panel
      heading={heading}
      step={step}
      help={help}
      onBack={props.onBack}
      actions={
        <>
          {others}
          {(mayBeEmpty || value !== "") &&
            (props.next ?? <Button kind="primary" label={t.next} onPress={props.onNext} />)}
        </>
      }
    >
      <output className="staff-text" lang="en" aria-label={heading}>
        {value === "" ? " " : hidden ? "●".repeat([...value].length) : value}
      </output>
      <SignKeyboard onEdit={edit} />
    </Panel>
  );
}
