/* The bar of the playground itself, above the pretended Slack: whom to act as, the clock, faults, the inspector. */
import { html, useState } from "./view.js";
import { change, get, useStore } from "./store.js";
import { ActAs } from "./people.js";
import { Clock } from "./clock.js";
import { Faults } from "./faults.js";
import { Theme } from "./theme.js";
import { Confirm } from "./dialog.js";
import { GrayzoneMark, Icon } from "./icons.js";
import { attempt } from "./acts.js";
import { start } from "./sync.js";
import { openTour, restartTour } from "./tour.js";

async function reset() {
  if (!(await attempt("reset", {}, "Everything is as at the first moment again."))) return;
  change({ messages: {}, ownLines: {}, modal: null, home: null, typed: {}, drafts: {}, thread: null, traffic: [], acts: [], as: "U0ANA", place: "C0LEAD" });
  restartTour();
  start();
}

function Reset() {
  const [isAsking, ask] = useState(false);
  return html`<button type="button" class="bar-button" aria-label="Reset" title="Back to the first moment" onClick=${() => ask(true)}><${Icon} name="reset" /></button>
    ${isAsking && html`<${Confirm} title="Start again?" text="Messages, members, the clock and faults go back to the first moment. What the bot keeps in its own database stays."
      confirm="Start again" isDanger onConfirm=${() => { ask(false); reset(); }} onDeny=${() => ask(false)} />`}`;
}

function toggleInspector() {
  change({ panel: get().panel === "inspector" ? null : "inspector" });
}

/** The bar. */
export function TopBar() {
  const isInspecting = useStore((state) => state.panel === "inspector");
  const isSidebarOpen = useStore((state) => state.isSidebarOpen);
  return html`<header class="bar">
    <div class="bar-left">
      <button type="button" class="bar-button menu-button" aria-label="Conversations" aria-expanded=${isSidebarOpen} onClick=${() => change({ isSidebarOpen: !isSidebarOpen })}><${Icon} name="menu" /></button>
      <span class="bar-name"><${GrayzoneMark} size=${24} /><span>Playground</span></span>
    </div>
    <${ActAs} />
    <div class="bar-tools" role="group" aria-label="Playground">
      <${Clock} /><${Faults} />
      <button type="button" class="bar-button" aria-pressed=${isInspecting} aria-label="Inspector" title="Traffic between Slack and the bot" onClick=${toggleInspector}>
        <${Icon} name="inspect" /><span class="bar-word">Inspector</span></button>
      <button type="button" class="bar-button" aria-label="Tour" title="Guided tour" onClick=${openTour}><${Icon} name="tour" /></button>
      <${Theme} /><${Reset} />
    </div>
  </header>`;
}
