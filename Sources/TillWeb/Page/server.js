// Asks the server, and knows whether it is there.
//
// Every question that fails for the link tells that the server is gone; from then on it is asked
// for a sign of life, after 1, 2, 4, 8 and then 15 seconds, and at once when the device says that
// it is online again or the page is looked at again.

const PATIENCE = 10000;
const LONGEST_PAUSE = 15000;
const SIGN_OF_LIFE = 20000;

/** The server said no: `code` is the protocol's. */
export class Refusal extends Error {
  constructor(status, answer) {
    super(answer.text || '');
    this.status = status;
    this.code = answer.code || 'fault';
    this.wait = answer.wait;
    this.next = answer.next;
  }
}

/** There is no server, or no way to it. */
export class Gone extends Error {}

/** Tells `gone` and `back`. */
export const connection = new EventTarget();

let isGone = false;
let pause = 1000;
let timer = 0;
let lastHeard = Date.now();

function heard() {
  lastHeard = Date.now();
  if (!isGone) return;
  isGone = false;
  clearTimeout(timer);
  connection.dispatchEvent(new Event('back'));
}

function lost() {
  if (isGone) return;
  isGone = true;
  pause = 1000;
  timer = setTimeout(tryAgain, pause);
  connection.dispatchEvent(new Event('gone'));
}

async function tryAgain() {
  if (!isGone) return;
  try {
    await ask('/api/alive');
  } catch {
    // Still gone: whatever the reason was, it is asked again.
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    clearTimeout(timer);
    timer = setTimeout(tryAgain, pause);
  }
}

/** Watches the server as long as somebody looks at the page. */
export function watch() {
  addEventListener('online', tryAgain);
  addEventListener('offline', lost);
  document.addEventListener('visibilitychange', () => {
    if (isGone && !document.hidden) tryAgain();
    else lookIn();
  });
  setInterval(lookIn, SIGN_OF_LIFE / 4);
}

function lookIn() {
  if (document.hidden || isGone || Date.now() - lastHeard < SIGN_OF_LIFE) return;
  // A failure is told by `lost`.
  ask('/api/alive').catch(() => {});
}

/** The answer as JSON; throws `Refusal`, `Gone`, or `AbortError` when it was given up. */
export async function ask(path, { signal, body } = {}) {
  const stop = new AbortController();
  const deadline = setTimeout(() => stop.abort(), PATIENCE);
  signal?.addEventListener('abort', () => stop.abort(), { once: true });
  const request = { signal: stop.signal };
  if (body !== undefined) {
    request.method = 'POST';
    request.headers = { 'Content-Type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let response;
  let answer;
  try {
    response = await fetch(path, request);
    answer = await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    lost();
    throw new Gone(String(error));
  } finally {
    clearTimeout(deadline);
  }
  // 502: the server has lost its daemon, and nobody knows what became of the question.
  if (!response.ok && (answer.code === 'shutting-down' || response.status === 502)) {
    lost();
    throw new Gone(answer.text);
  }
  heard();
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}
