/* Turns nodes of mrkdwn and rich text into elements. Text becomes text nodes, whatever it looks like. */
import { html } from "./view.js";
import { useStore } from "./store.js";
import { channelOf, emojiOf, groupOf, personOf } from "./directory.js";
import { instant, slackDate, dayAndTime } from "./time.js";
import { parseMrkdwn, safeAddress } from "./mrkdwn.js";
import { playgroundNow } from "./now.js";

/** One emoji by its short name, a custom one as its picture; an unknown name is shown as it was written. */
export function Emoji({ name }) {
  const known = useStore((state) => state.emoji);
  const workspace = useStore((state) => state.workspace);
  const found = emojiOf({ emoji: known, workspace }, name);
  const [plain] = name.split("::");
  if (!found) return html`<span class="emoji-name">:${name}:</span>`;
  if (found.picture) return html`<img class="emoji emoji-picture" src=${found.picture} alt=${`:${plain}:`} title=${`:${plain}:`} />`;
  return html`<span class="emoji" role="img" aria-label=${plain.replaceAll("_", " ")}>${found.character}</span>`;
}

/** A person's mention; the viewer's own stands out. */
export function UserMention({ id, label }) {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const known = workspace?.people.some((person) => person.id === id);
  const name = known ? personOf(workspace, id).realName : label || id;
  return html`<span class=${`mention ${id === me ? "is-me" : ""}`}>@${name}</span>`;
}

/** A user group's mention, by its handle; it stands out for those who are in it. */
export function GroupMention({ id, label = "" }) {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const group = groupOf(workspace, id);
  if (!group) return html`<span class="mention">@${label.replace(/^@/, "") || id}</span>`;
  const names = group.users.map((user) => personOf(workspace, user).realName).join(", ");
  return html`<span class=${`mention ${group.users.includes(me) ? "is-me" : ""}`} title=${names}>@${group.handle}</span>`;
}

/** A channel's mention: a link for those who see the channel. */
export function ChannelMention({ id, label }) {
  const workspace = useStore((state) => state.workspace);
  const channel = channelOf(workspace, id);
  if (!channel) return html`<span class="mention">#${label || "private-channel"}</span>`;
  return html`<a class="mention" href=${`#${id}`}>#${channel.name}</a>`;
}

function SlackDate({ node }) {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const zone = personOf(workspace, me).zone;
  if (!Number.isFinite(node.seconds)) return html`<span>${node.fallback}</span>`;
  const shown = slackDate(node.seconds, node.pattern, zone, playgroundNow());
  const title = dayAndTime(instant(node.seconds), zone);
  const time = html`<time datetime=${instant(node.seconds).toISOString()} title=${title}>${shown}</time>`;
  return node.url ? html`<${Link} url=${node.url}>${time}<//>` : time;
}

/** A link that opens beside the page; an address that is none stays text. */
export function Link({ url, children }) {
  const address = safeAddress(url);
  if (!address) return html`<span>${children}</span>`;
  return html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow">${children}</a>`;
}

const SHOWN = {
  text: (node) => node.text,
  br: () => html`<br />`,
  bold: (node) => html`<strong>${nodes(node.children)}</strong>`,
  italic: (node) => html`<em>${nodes(node.children)}</em>`,
  strike: (node) => html`<s>${nodes(node.children)}</s>`,
  code: (node) => html`<code>${node.text}</code>`,
  pre: (node) => html`<pre>${node.text}</pre>`,
  quote: (node) => html`<blockquote>${nodes(node.children)}</blockquote>`,
  link: (node) => html`<${Link} url=${node.url}>${node.text}<//>`,
  user: (node) => html`<${UserMention} id=${node.id} label=${node.label} />`,
  channel: (node) => html`<${ChannelMention} id=${node.id} label=${node.label} />`,
  group: (node) => html`<${GroupMention} id=${node.id} label=${node.label} />`,
  broadcast: (node) => html`<span class="mention is-me">@${node.name}</span>`,
  date: (node) => html`<${SlackDate} node=${node} />`,
  emoji: (node) => html`<${Emoji} name=${node.name} />`,
};

/** Elements for a list of nodes. */
export function nodes(list) {
  return list.map((node) => SHOWN[node.type](node));
}

/** mrkdwn as elements. */
export function Mrkdwn({ text, verbatim = false }) {
  return html`<span class="mrkdwn" dir="auto">${nodes(parseMrkdwn(text, { verbatim }))}</span>`;
}

/** Plain text as elements: only emoji names are read, and only where the text object allows it. */
export function Plain({ text, emoji = true }) {
  if (!emoji) return html`<span dir="auto">${text}</span>`;
  const pieces = text.split(/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/);
  return html`<span dir="auto">${pieces.map((piece, index) => (index % 2 ? html`<${Emoji} name=${piece} />` : piece))}</span>`;
}

/** A text object of Block Kit, plain_text or mrkdwn. */
export function TextObject({ of }) {
  if (!of) return null;
  if (typeof of === "string") return html`<${Plain} text=${of} />`;
  if (of.type === "mrkdwn") return html`<${Mrkdwn} text=${of.text} verbatim=${of.verbatim} />`;
  return html`<${Plain} text=${of.text} emoji=${of.emoji !== false} />`;
}
