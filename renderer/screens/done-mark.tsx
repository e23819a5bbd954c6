import { useEffect } from "react";
import { play } from "../app/sound.ts";
import { Icon } from "../components/icon.tsx";

/** The big tick of something that is done. The heading under it says what. */
export function DoneMark() {
  useEffect(() => play("done"), []);
  return (
    <span className="done-mark">
      <Icon name="check" />
    </span>
  );
}
