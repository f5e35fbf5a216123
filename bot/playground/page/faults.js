/* The menu of what may go wrong between Slack and the bot, on purpose. */
import { html } from "./view.js";
import { useStore } from "./store.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";
import { attempt } from "./acts.js";

const KINDS = {
  429: "Too many requests (429)",
  500: "Server error (500)",
  no_answer: "No answer",
  lost_answer: "Answer lost after the effect",
  drop_socket: "Drop the socket",
  redeliver: "Deliver the last event again",
};
const TARGETS = { drop_socket: "socket", redeliver: "event" };

function onSubmit(event, close) {
  event.preventDefault();
  const { kind, method, times } = Object.fromEntries(new FormData(event.target));
  close();
  const body = { kind, method: TARGETS[kind] ?? (method.trim() || "*"), times: Number(times) || 1 };
  attempt("fault", { ...body, ...(kind === "429" ? { retry_after: 5 } : {}) }, `Ordered: ${KINDS[kind].toLowerCase()}.`);
}

/** A button with the form that orders a fault. */
export function Faults() {
  const methods = useStore((state) => state.traffic).filter((record) => record.way === "in").map((record) => record.what);
  const known = [...new Set(["chat.postMessage", "chat.update", "views.open", "views.publish", "response_url", ...methods])];
  return html`<${Popover} label="Let something go wrong" button=${{ class: "bar-button", "aria-label": "Faults", title: "Let something go wrong" }}
    face=${html`<${Icon} name="fault" /><span class="bar-word">Faults</span>`}>
    ${(close) => html`<form class="fault-form" onSubmit=${(event) => onSubmit(event, close)}>
      <p class="popover-title">Let something go wrong</p>
      <fieldset><legend class="unseen">What</legend>${Object.entries(KINDS).map(([kind, label], at) => html`<label class="pick" key=${kind}>
        <input type="radio" name="kind" value=${kind} defaultChecked=${at === 0} /> ${label}</label>`)}</fieldset>
      <label class="small-label">When the bot calls<input class="field" name="method" list="methods" placeholder="any method" /></label>
      <datalist id="methods">${known.map((method) => html`<option key=${method} value=${method}></option>`)}</datalist>
      <label class="small-label">How many times<input class="field" name="times" type="number" min="1" max="20" defaultValue="1" /></label>
      <button type="submit" class="button is-primary">Order it</button>
    </form>`}<//>`;
}
