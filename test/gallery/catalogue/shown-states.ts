/** What a browser knows of a control only while somebody touches it, and how the catalogue says it. */
const STATES = [
  [/:active/gu, ':is(:active,[data-shown~="pressed"])'],
  [/:focus(?![-\w])/gu, ':is(:focus,[data-shown~="focused"])'],
  [/:focus-visible/gu, ':is(:focus-visible,[data-shown~="focused"])'],
] as const;

function rewrite(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      rule.selectorText = STATES.reduce(
        (selector, [state, shown]) => selector.replaceAll(state, shown),
        rule.selectorText,
      );
    }
    if ("cssRules" in rule) rewrite(rule.cssRules as CSSRuleList);
  }
}

/**
 * The same style sheet once more, in which a control is pressed or focused that says so in `data-shown`: what the
 * catalogue shows is what the product does.
 */
export function withShownStates(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  rewrite(sheet.cssRules);
  return sheet;
}
