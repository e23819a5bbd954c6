import { screen } from "@testing-library/react";
import { test } from "vitest";
import { openPage, told } from "../helpers/open-page.tsx";
test("x", async () => {
  const page = await openPage();
  page.kiosk.refuses("signIn", { name: "wrong-credentials" });
  await told(() => page.kiosk.scanCard("321"));
  await page.type("abc123");
  await page.press("次へ");
  await screen.findByRole("alert");
  console.log([...document.querySelectorAll("button")].map(b=>b.textContent).join("|"));
  await page.press("もう一度 入れる");
  console.log([...document.querySelectorAll("button")].map(b=>b.textContent).join("|"), page.kiosk.calls.map(c=>c.verb).join());
  console.log(document.querySelector("[role=alert]")?.outerHTML);
});
