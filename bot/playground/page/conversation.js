/* A conversation: its messages by day, and the composer beneath. */
import { html, useLayoutEffect, useRef } from "./view.js";
import { messagesKey, useStore } from "./store.js";
import { channelName, channelOf, personOf } from "./directory.js";
import { dayName, instant, zoneCity, zoneLabel } from "./time.js";
import { playgroundNow } from "./now.js";
import { ChannelHeader } from "./channel_header.js";
import { Composer } from "./composer.js";
import { Message } from "./message.js";
import { announce } from "./announcer.js";
import { attempt } from "./acts.js";

const GROUPED_SECONDS = 300;
const NEAR_BOTTOM = 120;

/** The person's messages plus the lines that only they were shown, in order. */
export function withOwnLines(messages, lines, me) {
  const own = (lines ?? []).filter((line) => line.as === me);
  if (!own.length) return messages;
  const shown = [...messages];
  for (const line of own) {
    const at = shown.findLastIndex((message) => Number(message.ts) <= Number(line.after) || message.after === line.after);
    shown.splice(at + 1, 0, line);
  }
  return shown;
}

function continues(message, before) {
  if (!before || before.user !== message.user || message.ephemeral || before.ephemeral) return false;
  if (message.subtype || before.subtype || (before.bot_id ?? null) !== (message.bot_id ?? null)) return false;
  return Number(message.ts) - Number(before.ts) < GROUPED_SECONDS;
}

function useBottom(messages, key) {
  const list = useRef(null);
  const wasNear = useRef(true);
  const shownKey = useRef(null);
  const last = messages?.at(-1)?.ts;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    if (shownKey.current !== key || wasNear.current) element.scrollTop = element.scrollHeight;
    if (messages) shownKey.current = key;
    const watch = new ResizeObserver(() => wasNear.current && (element.scrollTop = element.scrollHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, [key, last, messages]);
  const onScroll = ({ currentTarget: element }) => {
    wasNear.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM;
  };
  return [list, onScroll];
}

function walk(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.target.classList.contains("message")) return;
  const all = [...event.currentTarget.querySelectorAll(".message")];
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The list of messages of a channel or thread. */
export function Messages({ channel, thread = null, messages, label }) {
  const me = useStore((state) => state.as);
  const workspace = useStore((state) => state.workspace);
  const lines = useStore((state) => state.ownLines[messagesKey(channel, thread)]);
  const shown = messages && withOwnLines(messages, lines, me);
  const [list, onScroll] = useBottom(shown, `${me}/${messagesKey(channel, thread)}`);
  announce(messagesKey(channel, thread), me, shown, workspace);
  const { zone } = personOf(workspace, me);
  const now = playgroundNow();
  let day = null;
  const rows = (shown ?? []).flatMap((message, index) => {
    const name = message.after ? day : dayName(instant(message.ts), zone, now);
    const isNewDay = name !== day;
    day = name;
    const row = html`<${Message} key=${message.ts} message=${message} channel=${channel} thread=${thread}
      isContinued=${!isNewDay && continues(message, shown[index - 1])} isLast=${index === shown.length - 1} />`;
    return isNewDay ? [html`<li class="day" key=${`day ${message.ts}`}><span>${day}</span></li>`, row] : [row];
  });
  return html`<ol class="messages" ref=${list} aria-label=${label} onScroll=${onScroll} onKeyDown=${walk}>
    <li class="messages-top"></li>${rows}
    ${shown?.length === 0 && html`<li class="empty">Nothing said here yet: be the first.</li>`}
  </ol>`;
}

/** "Times are shown for Tokyo (GMT+9)": whose clock the page's times follow. */
export function ZoneNote() {
  const me = useStore((state) => state.as);
  const workspace = useStore((state) => state.workspace);
  const { zone } = personOf(workspace, me);
  return html`<p class="zone-note">Times are ${zoneCity(zone)} time (${zoneLabel(playgroundNow(), zone)})</p>`;
}

function NotMember({ channel }) {
  return html`<div class="join-bar"><p>You are looking at <strong>#${channel.name}</strong>, and are not in it.</p>
    <button type="button" class="button is-primary" onClick=${() => attempt("join", { channel: channel.id })}>Join the channel</button></div>`;
}

/** The composer, or why there is none. */
export function Foot({ channel, name }) {
  if (channel?.is_archived) return html`<div class="join-bar"><p>This channel is archived: it can be read, not written in.</p></div>`;
  if (channel && !channel.is_member) return html`<${NotMember} channel=${channel} />`;
  return html`<${Composer} channel=${channel.id} label=${`Message ${name}`} />`;
}

/** The open conversation. */
export function Conversation() {
  const place = useStore((state) => state.place);
  const me = useStore((state) => state.as);
  const workspace = useStore((state) => state.workspace);
  const messages = useStore((state) => state.messages[place]);
  const channel = channelOf(workspace, place);
  if (!channel) return html`<${FirstDirect} person=${personOf(workspace, place)} />`;
  const isNamed = channel.kind === "channel" || channel.kind === "private";
  const name = `${isNamed ? "#" : ""}${channelName(workspace, channel, me)}`;
  return html`<section class="conversation" aria-label=${name}>
    <${ChannelHeader} channel=${channel} />
    <${Messages} channel=${channel.id} messages=${messages} label=${`Messages in ${name}`} />
    <${Foot} channel=${channel} name=${name} /><${ZoneNote} />
  </section>`;
}

function FirstDirect({ person }) {
  return html`<section class="conversation" aria-label=${person.realName}>
    <header class="channel-header"><h1 class="channel-name"><span>${person.realName}</span></h1></header>
    <ol class="messages"><li class="messages-top"></li><li class="empty">This is the beginning of your conversation with ${person.realName}.</li></ol>
    <${Composer} channel=${person.id} label=${`Message ${person.realName}`} /><${ZoneNote} />
  </section>`;
}
