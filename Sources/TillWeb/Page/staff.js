// Who is logged in, and the dialogs for what they change.

import { element, byId, announce } from './elements.js';
import { ask, Refusal, Gone } from './server.js';
import { word, refusalWords, typedQuantity } from './words.js';
import { placeWords } from './places.js';
import { device, isLoggedOut, loggedIn, make, pendingChange, sendPending } from './changes.js';

let shop = null;
/** Tells the page to ask again for what it shows. */
let changed = () => {};

export function startStaff(told, whenChanged) {
  shop = told;
  changed = whenChanged;
  byId('person').addEventListener('click', () => (shop.person ? logOut() : openLogIn()));
  addEventListener('till-log-in', () => { forget(); openLogIn(); });
  showPerson();
}

export function showPerson() {
  const button = byId('person');
  button.textContent = shop.person ? word('log-out') : word('log-in');
  button.title = shop.person ? word('logged-in', { person: shop.person }) : '';
}

/** Asks who is logged in: the daemon forgets it when it stops, and after five minutes. */
export async function askWhoIsHere() {
  const told = await ask('/api/shop');
  const isOther = told.person !== shop.person;
  Object.assign(shop, { person: undefined }, told);
  showPerson();
  if (isOther) changed();
  if (pendingChange()) await finishPending();
}

function forget() {
  shop.person = undefined;
  shop.mayChange = false;
  showPerson();
}

async function logOut() {
  await ask('/api/logout', { body: {} });
  forget();
  announce(word('logged-out'));
  changed();
}

// What was sent and not answered.

export async function finishPending() {
  const { name } = pendingChange();
  if (!shop.person) { announce(word('unconfirmed-log-in', { name })); return; }
  try {
    await sendPending();
    byId('dialog').close();
    announce(word('done', { name }));
    changed();
  } catch (error) {
    if (error instanceof Gone) return;
    if (!(error instanceof Refusal)) throw error;
    announce(`${word('not-done', { name })} ${refusalWords(error)}`);
  }
}

// Dialogs.

function field(name, label, control) {
  control.setAttribute('name', name);
  control.setAttribute('id', `field-${name}`);
  return element('div', { class: 'field' },
    element('label', { for: `field-${name}` }, label), control);
}

/** Opens the dialog with a form. `send` throws `Refusal` with what is shown in it. */
function openForm(title, fields, action, send) {
  const dialog = byId('dialog');
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const submit = element('button', { type: 'submit', class: 'main' }, action);
  const form = element('form', {
    novalidate: false, onsubmit: async (event) => {
      event.preventDefault();
      trouble.textContent = '';
      submit.disabled = true;
      try {
        await send(new FormData(form));
        dialog.close();
      } catch (error) {
        if (error instanceof Refusal) trouble.textContent = refusalWords(error);
        else if (error instanceof Gone) trouble.textContent = word('gone');
        else throw error;
      } finally { submit.disabled = false; }
    },
  },
    element('h2', { id: 'dialog-title' }, title), ...fields, trouble,
    element('div', { class: 'buttons' },
      element('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() },
        word('cancel')), submit));
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
  form.querySelector('input, select')?.focus();
}

export function openLogIn() {
  const digits = { inputmode: 'numeric', autocomplete: 'off', required: true };
  openForm(word('log-in'), [
    field('person', word('person-number'),
      element('input', { ...digits, type: 'text', pattern: '[0-9]{1,6}', maxlength: 6 })),
    field('pin', word('pin'),
      element('input', { ...digits, type: 'password', pattern: '[0-9]{4,8}', maxlength: 8 })),
  ], word('log-in'), async (data) => {
    const person = Number(data.get('person'));
    const told = await ask('/api/login', { body: { person, pin: data.get('pin'), device: device() } });
    Object.assign(shop, { person, mayChange: told.mayChange, mayRead: true });
    showPerson();
    announce(word('logged-in', { person }));
    const before = loggedIn(person, told.next);
    if (before?.outcome === 'done') announce(word('done-earlier', before));
    if (before?.outcome === 'dropped') announce(word('not-done', before));
    if (before?.outcome === 'unsent') await finishPending();
    changed();
  });
}

