/* Slack's mrkdwn, read into a tree of plain nodes. Nothing here makes elements: `rich.js` does, and never from HTML.

A node is {type, ...}: text, bold, italic, strike, code, pre, quote, br, link, user, channel, group, broadcast, date, emoji. */

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const MARKS = { "*": "bold", _: "italic", "~": "strike" };
const EMOJI = /^:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/;
const WORD = /[\p{L}\p{N}]/u;

/** Undo Slack's three entities, once: "&amp;lt;" is the text "&lt;". */
export function decode(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

/** Read mrkdwn. With `verbatim` bare addresses stay text, as Slack leaves them then. */
export function parseMrkdwn(source, { verbatim = false } = {}) {
  const nodes = [];
  const parts = source.split(/```([\s\S]+?)```/);
  parts.forEach((part, index) => {
    if (index % 2) nodes.push({ type: "pre", text: decode(part.replace(/^\n/, "").replace(/\n$/, "")) });
    else nodes.push(...lines(index ? part.replace(/^\n/, "") : part, verbatim));
  });
  return nodes;
}

function lines(text, verbatim) {
  if (!text) return [];
  const nodes = [];
  let quoted = null;
  text.split("\n").forEach((line, index, all) => {
    const quote = /^(?:&gt;|>) ?/.exec(line);
    if (quote) {
      if (!quoted) nodes.push((quoted = { type: "quote", children: [] }));
      else quoted.children.push({ type: "br" });
      quoted.children.push(...inline(line.slice(quote[0].length), verbatim));
      return;
    }
    const afterQuote = quoted !== null;
    quoted = null;
    if (index && !afterQuote) nodes.push({ type: "br" });
    if (index < all.length - 1 || line) nodes.push(...inline(line, verbatim));
  });
  return nodes;
}

function inline(text, verbatim) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(...leaves(plain, verbatim));
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const found = token(text, at, verbatim);
    if (found) {
      flush();
      nodes.push(found.node);
      at += found.length;
    } else {
      const character = String.fromCodePoint(text.codePointAt(at));
      plain += character;
      at += character.length;
    }
  }
  flush();
  return nodes;
}

function token(text, at, verbatim) {
  const first = text[at];
  if (first === "<") return angled(text, at);
  if (first === ":") return emoji(text, at);
  if (first === "`") return code(text, at);
  return MARKS[first] ? marked(text, at, verbatim) : null;
}

function emoji(text, at) {
  const match = EMOJI.exec(text.slice(at, at + 120));
  return match && { node: { type: "emoji", name: match[1] }, length: match[0].length };
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1) return null;
  return { node: { type: "code", text: decode(text.slice(at + 1, end)) }, length: end + 1 - at };
}

function marked(text, at, verbatim) {
  const mark = text[at];
  const before = text[at - 1] ?? " ";
  const next = text[at + 1] ?? " ";
  if (WORD.test(before) || before === mark || /\s/.test(next) || next === mark) return null;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    const closes = !/\s/.test(text[end - 1]) && !WORD.test(text[end + 1] ?? " ");
    if (!closes) continue;
    const children = inline(text.slice(at + 1, end), verbatim);
    return { node: { type: MARKS[mark], children }, length: end + 1 - at };
  }
  return null;
}

function angled(text, at) {
  const end = text.indexOf(">", at);
  if (end < 0) return null;
  const inside = text.slice(at + 1, end);
  const node = mention(inside) ?? link(inside);
  return node && { node, length: end + 1 - at };
}

function mention(inside) {
  const [target, label = ""] = split(inside);
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { type: "user", id: target.slice(1), label };
  if (/^#[CG][A-Z0-9]+$/.test(target)) return { type: "channel", id: target.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { type: "broadcast", name: target.slice(1) };
  if (target.startsWith("!subteam^")) return { type: "group", id: target.slice(9), label };
  if (!target.startsWith("!date^")) return null;
  const [, seconds, pattern, url] = target.split("^");
  return { type: "date", seconds: Number(seconds), pattern: decode(pattern ?? ""), url: safeAddress(url), fallback: decode(label) };
}

function split(inside) {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

function link(inside) {
  const [target, label] = split(inside);
  const url = safeAddress(decode(target));
  return url && { type: "link", url, text: decode(label ?? target.replace(/^mailto:/, "")) };
}

/** The address when it is one a person may follow (http, https, mailto), else null. */
export function safeAddress(url) {
  return /^(https?:\/\/|mailto:)/i.test(url ?? "") ? url : null;
}

function leaves(text, verbatim) {
  if (verbatim) return [{ type: "text", text: decode(text) }];
  return text.split(/(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"])/).flatMap((piece, index) => {
    if (!piece) return [];
    const plain = decode(piece);
    return index % 2 ? [{ type: "link", url: plain, text: plain }] : [{ type: "text", text: plain }];
  });
}

/** What a screen reader or a list would say of mrkdwn: its words without marks; `name` turns ids into names. */
export function plainWords(source, name = (id) => id) {
  const words = (node) => {
    if (node.children) return node.children.map(words).join("");
    if (["user", "channel", "group"].includes(node.type)) return name(node.id);
    if (node.type === "emoji") return `:${node.name}:`;
    if (node.type === "br") return " ";
    return node.text ?? node.fallback ?? (node.name ? `@${node.name}` : "");
  };
  return parseMrkdwn(source).map(words).join("");
}
