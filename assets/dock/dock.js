// The dock plays the scanner and whoever stands there: each button sends one action to main.

const post = async (action, text = "") =>
  show(await (await fetch(`/${action}`, { method: "POST", body: text })).json());

/** Marks the states that hold now. */
function show(state) {
  for (const [action, holds] of Object.entries(state))
    document.querySelector(`[data-action="${action}"]`).setAttribute("aria-pressed", String(holds));
}

function button(data, ...parts) {
  const made = document.createElement("button");
  made.type = "button";
  Object.assign(made.dataset, data);
  made.append(...parts);
  return made;
}

function english(text) {
  const made = document.createElement("span");
  made.lang = "en";
  made.textContent = text;
  return made;
}

function code(text) {
  const made = document.createElement("code");
  made.textContent = text;
  return made;
}

function row({ card, password, label }) {
  const made = document.createElement("div");
  made.className = "card";
  made.append(
    button({ scan: card }, label.ja, english(`${card}  ${label.en}`)),
    button({ type: password }, code(password), english("入力 type")),
  );
  return made;
}

document.body.addEventListener("click", ({ target }) => {
  const { scan, type, action } = target.closest("button")?.dataset ?? {};
  if (scan !== undefined) void post("scan", scan);
  else if (type !== undefined) void post("type", type);
  else if (action !== undefined) void post(action);
});

const cards = await (await fetch("/cards")).json();
document.querySelector("#cards").append(...cards.map(row));
// Staff can put it into service and out of it as well.
setInterval(async () => show(await (await fetch("/state")).json()), 1000);
