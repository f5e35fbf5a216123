/* A button with a panel or a menu beneath it: closes on Esc, on a click elsewhere, and after a choice. */
import { html, useLayoutEffect, useRef, useState } from "./view.js";

const EDGE = 8;

/** Put the panel under (or above) its button, inside the window. */
function place(panel, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = at.bottom + 4 + height <= innerHeight - EDGE || at.top < height + EDGE;
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
  panel.style.left = `${left}px`;
  panel.style.top = below ? `${Math.min(at.bottom + 4, Math.max(EDGE, innerHeight - height - EDGE))}px` : `${at.top - height - 4}px`;
}

/** `button` are the button's properties, `children` a function of `close` that returns the panel's content. */
export function Popover({ button, face, role = "dialog", label, className = "", children }) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef(null);
  const panel = useRef(null);
  const close = (giveFocus = true) => {
    setOpen(false);
    if (giveFocus) trigger.current?.focus();
  };
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    place(panel.current, trigger.current);
    panel.current.querySelector("[role=menuitem], input, button, select")?.focus();
    const outside = (event) => {
      if (!panel.current?.contains(event.target) && !trigger.current?.contains(event.target)) close(false);
    };
    const moved = () => panel.current && place(panel.current, trigger.current);
    document.addEventListener("pointerdown", outside, true);
    addEventListener("resize", moved);
    return () => {
      document.removeEventListener("pointerdown", outside, true);
      removeEventListener("resize", moved);
    };
  }, [isOpen]);
  const onKey = (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab" && role === "menu") close(false);
    else if (role === "menu") walk(event, panel.current);
  };
  return html`<span class="popover-place">
    <button type="button" ref=${trigger} aria-haspopup=${role} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)} ...${button}>${face}</button>
    ${isOpen && html`<div ref=${panel} class=${`popover ${className}`} role=${role} aria-label=${label} onKeyDown=${onKey}>${children(close)}</div>`}
  </span>`;
}

function walk(event, panel) {
  const items = [...panel.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}

/** One line of a menu. */
export function MenuItem({ icon, label, hint, isDanger = false, onChoose }) {
  return html`<button type="button" role="menuitem" tabindex="-1" class=${`menu-item ${isDanger ? "is-danger" : ""}`} onClick=${onChoose}>
    ${icon}<span class="menu-label">${label}</span>${hint && html`<span class="menu-hint">${hint}</span>`}
  </button>`;
}

