/**
 * Source of an expression: the words of a page. What is drawn beneath the open screen while a finger lies has words too, and
 * nobody sees them yet.
 * @param how `innerText` as they are seen, which has the page laid out; `textContent` costs it nothing
 */
export function wordsSeen(how: "innerText" | "textContent"): string {
  return `(() => {
    const all = document.body.${how};
    const beneath = document.querySelector(".leaf[aria-hidden]")?.${how} ?? "";
    return beneath === "" ? all : all.replace(beneath, "");
  })()`;
}
