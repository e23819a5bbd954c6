import { useSlip } from "./help.ts";

/** A test page to check the margins and rare characters. */
export function TestSlip() {
  const { t } = useSlip();
  return (
    <>
      <p>{t("paper.test")}</p>
      <p className="slip-title" lang="ja">
        永あア亜 髙﨑𠮷 0123456789 ABCabc
      </p>
      <div className="slip-frame" />
    </>
  );
}
