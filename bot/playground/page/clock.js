/* The playground's clock, which people may move on, never back. */
import { html, useEffect, useState } from "./view.js";
import { useStore } from "./store.js";
import { personOf } from "./directory.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";
import { dayAndTime, nextWorkingMorning, wallClock, wallInstant, zoneCity, zoneLabel } from "./time.js";
import { playgroundNow } from "./now.js";
import { attempt } from "./acts.js";
import { readState } from "./sync.js";

const GROUP_ZONE = "Europe/Berlin";
const HOUR = 3600;

function useMinutes() {
  const [, setBeat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setBeat((beat) => beat + 1), 5000);
    return () => clearInterval(timer);
  }, []);
}

function nextTick(workspace) {
  const now = playgroundNow();
  const offered = new Date(workspace.clock.next_tick ?? 0);
  return offered > now ? offered : nextWorkingMorning(now, GROUP_ZONE); // the bot may not have set its next one yet
}

function Panel({ workspace, zone, close }) {
  useEffect(() => void readState(), []); // a tick at which nothing changed leaves no other trace
  const now = playgroundNow();
  const tick = nextTick(workspace);
  const advance = (body, done) => {
    close();
    attempt("clock", body, done);
  };
  const by = (seconds, words) => () => advance({ advance: seconds }, `The clock went on by ${words}.`);
  const to = (date) => advance({ to: date.toISOString() }, `It is ${dayAndTime(date, zone)} now.`);
  const onSubmit = (event) => {
    event.preventDefault();
    const { when } = Object.fromEntries(new FormData(event.target));
    if (when) to(wallInstant(when, zone));
  };
  return html`<div class="clock-panel">
    <p class="popover-title">The playground's clock</p>
    <p class="clock-face">${dayAndTime(now, zone)}<span>${zoneCity(zone)} (${zoneLabel(now, zone)})</span></p>
    <div class="clock-buttons">
      <button type="button" class="button" onClick=${by(HOUR, "an hour")}>+1 hour</button>
      <button type="button" class="button" onClick=${by(24 * HOUR, "a day")}>+1 day</button>
      <button type="button" class="button is-primary" data-tour="tick" onClick=${() => to(tick)}>Next tick</button>
    </div>
    <p class="hint">The next tick is ${dayAndTime(tick, zone)}: what is sealed opens then.</p>
    <form class="clock-form" onSubmit=${onSubmit}><label class="small-label">Go to
      <input class="field" type="datetime-local" name="when" min=${wallClock(now, zone)} defaultValue=${wallClock(tick, zone)} /></label>
      <button class="button" type="submit">Go</button></form>
  </div>`;
}

/** The clock in the bar. */
export function Clock() {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  useMinutes();
  const { zone } = personOf(workspace, me);
  const shown = dayAndTime(playgroundNow(), zone);
  return html`<${Popover} label="The playground's clock" button=${{ class: "bar-button", "aria-label": `Clock: ${shown}`, title: "Move the clock on", "data-tour": "clock" }}
    face=${html`<${Icon} name="clock" /><span class="bar-word">${shown}</span>`}>${(close) => html`<${Panel} workspace=${workspace} zone=${zone} close=${close} />`}<//>`;
}
