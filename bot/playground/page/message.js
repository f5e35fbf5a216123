/* One message: who, when, what, reactions, its thread, and what can be done with it. */
import { html, useRef, useState } from "./view.js";
import { change, get, useStore } from "./store.js";
import { authorOf, groupOf, personOf } from "./directory.js";
import { dayAndTime, instant, timeOfDay } from "./time.js";
import { Avatar } from "./people.js";
import { Icon } from "./icons.js";
import { Emoji, Mrkdwn } from "./rich.js";
import { Blocks } from "./blocks/blocks.js";
import { messageSurface } from "./blocks/surface.js";
import { MessageTools } from "./message_tools.js";
import { EmojiButton } from "./emoji.js";
import { attempt } from "./acts.js";
import { readMessages } from "./sync.js";

const JOINS = { channel_join: "joined the channel", group_join: "joined the channel", channel_leave: "left the channel", group_leave: "left the channel" };

/** Open the thread of a message beside the conversation. */
export function openThread(channel, ts) {
  change({ thread: ts });
  readMessages(channel, ts);
}

function Body({ message, channel }) {
  const surface = messageSurface(channel, message);
  if (message.blocks?.length) return html`<${Blocks} blocks=${message.blocks} surface=${surface} />`;
  return html`<div class="message-text"><${Mrkdwn} text=${message.text ?? ""} /></div>`;
}

function EditForm({ message, channel, onDone }) {
  const box = useRef(null);
  const save = async (event) => {
    event.preventDefault();
    const text = box.current.value.trim();
    if (text && (await attempt("edit", { channel, ts: message.ts, text }))) onDone();
  };
  const onKey = (event) => {
    if (event.key === "Escape") onDone();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event);
  };
  return html`<form class="edit-form" onSubmit=${save}>
    <textarea ref=${box} class="field" aria-label="Edit the message" autofocus rows="2" defaultValue=${typedText(message)} onKeyDown=${onKey}></textarea>
    <button type="button" class="button is-small" onClick=${onDone}>Cancel</button><button type="submit" class="button is-small is-primary">Save</button>
  </form>`;
}

/** A message's text as its author would type it again. */
function typedText(message) {
  const { workspace } = get();
  const name = (id) => personOf(workspace, id).name;
  return (message.text ?? "")
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => `@${name(id)}`)
    .replace(/<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => `@${groupOf(workspace, id)?.handle ?? id}`)
    .replace(/<#[A-Z0-9]+\|([^>]*)>/g, "#$1")
    .replace(/<!(here|channel|everyone)>/g, "@$1")
    .replace(/<([^>|]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function Reactions({ message, channel, me, workspace }) {
  if (!message.reactions?.length) return null;
  const toggle = (reaction) => {
    const name = reaction.users.includes(me) ? "unreact" : "react";
    attempt(name, { channel, ts: message.ts, emoji: reaction.name });
  };
  return html`<div class="reactions">
    ${message.reactions.map((reaction) => html`<button type="button" key=${reaction.name} class="reaction"
      aria-pressed=${reaction.users.includes(me)} aria-label=${`${reaction.name}, ${reaction.users.length}`}
      title=${reaction.users.map((id) => personOf(workspace, id).realName).join(", ")} onClick=${() => toggle(reaction)}>
      <${Emoji} name=${reaction.name} /> ${reaction.users.length}</button>`)}
    <${EmojiButton} label="Add a reaction" className="reaction" onPick=${(emoji) => attempt("react", { channel, ts: message.ts, emoji })} />
  </div>`;
}

function Head({ message, person, zone, isBot }) {
  const at = instant(message.ts);
  return html`<div class="message-head"><strong class="author" dir="auto">${person.realName}</strong>
    ${isBot && html`<span class="tag">APP</span>`}${person.isStranger && html`<span class="tag">another firm</span>`}
    ${!message.after && html`<time datetime=${at.toISOString()} title=${dayAndTime(at, zone)}>${timeOfDay(at, zone)}</time>`}</div>`;
}

/** One line of a conversation. */
export function Message({ message, channel, thread, isContinued, isLast }) {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const [isEditing, setEditing] = useState(false);
  const person = authorOf(workspace, message);
  const { zone } = personOf(workspace, me);
  if (JOINS[message.subtype]) return html`<li class="event"><strong>${person.realName}</strong> ${JOINS[message.subtype]} · ${timeOfDay(instant(message.ts), zone)}</li>`;
  const isBot = Boolean(message.bot_id) || person.isBot;
  const isTombstone = message.subtype === "tombstone";
  return html`<li class=${`message ${isContinued ? "is-continued" : ""} ${message.ephemeral ? "is-ephemeral" : ""}`} tabindex=${isLast ? 0 : -1}
      data-ts=${message.ts} aria-label=${`${person.realName}, ${message.after ? "" : timeOfDay(instant(message.ts), zone)}`}>
    <div class="message-side">${isContinued
      ? html`<time class="side-time" datetime=${instant(message.ts).toISOString()}>${timeOfDay(instant(message.ts), zone)}</time>`
      : html`<${Avatar} id=${person.id} name=${person.realName} />`}</div>
    <div class="message-main">
      ${message.ephemeral && html`<p class="only-you"><${Icon} name="lock" size=${13} /> Only visible to you
        ${!message.after && html`<button type="button" class="as-link" onClick=${() => attempt("delete", { channel, ts: message.ts })}>Dismiss</button>`}</p>`}
      ${message.is_broadcast && !thread && html`<p class="only-you">replied to a thread</p>`}
      ${!isContinued && html`<${Head} message=${message} person=${person} zone=${zone} isBot=${isBot} />`}
      ${isEditing ? html`<${EditForm} message=${message} channel=${channel} onDone=${() => setEditing(false)} />`
        : isTombstone ? html`<p class="faint">This message was deleted.</p>` : html`<${Body} message=${message} channel=${channel} />`}
      ${message.edited && !message.bot_id && html`<span class="edited">(edited)</span>`}
      <${Reactions} message=${message} channel=${channel} me=${me} workspace=${workspace} />
      ${!thread && message.reply_count > 0 && html`<button type="button" class="replies" onClick=${() => openThread(channel, message.ts)}>
        <${Icon} name="thread" size=${16} /> ${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}</button>`}
    </div>
    ${!message.ephemeral && !isEditing && !isTombstone && html`<${MessageTools} message=${message} channel=${channel} thread=${thread} onEdit=${() => setEditing(true)} />`}
  </li>`;
}
