/* The control API of docs/playground.md: acts, reads and the live line. */

async function answerOf(response) {
  const type = response.headers.get("content-type") ?? "";
  const answer = type.includes("json") ? await response.json() : null;
  if (response.ok) return answer;
  const refusal = new Error(answer?.error ?? `The playground answered ${response.status}.`);
  throw Object.assign(refusal, { status: response.status });
}

/** Do an act and return its outcome; throws when the playground itself cannot be reached. */
export async function act(name, body = {}) {
  const headers = { "content-type": "application/json" };
  return answerOf(await fetch(`/_control/${name}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Read something; parameters that are null or undefined are left out. */
export async function read(name, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given).toString();
  return answerOf(await fetch(`/_control/${name}${query ? `?${query}` : ""}`));
}

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 5000;

/** Keep a live line open as one person; `onChange(topics)` after each notice, `onStatus(isLive)` on loss and return. */
export function live(as, onChange, onStatus) {
  let socket = null;
  let pause = FIRST_PAUSE;
  let timer = 0;
  let stopped = false;

  function connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(`${scheme}//${location.host}/_control/live?as=${encodeURIComponent(as)}`);
    socket.onopen = () => {
      pause = FIRST_PAUSE;
      onStatus(true);
    };
    socket.onmessage = (event) => onChange(JSON.parse(event.data).changed ?? []);
    socket.onclose = () => {
      if (stopped) return;
      onStatus(false);
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket.close();
  };
}
