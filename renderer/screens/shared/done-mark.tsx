import { useEffect } from "react";
import { Icon } from "../../components/icon.tsx";
import { play } from "../../read-aloud/sound.ts";

/** The big tick of something that is done. The heading under it says what. */
export function DoneMark() {
  useEffect(() => play("done"), []);
  return (
    <span className="done-mark">
      <Icon name="check" />
    </span>
  );
}
