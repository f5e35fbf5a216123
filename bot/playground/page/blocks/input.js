/* The input block: a label, a field, a hint, and the error that the bot gave for it. */
import { html, useId } from "../view.js";
import { TextObject } from "../rich.js";
import { Field } from "./fields.js";
import { fieldName, useField, usePress } from "./surface.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** An input block; in modals and on Home. */
export function InputBlock({ block, surface }) {
  const { element } = block;
  const id = useId();
  const [value, set] = useField(surface, block, element);
  const { press } = usePress(surface, element);
  const error = surface.errors?.[fieldName(block, element)] ?? surface.errors?.[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const isText = element.type.endsWith("_input");
  const onChange = (chosen) => {
    set(chosen);
    if (block.dispatch_action && !isText) press(chosen);
  };
  const isGroup = GROUPS.has(element.type);
  const label = html`<span class="input-label"><${TextObject} of=${block.label} />${block.optional && html` <span class="optional">(optional)</span>`}</span>`;
  return html`<div class=${`block-input ${error ? "is-wrong" : ""}`} data-field=${block.block_id}>
    ${isGroup ? label : html`<label for=${id}>${label}</label>`}
    <${Field} element=${element} value=${value} onChange=${onChange} id=${id} describedby=${described} isWrong=${Boolean(error)}
      label=${isGroup ? block.label.text : undefined} onEnter=${block.dispatch_action ? () => press(value) : undefined} />
    ${error && html`<p class="field-error" id=${`${id}-error`}>${error}</p>`}
    ${block.hint && html`<p class="hint" id=${`${id}-hint`}><${TextObject} of=${block.hint} /></p>`}
  </div>`;
}
