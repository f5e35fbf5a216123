/* The markdown block, simply: headings, lists, quotes, code, bold, italic and links. */
import { html } from "../view.js";
import { nodes } from "../rich.js";
import { parseMrkdwn } from "../mrkdwn.js";

/** A line of Markdown as Slack's mrkdwn; what is written with angle brackets stays text. */
function asMrkdwn(line) {
  return line
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>")
    .replace(/~~(.+?)~~/g, "~$1~")
    .replace(/(\*\*|__)(.+?)\1|\*(\S[^*]*)\*/g, (_, __, bold, italic) => (bold ? `*${bold}*` : `_${italic}_`));
}

const inline = (text) => nodes(parseMrkdwn(asMrkdwn(text)));

function Paragraph({ text }) {
  const heading = /^(#{1,6}) (.*)$/.exec(text);
  if (heading) return html`<p class="markdown-heading" role="heading" aria-level=${Math.min(heading[1].length + 2, 6)}>${inline(heading[2])}</p>`;
  const lines = text.split("\n");
  if (lines.every((line) => /^\s*[-*] /.test(line))) return html`<ul>${lines.map((line) => html`<li>${inline(line.replace(/^\s*[-*] /, ""))}</li>`)}</ul>`;
  if (lines.every((line) => /^\s*\d+\. /.test(line))) return html`<ol>${lines.map((line) => html`<li>${inline(line.replace(/^\s*\d+\. /, ""))}</li>`)}</ol>`;
  if (lines.every((line) => line.startsWith(">"))) return html`<blockquote>${lines.map((line) => html`<div>${inline(line.replace(/^> ?/, ""))}</div>`)}</blockquote>`;
  return html`<p>${lines.flatMap((line, at) => [at ? html`<br />` : null, inline(line)])}</p>`;
}

/** The markdown block. */
export function Markdown({ block }) {
  const parts = block.text.split(/```\w*\n?([\s\S]*?)```/);
  const paragraphs = (text) => text.split(/\n{2,}|\n(?=#{1,6} )|(?<=^#{1,6} .*)\n/m).filter((part) => part.trim());
  return html`<div class="rich-text" dir="auto">${parts.map((part, index) => (index % 2
    ? html`<pre key=${index}>${part.replace(/\n$/, "")}</pre>`
    : paragraphs(part).map((text, at) => html`<${Paragraph} key=${`${index}.${at}`} text=${text.trim()} />`)))}</div>`;
}
