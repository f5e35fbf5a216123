/* What the page knows, in one value; components read parts of it with `useStore` and are drawn again when they change. */
import { useEffect, useRef, useState } from "./view.js";

export const GRAYZONE = "U0GRAY";
export const APP_PLACE = "app";

function remembered(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(`playground.${key}`)) ?? fallback;
  } catch {
    return fallback; // a browser may forbid storage, or hold something that is not ours
  }
}

/** Keep a small preference in this browser, where it allows that. */
export function remember(key, value) {
  try {
    localStorage.setItem(`playground.${key}`, JSON.stringify(value));
  } catch {
    // forbidden storage only means that the preference lasts as long as the page
  }
}

let state = {
  as: remembered("as", "U0ANA"),
  place: remembered("place", "C0LEAD"),
  tab: "home",
  thread: null,
  workspace: null,
  messages: {},
  ownLines: {},
  modal: null,
  home: null,
  emoji: {},
  typed: {},
  drafts: {},
  isLive: true,
  trouble: null,
  toast: null,
  panel: null,
  isSidebarOpen: false,
  traffic: [],
  acts: [],
  theme: remembered("theme", "system"),
  tour: remembered("tour", { step: 0, isOpen: true }),
};
const listeners = new Set();

/** The present value; never change it, use `change`. */
export function get() {
  return state;
}

/** Replace parts of the state: an object, or a function of the present state that returns one. */
export function change(part) {
  state = { ...state, ...(typeof part === "function" ? part(state) : part) };
  for (const listener of [...listeners]) listener();
}

/** A component's view of the store: drawn again only when what it selects is another value. */
export function useStore(select) {
  const [, redraw] = useState({});
  const shown = useRef(null);
  shown.current = { select, value: select(state) };
  useEffect(() => {
    const look = () => {
      const { select: latest, value } = shown.current;
      if (latest(state) !== value) redraw({});
    };
    look();
    listeners.add(look);
    return () => listeners.delete(look);
  }, []);
  return shown.current.value;
}

/** Call `listener` after every change; returns how to stop. */
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The key under which the messages of a conversation or thread are kept. */
export function messagesKey(channel, thread = null) {
  return thread ? `${channel}/${thread}` : channel;
}
