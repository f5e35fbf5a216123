/* Says new messages to screen readers, through one polite live region of the page. */
import { html, useEffect, useState } from "./view.js";
import { authorOf, nameOf } from "./directory.js";
import { plainWords } from "./mrkdwn.js";

const lastSeen = new Map();
const listeners = new Set();

/** Say what arrived in a list since it was last drawn for this person; a first drawing says nothing. */
export function announce(key, me, messages, workspace) {
  if (!messages) return;
  const whose = `${me} ${key}`;
  const last = messages.at(-1);
  const before = lastSeen.get(whose);
  lastSeen.set(whose, last?.ts ?? "0");
  if (before === undefined || !last || before === last.ts || last.user === me) return;
  const words = plainWords(last.text ?? "", (id) => nameOf(workspace, id));
  say(`${authorOf(workspace, last).realName}: ${words}`);
}

/** Say one sentence politely. */
export function say(sentence) {
  queueMicrotask(() => listeners.forEach((listener) => listener(sentence)));
}

/** The live region; once in the page. */
export function Announcer() {
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    listeners.add(setSentence);
    return () => listeners.delete(setSentence);
  }, []);
  return html`<p class="unseen" role="status" aria-live="polite" data-announcer>${sentence}</p>`;
}
