/* The app's own place: its Home, the messages with it, and what it is. */
import { html, useEffect } from "./view.js";
import { APP_PLACE, GRAYZONE, change, useStore } from "./store.js";
import { channelOf, directWith } from "./directory.js";
import { Blocks } from "./blocks/blocks.js";
import { homeSurface } from "./blocks/surface.js";
import { GrayzoneMark } from "./icons.js";
import { Composer } from "./composer.js";
import { Messages, ZoneNote } from "./conversation.js";
import { perform } from "./acts.js";
import { readHome, readPlace } from "./sync.js";

const TABS = { home: "Home", messages: "Messages", about: "About" };

function openTab(tab) {
  change({ tab, thread: null });
  readPlace();
}

function onArrow(event, tab) {
  const names = Object.keys(TABS);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = names[(names.indexOf(tab) + step + names.length) % names.length];
  openTab(next);
  event.currentTarget.querySelector(`#tab-${next}`).focus();
}

function Home() {
  const home = useStore((state) => state.home);
  const me = useStore((state) => state.as);
  useEffect(() => {
    perform("open_home").then(readHome);
  }, [me]);
  return html`<div class="home">${home
    ? html`<${Blocks} blocks=${home.view.blocks} surface=${homeSurface(home)} />`
    : html`<p class="empty">Nothing here yet: Grayzone paints this page once it is connected.</p>`}</div>`;
}

function DirectMessages() {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const channel = directWith(workspace, me, GRAYZONE);
  const messages = useStore((state) => state.messages[channel?.id]);
  useEffect(() => {
    perform("open_home", { tab: "messages" });
    if (channel) readPlace();
  }, [channel?.id, me]);
  return html`${channelOf(workspace, channel?.id)
    ? html`<${Messages} channel=${channel.id} messages=${messages} label="Messages with Grayzone" />`
    : html`<ol class="messages"><li class="messages-top"></li><li class="empty">Say hello: Grayzone answers here.</li></ol>`}
    <${Composer} channel=${channel?.id ?? GRAYZONE} label="Message Grayzone" /><${ZoneNote} />`;
}

function About() {
  const bot = useStore((state) => state.workspace.bot);
  const commands = useStore((state) => state.workspace.commands ?? []);
  return html`<div class="home about">
    <p>Grayzone is a bot for peers who lead different functions and have no boss among them in the room.</p>
    <p>${bot?.connected ? `It is connected to this playground by ${bot.mode ?? "socket"}.` : "It is not connected to this playground at the moment."}</p>
    <h2>Commands</h2>
    <dl>${commands.map((one) => html`<dt key=${one.command}><code>${one.command} ${one.usage_hint ?? ""}</code></dt><dd>${one.description}</dd>`)}</dl>
  </div>`;
}

/** The place of the app. */
export function AppPlace() {
  const tab = useStore((state) => state.tab);
  const place = useStore((state) => state.place);
  if (place !== APP_PLACE) return null;
  const Content = { home: Home, messages: DirectMessages, about: About }[tab];
  return html`<section class="conversation" aria-label="Grayzone">
    <header class="channel-header app-header"><h1 class="channel-name"><${GrayzoneMark} size=${24} /><span>Grayzone</span><span class="tag">APP</span></h1>
      <div class="tabs" role="tablist" aria-label="Grayzone" onKeyDown=${(event) => onArrow(event, tab)}>
        ${Object.entries(TABS).map(([name, label]) => html`<button type="button" key=${name} id=${`tab-${name}`} role="tab" class="tab"
          aria-selected=${tab === name} aria-controls="app-tab" tabindex=${tab === name ? 0 : -1} onClick=${() => openTab(name)}>${label}</button>`)}
      </div></header>
    <div class="tab-panel" id="app-tab" role="tabpanel" aria-labelledby=${`tab-${tab}`}><${Content} /></div>
  </section>`;
}
