/* Finding people and conversations in the state, and naming them. */
import { GRAYZONE } from "./store.js";

const TONES = { 2: "\u{1f3fb}", 3: "\u{1f3fc}", 4: "\u{1f3fd}", 5: "\u{1f3fe}", 6: "\u{1f3ff}" };
const SLACKBOT = { id: "USLACKBOT", name: "slackbot", realName: "Slackbot", title: "", zone: "UTC", isBot: true };

/** A person of the state in the page's terms; somebody unknown is shown by id. */
export function personOf(workspace, id) {
  if (id === SLACKBOT.id) return SLACKBOT;
  const found = workspace?.people.find((person) => person.id === id || person.name === id);
  if (!found) return { id, name: id, realName: id, title: "", zone: "UTC" };
  return {
    id: found.id,
    name: found.name,
    realName: found.real_name || found.name,
    title: found.function,
    zone: found.zone,
    isBot: found.is_bot,
    isGuest: found.is_guest,
    isStranger: found.is_stranger,
    isGone: found.deleted,
  };
}

/** Everyone who can be played: people, not the bot. */
export function playable(workspace) {
  return (workspace?.people ?? []).map((one) => personOf(workspace, one.id)).filter((one) => !one.isBot);
}

/** The short name by which a person is called. */
export function shortName(person) {
  return (person.realName.split(" ")[0] || person.name) ?? person.id;
}

/** The conversation of this id, or null. */
export function channelOf(workspace, id) {
  return workspace?.channels.find((channel) => channel.id === id) ?? null;
}

/** The direct message of the viewer with one other person, or null while there is none. */
export function directWith(workspace, me, other) {
  const isOurs = (one) => one.kind === "im" && one.members.includes(other) && one.members.includes(me);
  return workspace?.channels.find(isOurs) ?? null;
}

/** How the viewer calls a conversation: "leadership", "Bo Brandt", "Bo, Chi". */
export function channelName(workspace, channel, me) {
  const others = channel.members.filter((member) => member !== me).map((id) => personOf(workspace, id));
  if (channel.kind === "im") return (others[0] ?? personOf(workspace, me)).realName;
  if (channel.kind === "mpim") return others.map(shortName).join(", ");
  return channel.name;
}

/** The user group of this id, or null. */
export function groupOf(workspace, id) {
  return workspace?.user_groups?.find((group) => group.id === id) ?? null;
}

/** What a mention of this id is called when it is read out: a person, a channel or a user group. */
export function nameOf(workspace, id) {
  const group = groupOf(workspace, id);
  return group ? `@${group.handle}` : (channelOf(workspace, id)?.name ?? personOf(workspace, id).realName);
}

/** Whose a message is: a person's, the bot's, or another app's, which is known by its name only. */
export function authorOf(workspace, message) {
  if (message.user || !message.bot_id) return personOf(workspace, message.user ?? GRAYZONE);
  return { id: message.bot_id, name: message.name, realName: message.name, title: "", zone: "UTC", isBot: true };
}

/** What an emoji's name stands for: {character} or {picture} (an address), or null; aliases are followed. */
export function emojiOf({ emoji, workspace }, name) {
  const custom = workspace?.emoji ?? {};
  const [plain, tone] = name.split("::skin-tone-");
  const value = Object.hasOwn(custom, plain) ? custom[plain] : null;
  if (value?.startsWith("alias:")) return emojiOf({ emoji, workspace }, value.slice("alias:".length));
  if (value) return { picture: value };
  return Object.hasOwn(emoji, plain) ? { character: emoji[plain] + (TONES[tone] ?? "") } : null;
}

/** Whether the bot is a member. */
export function hasGrayzone(channel) {
  return channel?.members.includes(GRAYZONE) ?? false;
}
