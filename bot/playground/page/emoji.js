/* The emoji picker: a searchable grid of what the playground knows, the workspace's own among it. */
import { html, useState } from "./view.js";
import { useStore } from "./store.js";
import { Popover } from "./popover.js";
import { Icon } from "./icons.js";
import { Emoji } from "./rich.js";

const SHOWN = 120;
const FIRST = ["raised_hands", "clap", "trophy", "+1", "tada", "heart", "eyes", "pray", "white_check_mark", "rocket", "fire", "joy",
  "slightly_smiling_face", "thinking_face", "wave", "ok_hand"];
const FACES = /face|smile|grin|hand|heart|thumb|wave|star|person/;

/** The names that fit, with what people reach for in front. */
function ordered(known, custom, sought) {
  const rank = (name) => (FACES.test(name) ? 0 : 1);
  const first = [...FIRST.filter((name) => known[name]), ...Object.keys(custom)].filter((name) => name.includes(sought));
  const rest = Object.keys(known).filter((name) => name.includes(sought) && !FIRST.includes(name));
  return [...first, ...rest.sort((one, other) => rank(one) - rank(other))];
}

/** A button that opens the picker and calls `onPick(short name)`. */
export function EmojiButton({ label, className = "icon-button", onPick }) {
  return html`<${Popover} label="Emoji" className="emoji-panel" button=${{ class: className, "aria-label": label, title: label }}
    face=${html`<${Icon} name="smile" />`}>${(close) => html`<${Picker} onPick=${(name) => { close(); onPick(name); }} />`}<//>`;
}

function Picker({ onPick }) {
  const known = useStore((state) => state.emoji);
  const custom = useStore((state) => state.workspace.emoji);
  const [sought, setSought] = useState("");
  const names = ordered(known, custom, sought.toLowerCase().replaceAll(":", "").trim());
  const onKey = (event) => {
    if (event.key !== "Enter" || !names.length) return;
    event.preventDefault();
    onPick(names[0]);
  };
  return html`<input class="field" type="search" aria-label="Find an emoji" placeholder="Find an emoji" value=${sought}
      onInput=${(event) => setSought(event.target.value)} onKeyDown=${onKey} />
    <div class="emoji-grid">
      ${names.slice(0, SHOWN).map((name) => html`<button type="button" key=${name} class="emoji-choice" aria-label=${name} title=${`:${name}:`}
        onClick=${() => onPick(name)}><${Emoji} name=${name} /></button>`)}
      ${!names.length && html`<p class="empty">No emoji of that name.</p>`}
    </div>`;
}
