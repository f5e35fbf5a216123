/* The guided tour: a small card that names the next thing to do and points at it. It never stands in the way. */
import { html, useEffect, useLayoutEffect, useState } from "./view.js";
import { change, get, remember, useStore } from "./store.js";
import { channelOf, hasGrayzone } from "./directory.js";
import { Icon } from "./icons.js";

const submitters = (state) => state.acts.filter((act) => act.name === "submit" && act.ok).map((act) => act.as);
const lastIndex = (state, name) => state.acts.findLastIndex((act) => act.name === name && act.ok);
const CARD_BUTTON = ".messages .message:last-child .block-actions .button, .messages .button.is-primary";

/** Whom to become next: the first of these who has not sent a form, or their Join button once they are played. */
function nextToJoin(state) {
  const missing = ["U0BO", "U0CHI"].find((person) => !submitters(state).includes(person));
  return missing === state.as ? ".messages .button.is-primary" : `[data-person=${missing}]`;
}

const STEPS = [
  {
    title: "Bring Grayzone in",
    text: "A management team talks in #leadership. Open it and press “Invite Grayzone”.",
    target: () => "[data-tour=invite], [data-place=C0LEAD]",
    isDone: (state) => hasGrayzone(channelOf(state.workspace, "C0LEAD")),
  },
  {
    title: "Set the group up",
    text: "Grayzone says hello. Press its button, look at the functions and the tick, and send the form.",
    target: () => CARD_BUTTON,
    isDone: (state) => submitters(state).length > 0,
  },
  {
    title: "Take your seat",
    text: "Press Join on the card and choose the function that you lead. Nobody is enrolled by others.",
    target: () => ".messages .button.is-primary",
    isDone: (state) => submitters(state).length > 1,
  },
  {
    title: "Become somebody else",
    text: "Act as Bo, then as Chi (one click above, or Alt+2 and Alt+3), and press Join as each of them.",
    target: nextToJoin,
    isDone: (state) => ["U0BO", "U0CHI"].every((person) => submitters(state).includes(person)),
  },
  {
    title: "Raise a gray-zone issue",
    text: "Type /grayzone and press Enter. Tell of something that falls between two functions, and send it.",
    target: () => ".conversation .composer-frame",
    isDone: (state) => lastIndex(state, "command") >= 0 && lastIndex(state, "submit") > lastIndex(state, "command"),
  },
  {
    title: "“I see it too”",
    text: "Act as a peer of another function and press “I see it too” on the card. One function counts once.",
    target: () => CARD_BUTTON,
    isDone: (state) => lastIndex(state, "command") >= 0 && lastIndex(state, "click") > lastIndex(state, "command"),
  },
  {
    title: "Look at App Home",
    text: "Open Grayzone in the side bar: what waits for you, your issues, and the group's in order of cost.",
    target: () => "[data-place=app]",
    isDone: (state) => lastIndex(state, "open_home") >= 0,
  },
  {
    title: "Move the clock to the tick",
    text: "What is sealed opens for all at once, at a tick. Open the clock and press “Next tick”.",
    target: () => "[data-tour=tick], [data-tour=clock]",
    isDone: (state) => lastIndex(state, "clock") >= 0,
  },
];

function keep(tour) {
  remember("tour", tour);
  change({ tour });
}

/** Show the tour where it was left, from the start once it was finished; pressed again, hide it. */
export function openTour() {
  const { tour } = get();
  keep({ step: tour.step >= STEPS.length ? 0 : tour.step, isOpen: !tour.isOpen });
}

/** Begin again, keeping whether it is shown. */
export function restartTour() {
  keep({ ...get().tour, step: 0 });
}

/** Where the first element of a selector stands, when it can be seen there: not scrolled away, nor covered. */
function seen(selector) {
  const target = document.querySelector(selector);
  const box = target?.getBoundingClientRect();
  if (!box?.width) return null;
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return target.contains(there) ? box : null;
}

/** The ring around the target; it is measured, so that it follows whatever is drawn. */
function useRing(selectors, isOpen) {
  const [ring, setRing] = useState(null);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const measure = () => {
      const box = selectors?.split(", ").map(seen).find(Boolean);
      setRing(box ? [box.left, box.top, box.width, box.height].map(Math.round).join(" ") : null);
    };
    measure();
    const timer = setInterval(measure, 200);
    return () => clearInterval(timer);
  }, [selectors, isOpen]);
  return ring?.split(" ").map(Number) ?? null;
}

function Ring({ at }) {
  if (!at) return null;
  const [left, top, width, height] = at;
  const style = { left: `${left - 4}px`, top: `${top - 4}px`, width: `${width + 8}px`, height: `${height + 8}px` };
  return html`<div class="tour-ring" style=${style} aria-hidden="true"></div>`;
}

/** The card; nothing while the tour is hidden. */
export function Tour() {
  const tour = useStore((state) => state.tour);
  const isDone = useStore((state) => Boolean(state.workspace && STEPS[state.tour.step]?.isDone(state)));
  const isBusy = useStore((state) => state.modal !== null || state.panel !== null);
  const step = STEPS[tour.step];
  useEffect(() => {
    if (tour.isOpen && isDone) keep({ ...get().tour, step: tour.step + 1 });
  }, [isDone, tour.isOpen, tour.step]);
  const target = useStore((state) => STEPS[state.tour.step]?.target(state));
  const ring = useRing(target, tour.isOpen && !isBusy && Boolean(step));
  if (!tour.isOpen || isBusy) return null;
  const go = (by) => keep({ ...tour, step: tour.step + by });
  return html`${step && html`<${Ring} at=${ring} />`}<aside class="tour" aria-label="Guided tour">
    <header><p class="tour-count">${step ? `Tour · ${tour.step + 1} of ${STEPS.length}` : "Tour"}</p>
      <button type="button" class="icon-button is-small" aria-label="Hide the tour" onClick=${() => keep({ ...tour, isOpen: false })}><${Icon} name="close" size=${16} /></button></header>
    <div role="status"><h2>${step?.title ?? "That is the loop"}</h2>
      <p>${step?.text ?? "Go on by yourself: draft the case, pledge, charter, deliver. The inspector shows what Slack and the bot say to each other."}</p></div>
    <footer>${tour.step > 0 && html`<button type="button" class="button is-small is-quiet" onClick=${() => go(-1)}>Back</button>`}
      ${step ? html`<button type="button" class="button is-small" onClick=${() => go(1)}>Skip this step</button>`
        : html`<button type="button" class="button is-small is-primary" onClick=${() => keep({ ...tour, isOpen: false })}>Done</button>`}</footer>
  </aside>`;
}

