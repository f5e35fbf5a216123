/* The playground's time between two reads: the last instant that was read, moved on by the browser's own clock. */

let read = null;
let at = 0;

/** Note the instant of a fresh state. */
export function noteClock(clock) {
  read = new Date(clock.now);
  at = performance.now();
}

/** Now, in the playground. */
export function playgroundNow() {
  return read ? new Date(read.getTime() + performance.now() - at) : new Date();
}
