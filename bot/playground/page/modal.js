/* The viewer's top modal: the form, its field errors, and what happens while it is being sent. */
import { html, useEffect, useRef, useState } from "./view.js";
import { useStore } from "./store.js";
import { Blocks } from "./blocks/blocks.js";
import { forget, modalSurface, typedOn } from "./blocks/surface.js";
import { Dialog } from "./dialog.js";
import { GrayzoneMark, Icon } from "./icons.js";
import { Plain } from "./rich.js";
import { TROUBLE_CONNECTING, closeModal, complaint, perform } from "./acts.js";
import { say } from "./announcer.js";

function useSubmission(modal) {
  const [errors, setErrors] = useState(null);
  const [banner, setBanner] = useState(null);
  const [isSending, setSending] = useState(false);
  const submit = async () => {
    if (isSending) return;
    setBanner(null);
    setSending(true);
    const outcome = await perform("submit", { fields: typedOn(modalSurface(modal)) });
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
  useEffect(() => {
    if (!errors || !Object.keys(errors).length) return;
    form.current?.querySelector(".block-input.is-wrong")?.querySelector("input, textarea, select")?.focus();
    say(Object.values(errors).join(" "));
  }, [errors]);
}

function Form({ modal }) {
  const { view } = modal;
  const form = useRef(null);
  const { errors, banner, isSending, submit } = useSubmission(modal);
  const shown = errors ?? modal.errors ?? {};
  useFocusOnErrors(errors, form);
  const onKey = (event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && submit();
  const cancel = (clear = false) => {
    forget(modal.id);
    closeModal(clear);
  };
  return html`<form ref=${form} class="modal-form" noValidate onKeyDown=${onKey} onSubmit=${(event) => { event.preventDefault(); submit(); }}>
    <header class="modal-head"><${GrayzoneMark} size=${28} /><h2 id="modal-title"><${Plain} text=${view.title?.text ?? ""} /></h2>
      <button type="button" class="icon-button" aria-label="Close" onClick=${() => cancel(true)}><${Icon} name="close" /></button></header>
    ${banner && html`<p class="modal-banner" role="alert"><${Icon} name="warning" size=${18} />${banner}</p>`}
    <div class="modal-body"><${Blocks} blocks=${view.blocks} surface=${modalSurface(modal, shown)} /></div>
    <footer class="modal-foot">
      <button type="button" class="button" onClick=${() => cancel()}>${view.close?.text ?? "Cancel"}</button>
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
  return html`<p class="modal-note">You are acting as ${person?.real_name ?? me}.</p>`;
}

