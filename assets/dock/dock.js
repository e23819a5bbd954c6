// The dock plays the scanner: each button sends its code to main, which decodes it like any burst.

const scan = (code) => fetch("/scan", { method: "POST", body: code });

const cards = await (await fetch("/cards")).json();
document.querySelector("#cards").append(
  ...cards.map(({ card, password, label }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.code = card;
    button.textContent = `${label.ja}\n${card} / ${password}`;
    return button;
  }),
);

document.body.addEventListener("click", ({ target }) => {
  const code = target.closest("button")?.dataset.code;
  if (code !== undefined) void scan(code);
});
