import type { PasswordSigns } from "#contract/settings/choices.ts";
import { DigitPad } from "./digit-pad.tsx";
import type { Edit } from "./kana.ts";
import { LatinBoard } from "./latin-board.tsx";

interface PasswordBoardProps {
  readonly signs: PasswordSigns;
  readonly onEdit: (edit: Edit) => void;
}

/** The board that types exactly what the library's passwords are made of. */
export function PasswordBoard({ signs, onEdit }: PasswordBoardProps) {
  if (signs === "digits") return <DigitPad use="number" onEdit={onEdit} />;
  return <LatinBoard use={signs === "any" ? "any" : "password"} onEdit={onEdit} />;
}
