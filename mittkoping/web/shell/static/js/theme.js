// Day, night or as the computer: chosen here, kept in this browser only, set before the first paint.
const KEY = "theme";

function chosenTheme() {
  try { return localStorage.getItem(KEY) || "auto"; } catch { return "auto"; }
}

function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

setTheme(chosenTheme());

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.dataset.label);
    this.replaceChildren(...["light", "dark", "auto"].map((theme) => this.choice(theme)));
    this.show();
  }

  choice(theme) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = theme;
    button.textContent = this.dataset[theme];
    button.addEventListener("click", () => {
      try { localStorage.setItem(KEY, theme); } catch { /* private window: the choice lasts for this page */ }
      setTheme(theme);
      this.show(theme);
    });
    return button;
  }

  show(theme = chosenTheme()) {
    for (const button of this.children) button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

// The script stands in the head so that no wrong theme is ever painted; the element itself can wait for its children.
customElements.define("theme-switch", ThemeSwitch);
