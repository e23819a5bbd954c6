import type { BoardSettings, PasswordSigns } from "#contract/settings/choices.ts";
import { DigitPad } from "./digit-pad.tsx";
import type { Edit } from "./kana.ts";
import { LatinKeyboard } from "./latin-keyboard.tsx";

interface PasswordKeyboardProps {
  readonly signs: PasswordSigns;
  readonly boards: BoardSettings;
  readonly onEdit: (edit: Edit) => void;
}

/** The keyboard with exactly the characters of the library's passwords. */
export function PasswordKeyboard({ signs, boards, onEdit }: PasswordKeyboardProps) {
  if (signs === "digits") return <DigitPad use="number" onEdit={onEdit} />;
  return <LatinKeyboard use={signs === "any" ? "any" : "password"} boards={boards} onEdit={onEdit} />;
}
