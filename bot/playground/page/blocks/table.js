/* The table block: its first row is the head. */
import { html } from "../view.js";
import { TextObject } from "../rich.js";
import { RichText } from "./rich_text.js";

function Cell({ cell, as, align }) {
  const content = cell.type === "rich_text" ? html`<${RichText} block=${cell} />`
    : cell.type === "raw_number" ? String(cell.value) : html`<${TextObject} of=${{ type: "plain_text", text: cell.text ?? "", emoji: false }} />`;
  return html`<${as} scope=${as === "th" ? "col" : undefined} class=${`align-${align ?? "left"}`}>${content}<//>`;
}

/** The table block; it scrolls in itself when it is wider than its place. */
export function Table({ block }) {
  const [head, ...body] = block.rows;
  const row = (cells, as) => cells.map((cell, at) => html`<${Cell} key=${at} cell=${cell} as=${as} align=${block.column_settings?.[at]?.align} />`);
  return html`<div class="block-table" tabindex="0" role="region" aria-label="Table"><table>
    <thead><tr>${row(head, "th")}</tr></thead>
    <tbody>${body.map((cells, at) => html`<tr key=${at}>${row(cells, "td")}</tr>`)}</tbody>
  </table></div>`;
}
