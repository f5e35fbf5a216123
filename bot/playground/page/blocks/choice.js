/* Every select of Block Kit: a box to search in, a list to pick from; the multi ones keep what was picked as chips. */
import { html, useEffect, useId, useRef, useState } from "../view.js";
import { get, useStore } from "../store.js";
import { channelName, personOf, playable } from "../directory.js";
import { TextObject } from "../rich.js";
import { Avatar } from "../people.js";
import { Icon } from "../icons.js";
import { allOptions, isMany } from "./values.js";

const plain = (text) => ({ type: "plain_text", text, emoji: false });

function choicesOf(element, workspace, me) {
  if (element.type.endsWith("static_select")) return allOptions(element);
  if (element.type.endsWith("users_select")) {
    return playable(workspace).filter((person) => !person.isGone)
      .map((person) => ({ value: person.id, text: plain(person.realName), description: plain(person.title), person: person.id }));
  }
  const isWanted = (channel) => !element.type.endsWith("channels_select") || channel.kind === "channel";
  return workspace.channels.filter(isWanted).map((channel) => {
    const mark = channel.kind === "channel" || channel.kind === "private" ? "#" : "";
    return { value: channel.id, text: plain(`${mark}${channelName(workspace, channel, me)}`) };
  });
}

function Chip({ choice, value, onRemove }) {
  const name = choice?.text.text ?? value;
  return html`<span class="chip">${name}<button type="button" aria-label=${`Remove ${name}`} onClick=${onRemove}><${Icon} name="close" size=${12} /></button></span>`;
}

function List({ id, fitting, at, chosen, onPick }) {
  let group = null;
  return html`<ul class="choices" role="listbox" id=${id} aria-label="Options">
    ${fitting.map((choice, index) => {
      const isNewGroup = choice.group && choice.group.text !== group;
      group = choice.group?.text ?? null;
      return html`${isNewGroup && html`<li class="choice-group" role="presentation">${choice.group.text}</li>`}
        <li key=${choice.value} id=${`${id}-${index}`} role="option" class=${index === at ? "is-at" : ""} aria-selected=${chosen.includes(choice.value)}
          onMouseDown=${(event) => { event.preventDefault(); onPick(choice); }}>
          ${choice.person && html`<${Avatar} id=${choice.person} size=${20} />`}
          <span class="menu-label"><${TextObject} of=${choice.text} /></span>
          ${choice.description?.text && html`<span class="menu-hint"><${TextObject} of=${choice.description} /></span>`}
          ${chosen.includes(choice.value) && html`<${Icon} name="check" size=${16} />`}</li>`;
    })}
    ${!fitting.length && html`<li class="empty" role="presentation">Nothing fits.</li>`}
  </ul>`;
}

function useList() {
  const [isOpen, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const frame = useRef(null);
  const open = () => setOpen(true);
  const close = () => {
    setOpen(false);
    setSought("");
    setAt(0);
  };
  useEffect(() => {
    if (!isOpen) return;
    frame.current.querySelector(".is-at")?.scrollIntoView({ block: "nearest" });
    frame.current.querySelector(".choices")?.scrollIntoView({ block: "nearest" });
  }, [isOpen, at, sought]);
  return { isOpen, sought, at, frame, open, close, setAt, search: (text) => { setSought(text); setAt(0); open(); } };
}

/** static_select, users_select, conversations_select, channels_select and their multi_ forms. */
export function Choice({ element, value, onChange, id, describedby, label, isWrong }) {
  const workspace = useStore((state) => state.workspace);
  const list = useList();
  const listId = useId();
  const input = useRef(null);
  const many = isMany(element);
  const chosen = many ? value : [value].filter(Boolean);
  const all = choicesOf(element, workspace, get().as);
  const fitting = all.filter((choice) => choice.text.text.toLowerCase().includes(list.sought.toLowerCase().trim()));
  const nameOf = (one) => all.find((choice) => choice.value === one);
  const remove = (gone) => onChange(chosen.filter((one) => one !== gone));
  const pick = (choice) => {
    const isFull = many && element.max_selected_items && chosen.length >= element.max_selected_items;
    if (!many) onChange(choice.value);
    else if (chosen.includes(choice.value)) remove(choice.value);
    else if (!isFull) onChange([...chosen, choice.value]);
    list.close();
    input.current.focus();
  };
  const onKey = (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && !list.isOpen) list.open();
    else if (move) list.setAt((list.at + move + fitting.length) % Math.max(fitting.length, 1));
    else if (event.key === "Enter" && list.isOpen && fitting[list.at]) pick(fitting[list.at]);
    else if (event.key === "Enter" && !list.isOpen) list.open();
    else if (event.key === "Escape" && list.isOpen) list.close();
    else if (event.key === "Backspace" && !list.sought && chosen.length) onChange(many ? chosen.slice(0, -1) : "");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const hint = element.placeholder?.text ?? (many ? "Choose some" : "Choose one");
  const single = !many && chosen.length ? (nameOf(chosen[0])?.text.text ?? personOf(workspace, chosen[0]).realName) : "";
  return html`<div class=${`choice ${many ? "is-many" : ""}`} ref=${list.frame}>
    <div class="field choice-field" onClick=${() => { input.current.focus(); list.open(); }}>
      ${many && chosen.map((one) => html`<${Chip} key=${one} choice=${nameOf(one)} value=${one} onRemove=${(event) => { event.stopPropagation(); remove(one); }} />`)}
      <input ref=${input} id=${id} role="combobox" type="text" autocomplete="off" aria-label=${label} aria-describedby=${describedby}
        aria-expanded=${list.isOpen} aria-controls=${list.isOpen ? listId : undefined} aria-invalid=${isWrong ? "true" : undefined}
        aria-activedescendant=${list.isOpen && fitting[list.at] ? `${listId}-${list.at}` : undefined} data-action=${element.action_id}
        value=${list.isOpen ? list.sought : single} placeholder=${single || (many && chosen.length ? "" : hint)}
        onInput=${(event) => list.search(event.target.value)} onKeyDown=${onKey} onBlur=${list.close} />
      <${Icon} name="chevron" size=${16} />
    </div>
    ${list.isOpen && html`<${List} id=${listId} fitting=${fitting} at=${list.at} chosen=${chosen} onPick=${pick} />`}
  </div>`;
}
