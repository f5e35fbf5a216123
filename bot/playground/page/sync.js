/* Keeps the store true: reads what is on screen, again when the live line says that it changed. */
import { act, live, read } from "./api.js";
import { APP_PLACE, GRAYZONE, change, get, messagesKey, remember } from "./store.js";
import { channelOf, directWith } from "./directory.js";
import { noteClock } from "./now.js";

const underWay = new Map();
const RETRY_MS = 1000;
const NOT_FOUND = 404;

/** Run one reading at a time per name; a request during a run makes it run once more. */
function coalesced(name, reading) {
  const running = underWay.get(name);
  if (running) {
    running.again = true;
    return running.done;
  }
  const entry = { again: false };
  entry.done = (async () => {
    try {
      do {
        entry.again = false;
        await reading();
      } while (entry.again);
    } catch (error) {
      afterFailure(error, name, reading);
    } finally {
      underWay.delete(name);
    }
  })();
  underWay.set(name, entry);
  return entry.done;
}

/** What is not there for this person leaves the page with the next state; what did not come through is asked again. */
function afterFailure(error, name, reading) {
  if (error.status === NOT_FOUND) return;
  change({ trouble: error.status ? error.message : "The playground does not answer; trying again…" });
  setTimeout(() => coalesced(name, reading), RETRY_MS);
}

/** The conversation that is open, as an id; the app's Messages tab is the direct message with the bot. */
export function openChannel(state = get()) {
  if (state.place !== APP_PLACE) return state.place;
  return state.tab === "messages" ? (directWith(state.workspace, state.as, GRAYZONE)?.id ?? null) : null;
}

/** Read the side bar's state. */
export function readState() {
  return coalesced("state", async () => {
    const { as } = get();
    const workspace = await read("state", { as });
    if (get().as !== as) return;
    noteClock(workspace.clock);
    change({ workspace, trouble: null });
    leaveHiddenPlace();
  });
}

function leaveHiddenPlace() {
  const { place, workspace } = get();
  const isFirstDirect = place.startsWith("U") && place !== get().as;
  if (place === APP_PLACE || isFirstDirect || channelOf(workspace, place)) return;
  const first = workspace.channels.find((channel) => channel.is_member) ?? workspace.channels[0];
  change({ place: first?.id ?? APP_PLACE, thread: null });
  readPlace();
}

/** Read the messages of a conversation, or of one thread in it. */
export function readMessages(channel, thread = null) {
  return coalesced(messagesKey(channel, thread), async () => {
    const { as } = get();
    const answer = await read("messages", { as, channel, thread_ts: thread });
    if (get().as !== as) return;
    change((state) => ({ trouble: null, messages: { ...state.messages, [messagesKey(channel, thread)]: answer } }));
    if (!thread) await markRead(channel);
  });
}

async function markRead(channel) {
  const { as, workspace } = get();
  if (document.hidden || openChannel() !== channel) return;
  const unread = channelOf(workspace, channel)?.unread;
  if (unread) await act("read", { as, channel });
}

/** Read the viewer's top modal. */
export function readModal() {
  return coalesced("modal", async () => {
    const { as } = get();
    const answer = await read("modal", { as });
    if (get().as === as) change({ modal: answer });
  });
}

/** Read the viewer's Home view. */
export function readHome() {
  return coalesced("home", async () => {
    const { as } = get();
    const answer = await read("home", { as });
    if (get().as === as) change({ home: answer });
  });
}

/** Read the traffic since the last reading. */
export function readTraffic() {
  return coalesced("traffic", async () => {
    const known = get().traffic;
    const open = known.findIndex((record) => record.status === null && record.answer === null);
    const kept = open < 0 ? known : known.slice(0, open);
    const fresh = await read("traffic", { after: kept.at(-1)?.n ?? 0 });
    change({ traffic: [...kept, ...fresh].slice(-500) });
  });
}

/** Read whatever the present place shows. */
export function readPlace() {
  const state = get();
  const channel = openChannel(state);
  if (state.place === APP_PLACE && state.tab === "home") readHome();
  if (channel && !channel.startsWith("U")) readMessages(channel);
  if (channel && state.thread) readMessages(channel, state.thread);
}

async function onChange(topics) {
  const state = get();
  if (topics.some((topic) => topic === "state" || topic === "clock" || topic.startsWith("channel:"))) await readState();
  const channel = openChannel();
  if (channel && topics.includes(`channel:${channel}`)) {
    readMessages(channel);
    if (state.thread) readMessages(channel, state.thread);
  }
  if (topics.includes("modal")) readModal();
  if (topics.includes("home")) readHome();
  if (topics.includes("traffic") && state.panel === "inspector") readTraffic();
}

let stop = () => {};

/** Look at the playground as the person in the store, from now on. */
export async function start() {
  stop();
  stop = live(get().as, onChange, (isLive) => {
    const wasLost = !get().isLive;
    change({ isLive });
    if (isLive && wasLost) readAll();
  });
  await readAll();
}

async function readAll() {
  await readState();
  readModal();
  readPlace();
  if (get().panel === "inspector") readTraffic();
}

/** Act as somebody else; the place is kept when that person can see it. */
export function actAs(person) {
  if (person === get().as) return;
  remember("as", person);
  const isOwnDirect = channelOf(get().workspace, get().place)?.kind === "im";
  change((state) => ({
    as: person, messages: {}, modal: null, home: null, thread: isOwnDirect ? null : state.thread, isSidebarOpen: false,
  }));
  start();
}

/** Go to a conversation (id), a person with whom there is none yet (id), or the app. */
export function goTo(place, { tab = null, thread = null } = {}) {
  remember("place", place);
  change((state) => ({ place, thread, tab: tab ?? state.tab, isSidebarOpen: false }));
  readPlace();
}
