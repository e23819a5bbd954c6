import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** How a patron makes the screen fit. */
export const display: OneForm<Words["display"]> = {
  open: "화면 설정",
  heading: "보기 편하게, 쓰기 편하게",
  onlyThisVisit: "끝내면 이 설정은 원래대로 돌아갑니다.",
  done: "완료",
  asSetUp: "처음 설정으로",
  sample: { name: "예시", title: "은하철도의 밤" },
  type: { name: "글자", normal: "보통", large: "크게", largest: "최대로" },
  furigana: { name: "후리가나", none: "없음", shown: "있음" },
  theme: { name: "색", paper: "표준", ink: "검은 바탕", yellow: "노란 바탕" },
  low: { name: "화면 높이", usual: "보통", low: "낮게", attract: "화면 낮추기", sign: "화면을 낮추었습니다" },
  motion: { name: "움직임", usual: "보통", still: "없음" },
  time: { name: "시간", slow: "천천히 (시간 4배)" },
  curtain: {
    hideShort: "가리기",
    hide: "화면 가리기",
    hidden: "화면을 가렸습니다",
    touch: "화면을 누르면 다시 보입니다.",
  },
  part: "{{part}} / {{parts}}",
  on: "계속",
  before: "이전",
  first: "맨 앞으로",
};
