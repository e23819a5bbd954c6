const button = document.querySelector("button");
const next = () => {
  button.textContent = String(Number(button.textContent) + 1);
};
button.addEventListener("pointerup", next);
addEventListener("keydown", (event) => event.key === "Enter" && next());