/** What somebody may do with an item here. */
export function changeButtons(shown, place) {
  const heading = element('h3', {}, word('change'));
  if (!shop.person) {
    return element('section', { class: 'changes' }, heading,
      element('p', { class: 'hint' }, word('to-change')),
      element('button', { type: 'button', class: 'quiet', onclick: openLogIn }, word('log-in')));
  }
  if (!shop.mayChange) {
    return element('section', { class: 'changes' }, heading,
      element('p', { class: 'hint' }, word('may-not-change')));
  }
  const kinds = { move: openMove, adjust: openAdjust, counting: openCount };
  return element('section', { class: 'changes' }, heading,
    element('div', { class: 'buttons' }, Object.entries(kinds).map(([kind, open]) =>
      element('button', { type: 'button', onclick: () => open(shown, place), id: `do-${kind}` },
        word(kind)))));
}

function amountField(shown, label) {
  return field('quantity', label ?? word(shown.item.unit === 'kg' ? 'weight' : 'amount'),
    element('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', required: true }));
}

function placeChooser(name, label, shown, place) {
  return field(name, label, element('select', {}, shown.places.map((at) =>
    element('option', { value: at.place, selected: at.place === place }, placeWords(at.place)))));
}

async function send(shown, change) {
  const { item } = shown;
  try {
    await make(shop.person, item.name, { code: item.code, ...change });
    announce(word('done', { name: item.name }));
    changed();
  } catch (error) {
    if (error instanceof Gone) announce(word('unconfirmed', { name: item.name }));
    if (isLoggedOut(error)) { forget(); openLogIn(); }
    throw error;
  }
}

function openMove(shown, place) {
  openForm(word('move-title'), [
    placeChooser('from', word('from-place'), shown, place),
    field('to', word('to-place'), element('input', {
      type: 'text', required: true, maxlength: 40, list: 'known-places', autocomplete: 'off',
      autocapitalize: 'characters',
    })),
    element('datalist', { id: 'known-places' }, shown.places.map((at) =>
      element('option', { value: at.place }, placeWords(at.place)))),
    amountField(shown),
  ], word('do-move'), (data) => send(shown, {
    kind: 'move', quantity: typedQuantity(data.get('quantity')), from: data.get('from'),
    to: data.get('to').trim(),
  }));
}

function openAdjust(shown, place) {
  const reasons = shop.reasons.length > 0 ? shop.reasons
    : ['broken', 'expired', 'lost', 'found'].map((name) => ({ name, text: word(`reason-${name}`) }));
  openForm(word('adjust-title'), [
    ...(shown.places.length > 0 ? [placeChooser('place', word('at-place'), shown, place)] : []),
    field('direction', word('direction'), element('select', {},
      element('option', { value: '-' }, word('fewer')),
      element('option', { value: '' }, word('more-of')))),
    amountField(shown),
    field('reason', word('reason'), element('select', {}, reasons.map((reason) =>
      element('option', { value: reason.name }, reason.text || reason.name)))),
  ], word('do-adjust'), (data) => send(shown, {
    kind: 'adjust', quantity: data.get('direction') + typedQuantity(data.get('quantity')),
    reason: data.get('reason'), place: data.get('place') ?? undefined,
  }));
}

function openCount(shown, place) {
  openForm(word('counting-title'), [
    ...(shown.places.length > 0 ? [placeChooser('place', word('at-place'), shown, place)] : []),
    amountField(shown, word('counted')),
  ], word('do-counting'), (data) => send(shown, {
    kind: 'count', quantity: typedQuantity(data.get('quantity')),
    place: data.get('place') ?? undefined,
  }));
}
