/* Elements that act when used: buttons, overflow menus, and fields outside of input blocks. */
import { html, useState } from "../view.js";
import { Confirm } from "../dialog.js";
import { Icon } from "../icons.js";
import { MenuItem, Popover } from "../popover.js";
import { TextObject } from "../rich.js";
import { safeAddress } from "../mrkdwn.js";
import { useField, usePress } from "./surface.js";
import { Field, isField } from "./fields.js";

/** Runs `press(value)` after the element's confirm dialog, where it has one. */
function useConfirmed(element, press) {
  const [asked, ask] = useState(null);
  const askOrPress = (value) => (element.confirm ? ask({ value }) : press(value));
  const { confirm } = element;
  const dialog = asked && html`<${Confirm} title=${confirm.title.text} text=${html`<${TextObject} of=${confirm.text} />`}
    confirm=${confirm.confirm.text} deny=${confirm.deny.text} isDanger=${confirm.style === "danger"}
    onConfirm=${() => { ask(null); press(asked.value); }} onDeny=${() => ask(null)} />`;
  return [askOrPress, dialog];
}

function Trouble({ text }) {
  return text && html`<span class="press-trouble" role="alert"><${Icon} name="warning" size=${16} />${text}</span>`;
}

const STYLES = { primary: "is-primary", danger: "is-danger" };

function Button({ element, surface }) {
  const { isWaiting, trouble, press } = usePress(surface, element);
  const [pressed, dialog] = useConfirmed(element, press);
  const address = safeAddress(element.url);
  const onClick = () => {
    if (address) open(address, "_blank", "noopener,noreferrer");
    pressed();
  };
  return html`<span class="press"><button type="button" class=${`button ${STYLES[element.style] ?? ""}`} aria-busy=${isWaiting}
      aria-label=${element.accessibility_label} data-action=${element.action_id} onClick=${onClick}>
    ${isWaiting && html`<span class="spinner" aria-hidden="true"></span>`}<${TextObject} of=${element.text} />
    ${address && html`<${Icon} name="forward" size=${14} />`}</button><${Trouble} text=${trouble} />${dialog}</span>`;
}

function Overflow({ element, surface }) {
  const { isWaiting, trouble, press } = usePress(surface, element);
  const [pressed, dialog] = useConfirmed(element, press);
  const choose = (option, close) => {
    close();
    if (safeAddress(option.url)) open(option.url, "_blank", "noopener,noreferrer");
    pressed(option.value);
  };
  const items = (close) => element.options.map((option) => html`<${MenuItem} key=${option.value} label=${html`<${TextObject} of=${option.text} />`}
    hint=${option.description?.text} onChoose=${() => choose(option, close)} />`);
  return html`<span class="press"><${Popover} role="menu" label="More actions" face=${isWaiting ? html`<span class="spinner"></span>` : html`<${Icon} name="more" />`}
    button=${{ class: "button is-square", "aria-label": "More actions", "data-action": element.action_id }}>${items}<//><${Trouble} text=${trouble} />${dialog}</span>`;
}

/** A field in a section or a row of actions: choosing is pressing. */
function ActingField({ element, block, surface }) {
  const [value, set] = useField(surface, block, element);
  const { trouble, press } = usePress(surface, element);
  const [pressed, dialog] = useConfirmed(element, press);
  const onChange = (chosen) => {
    set(chosen);
    pressed(chosen);
  };
  const label = element.placeholder?.text ?? block.text?.text ?? element.type.replaceAll("_", " ");
  return html`<span class="press is-field"><${Field} element=${element} value=${value} onChange=${onChange} label=${label} /><${Trouble} text=${trouble} />${dialog}</span>`;
}

function Picture({ element }) {
  return html`<img class="accessory-image" src=${element.image_url} alt=${element.alt_text} />`;
}

/** An element of a section, of actions, or of Home. */
export function Element({ element, block, surface }) {
  if (element.type === "button") return html`<${Button} element=${element} surface=${surface} />`;
  if (element.type === "overflow") return html`<${Overflow} element=${element} surface=${surface} />`;
  if (element.type === "image") return html`<${Picture} element=${element} />`;
  if (isField(element)) return html`<${ActingField} element=${element} block=${block} surface=${surface} />`;
  return html`<span class="block-unknown">An element of type <code>${element.type}</code></span>`;
}
