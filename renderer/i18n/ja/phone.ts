/** A title or a list for a phone. */
export const phone = {
  take: "スマホへ",
  heading: "スマホで読み取ってください",
  opensTitle: "スマホのカメラで読み取ると、図書館のホームページでこの本が開きます。",
  opensList: "スマホのカメラで読み取ると、図書館のホームページでこの本の一覧が開きます。",
  holdsTitle: "スマホのカメラで読み取ると、題名と請求記号が文字で入ります。",
  holdsList: "スマホのカメラで読み取ると、題名が文字で入ります。",
  nameless: "ログインはいりません。名前とカードの番号は入っていません。",
  code: "QRコード",
  part: "{{page}}／{{pages}}枚目",
  nextCode: "次のコード",
  previousCode: "前のコード",
  list_other: "{{count}}件の本",
} as const;
