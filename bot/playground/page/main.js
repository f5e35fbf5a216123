/* The page: puts the parts together and starts reading. */
import { html, render, useEffect } from "./view.js";
import { APP_PLACE, change, get, useStore } from "./store.js";
import { read } from "./api.js";
import { channelOf } from "./directory.js";
import { TopBar } from "./topbar.js";
import { Sidebar } from "./sidebar.js";
import { Conversation } from "./conversation.js";
import { AppPlace } from "./home.js";
import { Thread } from "./thread.js";
import { Modal } from "./modal.js";
import { Inspector } from "./inspector.js";
import { Tour } from "./tour.js";
import { Announcer } from "./announcer.js";
import { Icon } from "./icons.js";
import { goTo, readPlace, readState, start } from "./sync.js";

function Notices() {
  const isLive = useStore((state) => state.isLive);
  const trouble = useStore((state) => state.trouble);
  const toast = useStore((state) => state.toast);
  return html`${!isLive && html`<p class="lost" role="status"><span class="spinner"></span> The playground does not answer; trying again…</p>`}
    ${isLive && trouble && html`<p class="lost" role="alert">${trouble}</p>`}
    <div class="toasts" role="status">${toast && html`<p class=${`toast ${toast.isBad ? "is-bad" : ""}`} key=${toast.id}>
      <${Icon} name=${toast.isBad ? "warning" : "check"} size=${18} />${toast.text}</p>`}</div>`;
}

function useHashLinks() {
  useEffect(() => {
    const follow = () => {
      const id = location.hash.slice(1);
      if (!channelOf(get().workspace, id)) return;
      history.replaceState(null, "", location.pathname);
      goTo(id);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
}

function useTitle() {
  const unread = useStore((state) => state.workspace?.channels.reduce((sum, channel) => sum + (channel.mentions || 0), 0) ?? 0);
  useEffect(() => {
    document.title = `${unread ? `(${unread}) ` : ""}Grayzone playground`;
  }, [unread]);
}

function Page() {
  const isReady = useStore((state) => state.workspace !== null);
  const place = useStore((state) => state.place);
  const hasThread = useStore((state) => state.thread !== null);
  useHashLinks();
  useTitle();
  if (!isReady) return html`<${Notices} /><p class="starting">Opening the playground…</p>`;
  return html`<a class="skip" href="#conversation" onClick=${(event) => { event.preventDefault(); document.getElementById("conversation").focus(); }}>Skip to the conversation</a>
    <${TopBar} />
    <div class="shell"><${Sidebar} />
      <main id="conversation" tabindex="-1" class=${hasThread ? "has-thread" : ""}>
        ${place === APP_PLACE ? html`<${AppPlace} />` : html`<${Conversation} key=${place} />`}<${Thread} />
      </main></div>
    <${Inspector} /><${Modal} /><${Tour} /><${Notices} /><${Announcer} />`;
}

const frame = document.getElementById("page");
frame.replaceChildren();
render(html`<${Page} />`, frame);
read("emoji").then((emoji) => change({ emoji }), (error) => change({ trouble: error.message }));
document.addEventListener("visibilitychange", () => document.hidden || readState().then(readPlace));
start();
