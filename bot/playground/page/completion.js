/* Completion while typing: commands at the start of a line, people, user groups, channels and emoji anywhere. */
import { html, useEffect, useId, useState } from "./view.js";
import { get, useStore } from "./store.js";
import { BUILTINS } from "./builtins.js";
import { personOf, playable } from "./directory.js";
import { Emoji } from "./rich.js";
import { Avatar } from "./people.js";
import { GrayzoneMark, Icon } from "./icons.js";

const MOST = 8;
const BROADCASTS = { here: "everyone who is active here", channel: "everyone in this channel" };

function commandChoices(word) {
  const commands = [...(get().workspace.commands ?? []), ...BUILTINS];
  return commands.filter((one) => one.command.startsWith(word)).map((one) => ({
    insert: `${one.command} `, label: `${one.command} ${one.usage_hint ?? ""}`, hint: one.description, face: BUILTINS.includes(one) ? html`<${Icon} name="chevron" />` : html`<${GrayzoneMark} size=${20} />`,
  }));
}

function peopleChoices(word) {
  const { workspace } = get();
  const everyone = [...playable(workspace), { ...personOf(workspace, "U0GRAY"), name: workspace.bot?.name ?? "Grayzone" }];
  const fits = (one) => one.name.toLowerCase().startsWith(word) || one.realName.toLowerCase().startsWith(word);
  const people = everyone.filter(fits).map((one) => ({
    insert: `@${one.name} `, label: one.realName, hint: one.title || "app", face: html`<${Avatar} id=${one.id} size=${20} />`,
  }));
  const groups = workspace.user_groups.filter((one) => !one.disabled && one.handle.startsWith(word)).map((one) => ({
    insert: `@${one.handle} `, label: `@${one.handle}`, hint: `${one.name} · ${one.users.length}`, face: html`<${Icon} name="group" />`,
  }));
  const broadcasts = Object.keys(BROADCASTS).filter((name) => name.startsWith(word));
  return [...people, ...groups, ...broadcasts.map((name) => ({ insert: `@${name} `, label: `@${name}`, hint: BROADCASTS[name], face: html`<${Icon} name="group" />` }))];
}

function channelChoices(word) {
  const channels = get().workspace.channels.filter((one) => one.kind === "channel" && one.name.startsWith(word));
  return channels.map((one) => ({ insert: `#${one.name} `, label: one.name, face: html`<${Icon} name="hash" />` }));
}

function emojiChoices(word) {
  const { emoji, workspace } = get();
  const names = [...Object.keys(workspace.emoji), ...Object.keys(emoji)].filter((name) => name.includes(word)).sort((one, other) => other.startsWith(word) - one.startsWith(word));
  return names.map((name) => ({ insert: `:${name}: `, label: `:${name}:`, face: html`<${Emoji} name=${name} />` }));
}

const KINDS = [
  { pattern: /^(\/[\w-]*)$/, choices: commandChoices, isCommand: true },
  { pattern: /(?:^|\s)(@([\w.-]*))$/, choices: peopleChoices },
  { pattern: /(?:^|\s)(#([\w.-]*))$/, choices: channelChoices },
  { pattern: /(?:^|\s)(:([a-z0-9_+-]{2,}))$/, choices: emojiChoices },
];

function lookAt(before, allowsCommands) {
  for (const kind of KINDS) {
    if (kind.isCommand && !allowsCommands) continue;
    const match = kind.pattern.exec(before);
    if (!match) continue;
    const choices = kind.choices((match[2] ?? match[1]).toLowerCase()).slice(0, MOST);
    if (choices.length) return { choices, length: match[1].length };
  }
  return null;
}

/** The suggestions for a text box: what to show, and the keys it handles. */
export function useSuggestions(box, text, write, { allowsCommands }) {
  const [found, setFound] = useState(null);
  const [at, setAt] = useState(0);
  const id = useId();
  const look = () => requestAnimationFrame(() => {
    const element = box.current;
    if (!element) return;
    setFound(lookAt(element.value.slice(0, element.selectionStart), allowsCommands));
    setAt(0);
  });
  useEffect(() => {
    if (!text) setFound(null);
  }, [text]);
  const close = () => setFound(null);
  const choose = (choice) => {
    const { selectionStart: end } = box.current;
    box.current.setRangeText(choice.insert, end - found.length, end, "end");
    write(box.current.value);
    close();
    box.current.focus();
  };
  const onKey = (event) => {
    if (!found || event.isComposing) return false;
    const { length } = found.choices;
    if (event.key === "ArrowDown") setAt((at + 1) % length);
    else if (event.key === "ArrowUp") setAt((at + length - 1) % length);
    else if (event.key === "Escape") close();
    else if (event.key === "Tab" || (event.key === "Enter" && !isWhole(found.choices[at], found.length, box.current))) choose(found.choices[at]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const aria = { "aria-autocomplete": "list", "aria-controls": found ? id : undefined, "aria-activedescendant": found ? `${id}-${at}` : undefined };
  return { found, at, id, look, close, choose, onKey, aria };
}

/** Whether the word before the caret is the choice already: then Enter sends instead of completing. */
function isWhole(choice, length, { value, selectionStart: end }) {
  return value.slice(end - length, end).toLowerCase() === choice.insert.trim().toLowerCase();
}

/** The list of suggestions above a text box. */
export function Suggestions({ of }) {
  useStore((state) => state.as);
  if (!of.found) return null;
  return html`<ul class="suggestions" role="listbox" id=${of.id} aria-label="Suggestions">
    ${of.found.choices.map((choice, index) => html`<li key=${choice.insert} id=${`${of.id}-${index}`} role="option" aria-selected=${index === of.at}
      onMouseDown=${(event) => { event.preventDefault(); of.choose(choice); }}>
      ${choice.face}<span class="menu-label">${choice.label}</span>${choice.hint && html`<span class="menu-hint">${choice.hint}</span>`}</li>`)}
  </ul>`;
}
