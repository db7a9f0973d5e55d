// Changes, each done once.
//
// The device has a name that it drew, and numbers its changes. A change is kept here, with its
// number, from before it is sent until it is answered; so it can be sent again after a lost link, a
// closed page or a restart, and the daemon does it once.

import { ask, Refusal } from './server.js';

const KEPT = 'till.changes';

function read() {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
  if (kept?.device) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const device = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { device, next: 1, pending: null };
}

let state = read();

function keep() { localStorage.setItem(KEPT, JSON.stringify(state)); }

export function device() {
  keep();
  return state.device;
}

/** What was sent and not answered: `{number, person, name, change}`. */
export function pendingChange() { return state.pending; }

/** Somebody logged in; `next` is the number that the daemon awaits.
 *
 * Gives what became of a change that was not answered: `done`, `dropped` (somebody else logged in,
 * and it had not arrived), `unsent` (to be sent again), or nothing.
 */
export function loggedIn(person, next) {
  const { pending } = state;
  state.next = next;
  let outcome = null;
  if (pending) {
    if (next > pending.number) outcome = 'done';
    else outcome = pending.person === person ? 'unsent' : 'dropped';
    if (outcome !== 'unsent') state.pending = null;
  }
  keep();
  return outcome && { outcome, name: pending.name };
}

/** Nobody is logged in here, or on what was another device: its numbers were cleared away. */
export function isLoggedOut(error) {
  return error.code === 'nobody-logged-in' || error.code === 'other-device';
}

/** Makes a change; throws `Refusal` when it was refused, `Gone` while nobody knows. */
export function make(person, name, change) {
  state.pending = { number: state.next, person, name, change };
  keep();
  return sendPending();
}

/** Sends what is not answered, under its number. */
export async function sendPending(mayRenumber = true) {
  const { number, change } = state.pending;
  try {
    const done = await ask('/api/change', { body: { device: state.device, number, change } });
    settle(done.next);
    return done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // It was not looked at: it stays until somebody logs in, or until it is.
    if (isLoggedOut(error) || error.status >= 500) throw error;
    if (['gap', 'conflict', 'no-such-reply'].includes(error.code) && mayRenumber && error.next) {
      // The number was another change's, or not its turn: this one was never decided.
      state.pending.number = error.next;
      keep();
      return sendPending(false);
    }
    settle(error.next);
    throw error;
  }
}

function settle(next) {
  state.next = next ?? state.next;
  state.pending = null;
  keep();
}
