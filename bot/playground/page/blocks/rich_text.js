/* The rich_text block: what Slack makes of typed messages, and what bots may send without any parsing. */
import { html } from "../view.js";
import { ChannelMention, Emoji, GroupMention, Link, UserMention } from "../rich.js";
import { get } from "../store.js";
import { personOf } from "../directory.js";
import { slackDate } from "../time.js";
import { playgroundNow } from "../now.js";

function styled(content, style = {}) {
  let shown = content;
  if (style.code) shown = html`<code>${shown}</code>`;
  if (style.bold) shown = html`<strong>${shown}</strong>`;
  if (style.italic) shown = html`<em>${shown}</em>`;
  if (style.strike) shown = html`<s>${shown}</s>`;
  return shown;
}

function broken(text) {
  return text.split("\n").flatMap((line, at) => (at ? [html`<br />`, line] : [line]));
}

function date({ timestamp, format, fallback }) {
  const { workspace, as } = get();
  return format ? slackDate(timestamp, format, personOf(workspace, as).zone, playgroundNow()) : (fallback ?? "");
}

const LEAVES = {
  text: (leaf) => broken(leaf.text),
  link: (leaf) => html`<${Link} url=${leaf.url}>${leaf.text ?? leaf.url}<//>`,
  user: (leaf) => html`<${UserMention} id=${leaf.user_id} />`,
  channel: (leaf) => html`<${ChannelMention} id=${leaf.channel_id} />`,
  usergroup: (leaf) => html`<${GroupMention} id=${leaf.usergroup_id} />`,
  broadcast: (leaf) => html`<span class="mention is-me">@${leaf.range}</span>`,
  emoji: (leaf) => html`<${Emoji} name=${leaf.skin_tone ? `${leaf.name}::skin-tone-${leaf.skin_tone}` : leaf.name} />`,
  date,
  color: (leaf) => html`<code>${leaf.value}</code>`,
};

function Leaf({ leaf }) {
  const draw = LEAVES[leaf.type];
  return draw ? styled(draw(leaf), leaf.style) : html`<code>${leaf.type}</code>`;
}

const leaves = (elements) => elements.map((leaf, at) => html`<${Leaf} key=${at} leaf=${leaf} />`);

function Part({ part }) {
  if (part.type === "rich_text_preformatted") return html`<pre>${leaves(part.elements)}</pre>`;
  if (part.type === "rich_text_quote") return html`<blockquote>${leaves(part.elements)}</blockquote>`;
  if (part.type === "rich_text_list") {
    const List = part.style === "ordered" ? "ol" : "ul";
    return html`<${List} class=${`indent-${part.indent ?? 0}`} start=${part.offset ? part.offset + 1 : undefined}>
      ${part.elements.map((item, at) => html`<li key=${at}>${leaves(item.elements)}</li>`)}<//>`;
  }
  return html`<div>${leaves(part.elements)}</div>`;
}

/** The rich_text block. */
export function RichText({ block }) {
  return html`<div class="rich-text" dir="auto">${block.elements.map((part, at) => html`<${Part} key=${at} part=${part} />`)}</div>`;
}
