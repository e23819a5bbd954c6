import { Icon } from "../components/icon.tsx";

/** The big tick of something that is done. The heading under it says what. */
export function DoneMark() {
  return (
    <span className="done-mark">
      <Icon name="check" />
    </span>
  );
}
