/* The viewer's top modal: the form, its field errors, and what happens while it is being sent. */
import { html, useEffect, useRef, useState } from "./view.js";
import { useStore } from "./store.js";
import { Blocks } from "./blocks/blocks.js";
import { fieldName, forget, modalSurface, typedOn } from "./blocks/surface.js";
import { initialValue, storedValue } from "./blocks/values.js";
import { Dialog } from "./dialog.js";
import { GrayzoneMark, Icon } from "./icons.js";
import { Plain } from "./rich.js";
import { TROUBLE_CONNECTING, closeModal, complaint, perform } from "./acts.js";
import { say } from "./announcer.js";

/** What the form holds now: every input's value, typed, kept or given. */
function filledIn(modal) {
  const typed = typedOn(modalSurface(modal));
  const fields = { ...typed };
  for (const block of modal.view.blocks.filter((one) => one.type === "input")) {
    const name = fieldName(block, block.element);
    fields[name] ??= storedValue(modal.values, block.block_id, block.element.action_id) ?? initialValue(block.element);
  }
  return fields;
}

const isEmpty = (value) => value === "" || value === undefined || (Array.isArray(value) && !value.length);

/** Slack's client checks these itself, before the bot hears of a submission. */
function clientErrors(modal, fields) {
  const errors = {};
  for (const block of modal.view.blocks.filter((one) => one.type === "input")) {
    const { element } = block;
    const name = fieldName(block, element);
    const value = fields[name];
    if (isEmpty(value)) {
      if (!block.optional) errors[name] = "Please complete this required field.";
    } else if (element.min_length && value.length < element.min_length) errors[name] = `Please write at least ${element.min_length} characters.`;
    else if (element.type === "number_input") errors[name] = numberError(element, value);
  }
  return Object.fromEntries(Object.entries(errors).filter(([, text]) => text));
}

function numberError(element, value) {
  const number = Number(value);
  if (!/^-?\d+([.]\d+)?$/.test(String(value).trim())) return "Please enter a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Please enter a whole number.";
  if (element.min_value !== undefined && number < Number(element.min_value)) return `Please enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value)) return `Please enter ${element.max_value} or less.`;
  return null;
}

function useSubmission(modal) {
  const [errors, setErrors] = useState({});
  const [banner, setBanner] = useState(null);
  const [isSending, setSending] = useState(false);
  const submit = async () => {
    if (isSending) return;
    const fields = filledIn(modal);
    const early = clientErrors(modal, fields);
    setErrors(early);
    setBanner(null);
    if (Object.keys(early).length) return;
    setSending(true);
    const outcome = await perform("submit", { fields });
    setSending(false);
    settle(outcome);
  };
  const settle = (outcome) => {
    if (outcome.banner) setBanner(/ /.test(outcome.banner) ? outcome.banner : TROUBLE_CONNECTING);
    else if (!outcome.ok && !Object.keys(outcome.errors ?? {}).length) setBanner(complaint(outcome) ?? TROUBLE_CONNECTING);
    setErrors(outcome.errors ?? {});
    if (outcome.closed || (outcome.ok && outcome.modal?.id !== modal.id && !outcome.banner)) forget(modal.id);
    if (outcome.closed) say("The form was sent.");
  };
  return { errors, banner, isSending, submit };
}

function useFocusOnErrors(errors, form) {
  const names = Object.keys(errors).join(" ");
  useEffect(() => {
    if (!names) return;
    form.current?.querySelector(".block-input.is-wrong")?.querySelector("input, textarea, select")?.focus();
    say(Object.values(errors).join(" "));
  }, [names, errors]);
}

function Form({ modal }) {
  const { view } = modal;
  const form = useRef(null);
  const { errors, banner, isSending, submit } = useSubmission(modal);
  const shown = { ...(modal.errors ?? {}), ...errors };
  useFocusOnErrors(errors, form);
  const onKey = (event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && submit();
  const cancel = () => {
    forget(modal.id);
    closeModal();
  };
  return html`<form ref=${form} class="modal-form" noValidate onKeyDown=${onKey} onSubmit=${(event) => { event.preventDefault(); submit(); }}>
    <header class="modal-head"><${GrayzoneMark} size=${28} /><h2 id="modal-title"><${Plain} text=${view.title?.text ?? ""} /></h2>
      <button type="button" class="icon-button" aria-label="Close" onClick=${cancel}><${Icon} name="close" /></button></header>
    ${banner && html`<p class="modal-banner" role="alert"><${Icon} name="warning" size=${18} />${banner}</p>`}
    <div class="modal-body"><${Blocks} blocks=${view.blocks} surface=${modalSurface(modal, shown)} /></div>
    <footer class="modal-foot">
      <button type="button" class="button" onClick=${cancel}>${view.close?.text ?? "Cancel"}</button>
      ${view.submit && html`<button type="submit" class="button is-primary" aria-busy=${isSending}>
        ${isSending && html`<span class="spinner" aria-hidden="true"></span>`}${view.submit.text}</button>`}
    </footer>
  </form>`;
}

/** The modal of the person we act as; another person's stays where it is. */
export function Modal() {
  const modal = useStore((state) => state.modal);
  if (!modal?.view) return null;
  const close = () => {
    forget(modal.id);
    closeModal();
  };
  return html`<${Dialog} key=${`depth ${modal.depth}`} labelledby="modal-title" className="modal" closesOutside=${false} onClose=${close}>
    <${Form} key=${modal.id} modal=${modal} /><${ActingNote} />
  <//>`;
}

function ActingNote() {
  const me = useStore((state) => state.as);
  const person = useStore((state) => state.workspace?.people.find((one) => one.id === me));
  return html`<p class="modal-note">You are filling this in as ${person?.real_name ?? me}.</p>`;
}

