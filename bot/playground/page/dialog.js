/* A modal dialog on the browser's own <dialog>: it keeps the focus inside, and gives it back when it closes. */
import { html, useEffect, useRef } from "./view.js";

/** Show children in a dialog until it is taken out of the tree; Esc and a click beside it call `onClose`. */
export function Dialog({ label, labelledby, className = "", onClose, isBusy = false, closesOutside = true, children }) {
  const dialog = useRef(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element.showModal();
    const onCancel = (event) => {
      if (event.target !== element) return;
      event.preventDefault();
      close.current();
    };
    const onClosed = () => close.current(); // a browser may close it by itself when Esc is pressed twice
    element.addEventListener("cancel", onCancel);
    element.addEventListener("close", onClosed);
    return () => {
      element.removeEventListener("cancel", onCancel);
      element.removeEventListener("close", onClosed);
      if (element.open) element.close();
      if (before?.isConnected) before.focus();
    };
  }, []);
  const onPointer = (event) => closesOutside && event.target === dialog.current && onClose();
  return html`<dialog ref=${dialog} class=${`dialog ${className}`} aria-label=${label} aria-labelledby=${labelledby}
      aria-busy=${isBusy} onMouseDown=${onPointer}>
    <div class="dialog-frame">${children}</div>
  </dialog>`;
}

/** Ask before something is done: Block Kit's confirm object, and the page's own questions. */
export function Confirm({ title, text, confirm, deny = "Cancel", isDanger = false, onConfirm, onDeny }) {
  return html`<${Dialog} label=${title} className="dialog-small" onClose=${onDeny}>
    <h2 class="dialog-title">${title}</h2>
    <div class="dialog-text">${text}</div>
    <div class="dialog-buttons">
      <button type="button" class="button" onClick=${onDeny}>${deny}</button>
      <button type="button" class=${`button ${isDanger ? "is-danger-solid" : "is-primary"}`} autofocus onClick=${onConfirm}>${confirm}</button>
    </div>
  <//>`;
}
