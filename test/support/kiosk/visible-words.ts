/**
 * Source of an expression: the words of a page, without the readings above them.
 * @param how `innerText` as they are seen, which has the page laid out; `textContent` costs it nothing
 */
export function wordsSeen(how: "innerText" | "textContent"): string {
  const isSeen = how === "innerText" ? "ruby.checkVisibility()" : "true";
  return `(() => {
    let all = document.body.${how};
    let from = 0;
    for (const ruby of document.querySelectorAll("ruby")) {
      const both = ruby.${how};
      const at = ${isSeen} ? all.indexOf(both, from) : -1;
      if (at < 0) continue;
      const base = [...ruby.childNodes].filter(({ nodeName }) => nodeName !== "RT").map(({ textContent }) => textContent).join("");
      all = all.slice(0, at) + base + all.slice(at + both.length);
      from = at + base.length;
    }
    return all;
  })()`;
}
