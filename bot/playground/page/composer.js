/* Where people type: a message, a command, or a reply. */
import { html, useLayoutEffect, useRef, useState } from "./view.js";
import { change, get, messagesKey, useStore } from "./store.js";
import { Icon, GrayzoneMark } from "./icons.js";
import { EmojiButton } from "./emoji.js";
import { MenuItem, Popover } from "./popover.js";
import { Suggestions, useSuggestions } from "./completion.js";
import { attempt, send } from "./acts.js";
import { directWith } from "./directory.js";
import { goTo, readState } from "./sync.js";

const TALLEST = 220;

function useDraft(key) {
  const text = useStore((state) => state.drafts[key] ?? "");
  const write = (value) => change((state) => ({ drafts: { ...state.drafts, [key]: value } }));
  return [text, write];
}

function Shortcuts({ onCommand }) {
  const shortcuts = useStore((state) => state.workspace.shortcuts ?? []).filter((one) => one.type === "global");
  const commands = useStore((state) => state.workspace.commands ?? []);
  const items = (close) => html`
    ${shortcuts.map((one) => html`<${MenuItem} key=${one.callback_id} icon=${html`<${GrayzoneMark} size=${18} />`} label=${one.name}
      hint=${one.description} onChoose=${() => { close(false); attempt("shortcut", { callback_id: one.callback_id }); }} />`)}
    ${commands.map((one) => html`<${MenuItem} key=${one.command} icon=${html`<${Icon} name="chevron" size=${18} />`} label=${one.command}
      hint=${one.description} onChoose=${() => { close(false); onCommand(`${one.command} `); }} />`)}
    ${!shortcuts.length && !commands.length && html`<p class="empty">The app offers no shortcuts.</p>`}`;
  return html`<${Popover} role="menu" label="Shortcuts" className="wide-menu"
    button=${{ class: "icon-button", "aria-label": "Shortcuts and commands", title: "Shortcuts and commands" }} face=${html`<${Icon} name="bolt" />`}>${items}<//>`;
}

async function openFirstDirect(person) {
  await readState();
  const { workspace, as } = get();
  const made = directWith(workspace, as, person);
  if (made) goTo(made.id);
}

/** A composer for a conversation, or for a thread in it. */
export function Composer({ channel, thread = null, label }) {
  const me = useStore((state) => state.as);
  const [text, write] = useDraft(`${me} ${messagesKey(channel, thread)}`);
  const [isSending, setSending] = useState(false);
  const [broadcast, setBroadcast] = useState(false);
  const box = useRef(null);
  const suggestions = useSuggestions(box, text, write, { allowsCommands: !thread });
  useLayoutEffect(() => {
    box.current.style.height = "auto";
    box.current.style.height = `${Math.min(box.current.scrollHeight, TALLEST)}px`;
  }, [text]);
  const submit = async () => {
    if (!text.trim() || isSending) return;
    const sent = text;
    setSending(true);
    write("");
    const isDone = await send(channel, sent, { thread, broadcast });
    setSending(false);
    if (!isDone) change((state) => ({ drafts: { [`${me} ${messagesKey(channel, thread)}`]: sent, ...nonEmpty(state.drafts) } }));
    else if (channel.startsWith("U")) openFirstDirect(channel);
    if (get().modal === null) box.current?.focus();
  };
  const onKey = (event) => {
    if (suggestions.onKey(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  const insert = (piece) => {
    write(text + piece);
    box.current.focus();
  };
  return html`<div class="composer">
    <${Suggestions} of=${suggestions} />
    <div class="composer-frame">
      <textarea ref=${box} rows="1" value=${text} placeholder=${label} aria-label=${label} dir="auto"
        ...${suggestions.aria} onInput=${(event) => { write(event.target.value); suggestions.look(); }} onKeyDown=${onKey} onBlur=${suggestions.close}></textarea>
      <div class="composer-tools">
        ${!thread && html`<${Shortcuts} onCommand=${(line) => { write(line); box.current.focus(); }} />`}
        <${EmojiButton} label="Put in an emoji" onPick=${(name) => insert(`:${name}: `)} />
        <button type="button" class="icon-button" aria-label="Mention somebody" title="Mention somebody" onClick=${() => { insert("@"); suggestions.look(); }}><span class="at">@</span></button>
        ${thread && html`<label class="also"><input type="checkbox" checked=${broadcast} onChange=${(event) => setBroadcast(event.target.checked)} /> Also send to the channel</label>`}
        <button type="button" class="send" aria-label="Send" title="Send (Enter)" disabled=${!text.trim() || isSending} onClick=${submit}>
          ${isSending ? html`<span class="spinner"></span>` : html`<${Icon} name="send" size=${18} />`}</button>
      </div>
    </div>
  </div>`;
}

function nonEmpty(drafts) {
  return Object.fromEntries(Object.entries(drafts).filter(([, text]) => text));
}
