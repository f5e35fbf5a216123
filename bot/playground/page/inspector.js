/* The traffic between Slack and the bot, both ways, to be looked into. */
import { html, useEffect, useRef, useState } from "./view.js";
import { change, useStore } from "./store.js";
import { Icon } from "./icons.js";
import { readTraffic } from "./sync.js";
import { toast } from "./acts.js";

const WAYS = { out: { mark: "→", label: "to the bot" }, in: { mark: "←", label: "from the bot" } };

function matches(record, sought, onlyTrouble) {
  if (onlyTrouble && !record.refused && !record.fault && !(record.status >= 400)) return false;
  return !sought || JSON.stringify(record).toLowerCase().includes(sought.toLowerCase());
}

async function copy(value) {
  await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
  toast("Copied.");
}

function Json({ title, value }) {
  return html`<section class="json"><h4>${title}
    <button type="button" class="icon-button is-small" aria-label=${`Copy the ${title.toLowerCase()}`} onClick=${() => copy(value)}><${Icon} name="copy" size=${15} /></button></h4>
    <pre tabindex="0">${typeof value === "string" ? value : JSON.stringify(value, null, 2)}</pre></section>`;
}

function Exchange({ record }) {
  const [isOpen, setOpen] = useState(false);
  const way = WAYS[record.way];
  const ids = Object.entries(record.ids ?? {}).filter(([, value]) => value);
  return html`<li class=${`exchange way-${record.way} ${record.refused || record.fault ? "is-refused" : ""}`}>
    <button type="button" class="exchange-head" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
      <span class="way" title=${way.label}><span aria-hidden="true">${way.mark}</span><span class="unseen">${way.label}</span></span>
      <span class="what">${record.what}</span>
      ${record.refused && html`<span class="tag is-bad">${record.refused}</span>`}${record.fault && html`<span class="tag is-bad">fault: ${record.fault}</span>`}
      <span class="numbers">${record.status ?? "…"} · ${record.ms === null ? "…" : `${Math.round(record.ms)} ms`} · #${record.n}</span>
    </button>
    ${isOpen && html`<div class="exchange-body">
      ${ids.length > 0 && html`<p class="ids">${ids.map(([name, value]) => html`<span key=${name}><b>${name}</b> <code>${value}</code></span>`)}</p>`}
      <${Json} title="Request" value=${record.request} /><${Json} title="Answer" value=${record.answer} /></div>`}
  </li>`;
}

/** The panel at the foot of the page. */
export function Inspector() {
  const isOpen = useStore((state) => state.panel === "inspector");
  const traffic = useStore((state) => state.traffic);
  const [sought, setSought] = useState("");
  const [onlyTrouble, setOnlyTrouble] = useState(false);
  const list = useRef(null);
  useEffect(() => {
    if (isOpen) readTraffic();
  }, [isOpen]);
  useEffect(() => {
    if (list.current) list.current.scrollTop = 0;
  }, [sought, onlyTrouble]);
  if (!isOpen) return null;
  const shown = traffic.filter((record) => matches(record, sought, onlyTrouble)).reverse();
  return html`<section class="inspector" aria-label="Inspector">
    <header class="inspector-head"><h2>Inspector</h2>
      <input class="field" type="search" aria-label="Filter the traffic" placeholder="Filter: chat.postMessage, U0BO…" value=${sought} onInput=${(event) => setSought(event.target.value)} />
      <label class="also"><input type="checkbox" checked=${onlyTrouble} onChange=${(event) => setOnlyTrouble(event.target.checked)} /> Only trouble</label>
      <button type="button" class="icon-button" aria-label="Close the inspector" onClick=${() => change({ panel: null })}><${Icon} name="close" /></button></header>
    <ol class="exchanges" ref=${list}>${shown.map((record) => html`<${Exchange} key=${record.n} record=${record} />`)}
      ${!shown.length && html`<li class="empty">${traffic.length ? "Nothing fits the filter." : "Nothing has passed between Slack and the bot yet."}</li>`}</ol>
  </section>`;
}
