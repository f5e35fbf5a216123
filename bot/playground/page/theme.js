/* Light or dark: as the system says, until the person says otherwise. */
import { html, useLayoutEffect } from "./view.js";
import { change, remember, useStore } from "./store.js";
import { Icon } from "./icons.js";

const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

/** The button in the bar; it also keeps the page's theme. */
export function Theme() {
  const theme = useStore((state) => state.theme);
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const isDark = theme === "dark" || (theme === "system" && systemIsDark());
  const toggle = () => {
    const next = isDark ? "light" : "dark";
    remember("theme", next);
    change({ theme: next });
  };
  const label = isDark ? "Use light colours" : "Use dark colours";
  return html`<button type="button" class="bar-button" aria-label=${label} title=${label} onClick=${toggle}><${Icon} name=${isDark ? "sun" : "moon"} /></button>`;
}
