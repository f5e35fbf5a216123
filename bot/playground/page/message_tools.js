/* The little bar of a message: react, reply, and the menu with the app's message shortcuts. */
import { html, useState } from "./view.js";
import { change, useStore } from "./store.js";
import { EmojiButton } from "./emoji.js";
import { GrayzoneMark, Icon } from "./icons.js";
import { MenuItem, Popover } from "./popover.js";
import { Confirm } from "./dialog.js";
import { attempt } from "./acts.js";
import { readMessages } from "./sync.js";

function reply(channel, message) {
  const root = message.thread_ts ?? message.ts;
  change({ thread: root });
  readMessages(channel, root);
}

/** What can be done with a message. */
export function MessageTools({ message, channel, thread, onEdit }) {
  const me = useStore((state) => state.as);
  const shortcuts = useStore((state) => state.workspace.shortcuts ?? []).filter((one) => one.type === "message");
  const [isAsking, ask] = useState(false);
  const about = { channel, ts: message.ts };
  const isMine = message.user === me && !message.bot_id;
  const items = (close) => html`
    ${shortcuts.map((one) => html`<${MenuItem} key=${one.callback_id} icon=${html`<${GrayzoneMark} size=${18} />`} label=${one.name} hint="Grayzone"
      onChoose=${() => { close(); attempt("shortcut", { ...about, callback_id: one.callback_id }); }} />`)}
    ${isMine && html`<${MenuItem} icon=${html`<${Icon} name="edit" size=${18} />`} label="Edit the message" onChoose=${() => { close(); onEdit(); }} />
      <${MenuItem} icon=${html`<${Icon} name="trash" size=${18} />`} label="Delete the message" isDanger onChoose=${() => { close(); ask(true); }} />`}
    <${MenuItem} icon=${html`<${Icon} name="copy" size=${18} />`} label="Copy the text" onChoose=${() => { close(); navigator.clipboard?.writeText(message.text ?? ""); }} />`;
  return html`<div class="message-tools" role="group" aria-label="What to do with this message">
    <${EmojiButton} label="React" onPick=${(emoji) => attempt("react", { ...about, emoji })} />
    ${!thread && html`<button type="button" class="icon-button" aria-label="Reply in the thread" title="Reply in the thread" onClick=${() => reply(channel, message)}>
      <${Icon} name="thread" /></button>`}
    <${Popover} role="menu" label="Message" button=${{ class: "icon-button", "aria-label": "More for this message", title: "More" }}
      face=${html`<${Icon} name="more" />`}>${items}<//>
    ${isAsking && html`<${Confirm} title="Delete this message?" text="It will be gone for everyone." confirm="Delete" isDanger
      onConfirm=${() => { ask(false); attempt("delete", about); }} onDeny=${() => ask(false)} />`}
  </div>`;
}
