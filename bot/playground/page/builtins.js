/* The commands that Slack itself has, as far as the playground needs them. */
import { personOf, channelOf } from "./directory.js";
import { get } from "./store.js";

/** What the completion shows of them. */
export const BUILTINS = [
  { command: "/invite", usage_hint: "@person", description: "Bring somebody, or Grayzone, into this channel" },
  { command: "/remove", usage_hint: "@person", description: "Take somebody, or Grayzone, out of this channel" },
  { command: "/leave", usage_hint: "", description: "Leave this channel" },
];

const ACTS = { "/invite": "invite", "/remove": "kick" };

/** The act for a line, as [act's name, its body]; null when the line is no built-in command. */
export function builtinAct(channel, line) {
  const [command, ...names] = line.trim().split(/\s+/);
  if (!channelOf(get().workspace, channel)) return null;
  if (command === "/leave") return ["leave", { channel }];
  if (!ACTS[command] || !names.length) return null;
  const name = names[0].replace(/^@/, "").toLowerCase();
  return [ACTS[command], { channel, user: personOf(get().workspace, name).id }];
}
