/* What a person does: each act goes to the playground, and its outcome back into the store. */
import { act as call } from "./api.js";
import { change, get, messagesKey } from "./store.js";
import { builtinAct } from "./builtins.js";
import { openChannel, readMessages, readModal, readState } from "./sync.js";

export const TROUBLE_CONNECTING = "We had some trouble connecting. Try again?";

const REASONS = {
  dispatch_failed: "failed with the error “dispatch_failed”",
  operation_timeout: "failed with the error “operation_timeout”",
};

/** Do an act as the viewer. Never throws: a playground out of reach is an outcome, too. */
export async function perform(name, body = {}) {
  const { as } = get();
  let outcome;
  try {
    outcome = await call(name, { as, ...body });
  } catch (error) {
    outcome = { ok: false, error: error.message, banner: null };
  }
  const ok = outcome.ok && !outcome.banner && !Object.keys(outcome.errors ?? {}).length;
  change((state) => ({ acts: [...state.acts.slice(-99), { name, as, body, ok }] }));
  if (get().as === as) settle(body, outcome);
  return outcome;
}

function settle(body, outcome) {
  if (outcome.modal !== undefined && outcome.ok) change({ modal: outcome.modal });
  const channel = body.channel ?? null;
  if (channel && channel === openChannel()) {
    readMessages(channel);
    if (get().thread) readMessages(channel, get().thread);
  }
  for (const message of outcome.ephemeral ?? []) if (message.channel && message.channel !== channel) readState();
}

/** What a person is told when an act did not work, or null. */
export function complaint(outcome, subject = "That") {
  if (outcome.banner) return REASONS[outcome.banner] ? `${subject} ${REASONS[outcome.banner]}` : outcome.banner;
  if (!outcome.ok) return sentence(outcome.error);
  return null;
}

function sentence(code) {
  if (!code) return "That did not work.";
  if (code.includes(" ")) return code;
  const words = code.replaceAll("_", " ");
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}

/** Show a passing notice at the foot of the page. */
export function toast(text, isBad = false) {
  const shown = { text, isBad, id: Symbol("toast") };
  change({ toast: shown });
  setTimeout(() => get().toast?.id === shown.id && change({ toast: null }), 5000);
}

/** Do an act and say in a passing notice when it did not work; returns whether it did. */
export async function attempt(name, body, done = null) {
  const outcome = await perform(name, body);
  const bad = complaint(outcome);
  if (bad || done) toast(bad ?? done, bad !== null);
  return bad === null;
}

/** Put a line that only this person sees into a conversation, as Slackbot does. */
export function slackbotLine(channel, text) {
  const { as, messages } = get();
  const last = messages[messagesKey(channel)]?.at(-1)?.ts ?? "0";
  const line = { ts: `${last}-${performance.now()}`, after: last, user: "USLACKBOT", text, ephemeral: true, as };
  change((state) => ({ ownLines: { ...state.ownLines, [channel]: [...(state.ownLines[channel] ?? []).slice(-9), line] } }));
}

/** Say something or run a command; returns true when the composer may be emptied. */
export async function send(channel, text, { thread = null, broadcast = false } = {}) {
  const isCommand = /^\/\S/.test(text);
  if (isCommand && thread) {
    toast(`${text.split(/\s/)[0]} is not supported in threads.`, true);
    return false;
  }
  if (isCommand) return command(channel, text.trimEnd());
  const body = { channel, text, ...(thread ? { thread_ts: thread, broadcast } : {}) };
  const outcome = await perform("say", body);
  const bad = complaint(outcome, "The message");
  if (bad) toast(bad, true);
  return bad === null;
}

async function command(channel, text) {
  const name = text.split(/\s/)[0];
  const [act, body] = builtinAct(channel, text) ?? ["command", { channel, text }];
  const outcome = await perform(act, body);
  const bad = outcome.error === "no_such_command" ? `${name} is not a valid command.` : complaint(outcome, name);
  if (bad) slackbotLine(channel, bad);
  return bad === null;
}

/** Close the top modal, or the whole stack. */
export async function closeModal(clear = false) {
  const outcome = await perform("close", { clear });
  if (!outcome.ok) readModal();
}
