/* The side bar: channels, direct messages and the app, with what is unread. */
import { html } from "./view.js";
import { APP_PLACE, GRAYZONE, change, useStore } from "./store.js";
import { channelName, directWith, personOf, playable } from "./directory.js";
import { Avatar } from "./people.js";
import { GrayzoneMark, Icon } from "./icons.js";
import { Popover } from "./popover.js";
import { goTo } from "./sync.js";
import { perform } from "./acts.js";

function Unread({ channel }) {
  if (channel?.mentions) return html`<span class="badge" aria-label=${`${channel.mentions} mentions`}>${channel.mentions}</span>`;
  return channel?.unread ? html`<span class="dot" role="img" aria-label="unread"></span>` : null;
}

function Entry({ place, icon, label, unread, isCurrent, isFaint = false, onGo }) {
  const isStrong = Boolean(unread?.unread || unread?.mentions);
  return html`<li><button type="button" class=${`entry ${isStrong ? "is-unread" : ""} ${isFaint ? "is-faint" : ""}`}
      aria-current=${isCurrent ? "page" : undefined} data-place=${place} onClick=${onGo}>
    ${icon}<span class="entry-label">${label}</span><${Unread} channel=${unread} />
  </button></li>`;
}

function Channels({ workspace, current }) {
  const channels = workspace.channels.filter((one) => one.kind === "channel" || one.kind === "private");
  const [mine, others] = [channels.filter((one) => one.is_member), channels.filter((one) => !one.is_member)];
  const entry = (channel) => html`<${Entry} key=${channel.id} place=${channel.id} label=${channel.name} unread=${channel}
    icon=${html`<${Icon} name=${channel.kind === "private" ? "lock" : "hash"} size=${17} />`} isFaint=${!channel.is_member}
    isCurrent=${current === channel.id} onGo=${() => goTo(channel.id)} />`;
  return html`<h2 class="sidebar-title">Channels</h2>
    <ul>${mine.map(entry)}${!mine.length && html`<li class="empty">In no channel yet: pick one below and join.</li>`}</ul>
    ${others.length > 0 && html`<h2 class="sidebar-title">Channels to join</h2><ul>${others.map(entry)}</ul>`}`;
}

function DirectIcon({ channel, me }) {
  if (channel.kind === "mpim") return html`<span class="group-count" aria-hidden="true">${channel.members.length - 1}</span>`;
  return html`<${Avatar} id=${channel.members.find((member) => member !== me) ?? me} size=${20} />`;
}

function Directs({ workspace, me, current }) {
  const isDirect = (one) => one.kind === "mpim" || (one.kind === "im" && !one.members.includes(GRAYZONE));
  const directs = workspace.channels.filter(isDirect);
  return html`<h2 class="sidebar-title">Direct messages <${NewDirect} workspace=${workspace} me=${me} /></h2>
    <ul>${directs.map((channel) => html`<${Entry} key=${channel.id} place=${channel.id} label=${channelName(workspace, channel, me)}
      unread=${channel} icon=${html`<${DirectIcon} channel=${channel} me=${me} />`} isCurrent=${current === channel.id} onGo=${() => goTo(channel.id)} />`)}
    ${!directs.length && html`<li class="empty">Nobody written to yet.</li>`}</ul>`;
}

async function openGroup(users) {
  const outcome = await perform("open_group_dm", { users });
  if (outcome.channel) goTo(outcome.channel);
}

function NewDirect({ workspace, me }) {
  const people = playable(workspace).filter((person) => person.id !== me && !person.isGone);
  const start = (close, form) => {
    const users = people.map((person) => person.id).filter((id) => form.elements[id].checked);
    close();
    if (users.length > 1) openGroup(users);
    else if (users.length) goTo(directWith(workspace, me, users[0])?.id ?? users[0]);
  };
  return html`<${Popover} label="New message" button=${{ class: "icon-button is-small", "aria-label": "New direct message", title: "New direct message" }}
    face=${html`<${Icon} name="plus" size=${16} />`}>
    ${(close) => html`<form class="pick-people" onSubmit=${(event) => { event.preventDefault(); start(close, event.target); }}>
      <p class="popover-title">Write to</p>
      ${people.map((person) => html`<label key=${person.id} class="pick"><input type="checkbox" name=${person.id} /><${Avatar} id=${person.id} size=${20} />${person.realName}</label>`)}
      <button class="button is-primary" type="submit">Open</button>
    </form>`}<//>`;
}

function App({ workspace, me, place }) {
  const { bot } = workspace;
  const isConnected = bot?.connected;
  return html`<h2 class="sidebar-title">App</h2>
    <ul><${Entry} place=${APP_PLACE} label=${bot?.name ?? "Grayzone"} unread=${directWith(workspace, me, GRAYZONE)}
      icon=${html`<${GrayzoneMark} size=${20} />`} isCurrent=${place === APP_PLACE} onGo=${() => goTo(APP_PLACE)} /></ul>
    <p class=${`bot-status ${isConnected ? "is-on" : ""}`}><span class="lamp" aria-hidden="true"></span>
      ${isConnected ? `The bot is connected (${bot.mode ?? "socket"})` : "The bot is not connected"}</p>`;
}

/** The side bar; a drawer on a phone. */
export function Sidebar() {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const place = useStore((state) => state.place);
  const isOpen = useStore((state) => state.isSidebarOpen);
  const onKey = (event) => event.key === "Escape" && change({ isSidebarOpen: false });
  return html`<div class=${`scrim ${isOpen ? "is-open" : ""}`} onClick=${() => change({ isSidebarOpen: false })}></div>
    <nav class=${`sidebar ${isOpen ? "is-open" : ""}`} aria-label="Conversations" onKeyDown=${onKey}>
      <p class="sidebar-me"><${Avatar} id=${me} size=${32} /><span><strong>${personOf(workspace, me).realName}</strong>
        <span class="sidebar-role">${personOf(workspace, me).title}</span></span></p>
      <${App} workspace=${workspace} me=${me} place=${place} />
      <${Channels} workspace=${workspace} current=${place} />
      <${Directs} workspace=${workspace} me=${me} current=${place} />
    </nav>`;
}

