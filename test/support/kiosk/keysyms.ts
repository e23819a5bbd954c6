/** Characters whose key has another name in X. */
export const KEYSYMS: Readonly<Record<string, string>> = {
  " ": "space",
  "-": "minus",
  $: "dollar",
  ":": "colon",
  "/": "slash",
  ".": "period",
  "+": "plus",
  "]": "bracketright",
  "[": "bracketleft",
};
