import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Words that many screens share. */
export const common: OneForm<Words["common"]> = {
  back: "뒤로",
  stop: "돌아가기",
  help: "도움말",
  next: "다음",
  close: "닫기",
  asking: "조회하고 있습니다",
  askingLong: "시간이 걸리고 있습니다. 조금만 더 기다려 주세요.",
  sending: "보내고 있습니다",
  card: "대출증 {{tail}}",
  code: "직원에게 보여 주실 번호 {{code}}",
  ticket: "접수 번호 {{ticket}}",
  date: "{{date}}",
  thisLibrary: "이 도서관",
  /** All end in one syllable: the particles after them depend on it. */
  terms: {
    card: {
      "loan-ticket": "대출증",
      "loan-card": "대출증",
      "use-card": "이용증",
      "use-ticket": "이용증",
      "patron-card": "회원증",
      "library-card": "회원증",
    },
    password: { password: "비밀번호", pin: "비밀번호" },
  },
  and: "·",
  apart: "\u00a0· ",
  backendAway: "도서관 시스템에 연결할 수 없습니다. 잠시만 기다려 주세요.",
  partAway: {
    system: "지금은 예약이나 연장 등을 할 수 없습니다. 책은 찾을 수 있습니다.",
    catalogue: "지금은 책을 찾을 수 없습니다. 예약이나 연장 등은 할 수 있습니다.",
  },
  toast: {
    title: "‘{{title}}’의 바코드를 스캔했습니다",
    see: "이 책 보기",
  },
  language: "언어",
  ways: {
    again: "다시 시도",
    "scan-card": "대출증 스캔",
    "change-password": "비밀번호 변경",
    holds: "예약한 책 보기",
    email: "이메일 등록",
    "email-change": "이메일 변경",
    "email-code": "인증 번호 입력",
    search: "책 찾기",
    counter: "안내 데스크에 문의해 주세요.",
    wait: "잠시 후 다시 이용해 주세요.",
  },
};
