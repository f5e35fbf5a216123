/* The cast: avatars, and the strip in which one picks whom to act as. */
import { html, useEffect } from "./view.js";
import { GRAYZONE, get, useStore } from "./store.js";
import { personOf, playable, shortName } from "./directory.js";
import { GrayzoneMark } from "./icons.js";
import { actAs } from "./sync.js";

const HUES = 8;

function hue(id) {
  return [...id].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % HUES;
}

const CAST_HUES = { U0ANA: 0, U0BO: 1, U0CHI: 2, U0DEV: 3, U0ELI: 4, U0FAY: 5, U0GUS: 6, U0HAL: 7 };

/** A person's picture: initials on a colour of their own. */
export function Avatar({ id, name = null, size = 36 }) {
  const workspace = useStore((state) => state.workspace);
  if (id === GRAYZONE) return html`<${GrayzoneMark} size=${size} />`;
  const initials = (name ?? personOf(workspace, id).realName).split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.38)}px` };
  return html`<span class=${`avatar hue-${CAST_HUES[id] ?? hue(id)}`} style=${style} aria-hidden="true">${initials}</span>`;
}

function useNumberKeys() {
  useEffect(() => {
    const onKey = (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
      const chosen = playable(get().workspace)[Number(event.code.slice(5)) - 1];
      if (!chosen) return;
      event.preventDefault();
      actAs(chosen.id);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function onArrow(event, people, me) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = people.findIndex((person) => person.id === me);
  const next = people[(at + step + people.length) % people.length];
  actAs(next.id);
  event.currentTarget.querySelector(`[data-person="${next.id}"]`)?.focus();
}

/** One click (or Alt and a number) to act as anybody. */
export function ActAs() {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  useNumberKeys();
  const people = playable(workspace);
  return html`<div class="act-as" role="radiogroup" aria-label="Act as" onKeyDown=${(event) => onArrow(event, people, me)}>
    <span class="act-as-label" aria-hidden="true">Act as</span>
    ${people.map((person, index) => html`<${Choice} key=${person.id} person=${person} index=${index} isMe=${person.id === me} />`)}
  </div>`;
}

function Choice({ person, index, isMe }) {
  const about = [person.title, person.isGuest && "guest", person.isStranger && "another firm", person.isGone && "deactivated"]
    .filter(Boolean).join(", ");
  return html`<button type="button" class="act-as-choice" role="radio" aria-checked=${isMe} tabindex=${isMe ? 0 : -1}
      data-person=${person.id} aria-label=${`${person.realName}, ${about}`} title=${`${person.realName} · ${about} · Alt+${index + 1}`}
      onClick=${() => actAs(person.id)}>
    <${Avatar} id=${person.id} size=${26} /><span class="act-as-name">${shortName(person)}</span>
  </button>`;
}
