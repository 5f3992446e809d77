(() => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const show = () => button.setAttribute("aria-pressed", String(dark()));
  button.hidden = false;
  button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; show(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  // A link on the board leads to what it names, also where that is folded up.
  const unfold = () => document.getElementById(location.hash.slice(1))?.setAttribute("open", "");
  addEventListener("hashchange", unfold);
  unfold();
})();
