/** A title or a list for a phone. */
export const phone = {
  take: "スマホへ",
  heading: "スマホで 読み取ってください",
  opensTitle: "スマホの カメラを かざすと、図書館の ホームページで この本が 開きます。",
  opensList: "スマホの カメラを かざすと、図書館の ホームページで この本の 一覧が 開きます。",
  holdsTitle: "スマホの カメラを かざすと、題名と 請求記号が 文字で 入ります。",
  holdsList: "スマホの カメラを かざすと、題名が 文字で 入ります。",
  nameless: "ログインは いりません。名前と カードの番号は 入っていません。",
  code: "QRコード",
  part: "{{page}}／{{pages}}まい目",
  nextCode: "次の コード",
  previousCode: "前の コード",
  list_other: "{{count}}冊の 本",
} as const;
