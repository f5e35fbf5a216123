/* Block Kit's blocks, each as its own component; a type that is not known is shown as what it is. */
import { html } from "../view.js";
import { TextObject } from "../rich.js";
import { Element } from "./elements.js";
import { InputBlock } from "./input.js";
import { RichText } from "./rich_text.js";
import { Table } from "./table.js";
import { Markdown } from "./markdown.js";
import { Icon } from "../icons.js";

function Header({ block }) {
  return html`<h3 class="block-header"><${TextObject} of=${block.text} /></h3>`;
}

function Section({ block, surface }) {
  const { accessory } = block;
  return html`<div class=${`block-section ${accessory ? "has-accessory" : ""}`}>
    <div class="section-words">
      ${block.text && html`<div class="section-text"><${TextObject} of=${block.text} /></div>`}
      ${block.fields && html`<div class="section-fields">${block.fields.map((field, at) => html`<div key=${at}><${TextObject} of=${field} /></div>`)}</div>`}
    </div>
    ${accessory && html`<div class="accessory"><${Element} element=${accessory} block=${block} surface=${surface} /></div>`}
  </div>`;
}

function Context({ block }) {
  return html`<div class="block-context">${block.elements.map((element, at) => element.type === "image"
    ? html`<img key=${at} class="context-image" src=${element.image_url} alt=${element.alt_text} title=${element.alt_text} />`
    : html`<span key=${at}><${TextObject} of=${element} /></span>`)}</div>`;
}

function Actions({ block, surface }) {
  return html`<div class="block-actions">${block.elements.map((element) => html`<${Element} key=${element.action_id} element=${element} block=${block} surface=${surface} />`)}</div>`;
}

function Image({ block }) {
  return html`<figure class="block-image">${block.title && html`<figcaption><${TextObject} of=${block.title} /></figcaption>`}
    <img src=${block.image_url} alt=${block.alt_text} loading="lazy" /></figure>`;
}

function Alert({ block }) {
  const level = block.level ?? "default";
  const role = level === "error" || level === "warning" ? "alert" : "note";
  const text = block.text ?? block.body ?? block.title;
  return html`<div class=${`block-alert is-${level}`} role=${role}><${Icon} name=${level === "success" ? "check" : "about"} size=${18} />
    <div><${TextObject} of=${text} /></div></div>`;
}

function Unknown({ block }) {
  return html`<div class="block-unknown"><p>A block of type <code>${block.type}</code>, which this page cannot draw:</p>
    <pre>${JSON.stringify(block, null, 2)}</pre></div>`;
}

const BLOCKS = {
  header: Header,
  section: Section,
  context: Context,
  actions: Actions,
  image: Image,
  alert: Alert,
  input: InputBlock,
  rich_text: RichText,
  table: Table,
  markdown: Markdown,
  divider: () => html`<hr class="block-divider" />`,
};

/** A list of blocks on a surface. */
export function Blocks({ blocks, surface }) {
  return html`<div class="blocks">${blocks.map((block, at) => {
    const Block = BLOCKS[block.type] ?? Unknown;
    return html`<${Block} key=${block.block_id ?? at} block=${block} surface=${surface} />`;
  })}</div>`;
}

