// Search as you type, and the list of what was found.

import { element, byId } from './elements.js';
import { ask, Refusal, Gone } from './server.js';
import { word, money, quantity, refusalWords } from './words.js';
import { bayWords, shelfWords } from './places.js';

/** Between two letters of somebody who types, in milliseconds. */
const PAUSE = 120;
const KEPT = 'till.question';

let timer = 0;
let newest = 0;
let running = null;
let last = null;
let currency = 'SEK';

const input = () => byId('q');
const links = () => [...byId('results').querySelectorAll('a')];

export function stockWords(item) {
  if (item.onHand === undefined) return word('stock-unknown');
  if (Number(item.onHand) <= 0) return word('out');
  return word('on-hand', { quantity: quantity(item.onHand), unit: word(item.unit ?? 'each') });
}

export function stockClass(item) {
  if (item.onHand === undefined) return 'stock unknown';
  return Number(item.onHand) <= 0 ? 'stock out' : 'stock';
}

/** `16,90 kr`, `129,00 kr/kg` */
export function priceWords(item) {
  return money(item.price, currency) + (item.unit === 'kg' ? word('per-kg') : '');
}

/** One found item, as a link that says all of it. */
export function resultLink(item) {
  const [home, ...others] = item.places;
  return element('a', { class: 'result', href: `#/item/${encodeURIComponent(item.code)}` },
    element('span', { class: 'name' }, item.name),
    element('span', { class: 'price' }, priceWords(item)),
    element('span', { class: 'where' },
      home ? placeShort(home, others.length) : word('no-place')),
    item.blocked ? element('span', { class: 'stock out' }, word('blocked'))
      : item.onHand === undefined ? null
        : element('span', { class: stockClass(item) }, stockWords(item)));
}

function placeShort(place, others) {
  const words = bayWords(place) === place ? null
    : [bayWords(place), shelfWords(place, 'shelf-short')].filter(Boolean).join(', ');
  return [
    element('span', { class: 'place', 'aria-hidden': words !== null && 'true' }, place),
    others === 0 ? null : element('span', { class: 'others', 'aria-hidden': 'true' },
      word('more-places', { count: others })),
    words,
    others === 0 ? null : element('span', { class: 'unseen' },
      ` ${word('more-places-read', { count: others })}`),
  ];
}

function show(found) {
  const { items, more, question } = found;
  const count = byId('count');
  byId('results').replaceChildren(...items.map((item) => element('li', {}, resultLink(item))));
  if (question === '') count.replaceChildren();
  else if (items.length === 0) {
    count.replaceChildren(word('none', { question }), ' ', word('none-hint'));
  } else count.replaceChildren(word(more ? 'more' : 'count', { count: items.length }));
}

/** Asks; an answer that comes after that of a later question is dropped. */
async function search(question) {
  const mine = ++newest;
  running?.abort();
  running = new AbortController();
  byId('finder').setAttribute('aria-busy', 'true');
  try {
    const found = question === '' ? { items: [], more: false }
      : await ask(`/api/find?q=${encodeURIComponent(question)}`, { signal: running.signal });
    if (mine !== newest) return;
    const told = { ...found, question };
    // The same list stays as it is: somebody may be on their way to tap on it.
    if (JSON.stringify(told) !== JSON.stringify(last)) show(told);
    last = told;
    byId('results').dataset.question = question;
  } catch (error) {
    if (mine !== newest || error.name === 'AbortError') return;
    if (error instanceof Refusal) {
      last = null;
      byId('results').replaceChildren();
      byId('count').textContent = refusalWords(error);
      if (error.code === 'nobody-logged-in') dispatchEvent(new Event('till-log-in'));
    } else if (!(error instanceof Gone)) throw error;
    // Gone: the old list stays, and the question is asked again when the server is back.
  } finally {
    if (mine === newest) byId('finder').removeAttribute('aria-busy');
  }
}

function question() { return input().value.trim().replace(/\s+/g, ' '); }

export function searchNow() {
  clearTimeout(timer);
  sessionStorage.setItem(KEPT, question());
  return search(question());
}

/** What was found, in the other language. */
export function showAgain() { if (last) show(last); }

export function focusResult(code) {
  const link = links().find((one) => one.hash === `#/item/${encodeURIComponent(code)}`);
  (link ?? input()).focus();
}

function moveFocus(step, event) {
  const all = links();
  const at = all.indexOf(document.activeElement);
  const next = at + step;
  if (next < -1 || (next >= all.length && at >= 0)) return;
  event.preventDefault();
  (next < 0 ? input() : all[Math.min(next, all.length - 1)])?.focus();
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const inList = links().includes(document.activeElement);
  const inInput = document.activeElement === input();
  if (!inList && !inInput) return;
  switch (event.key) {
    case 'ArrowDown': moveFocus(1, event); break;
    case 'ArrowUp': if (inList) moveFocus(-1, event); break;
    case 'Home': if (inList) { event.preventDefault(); links()[0].focus(); } break;
    case 'End': if (inList) { event.preventDefault(); links().at(-1).focus(); } break;
    case 'Escape':
      if (inList) input().focus();
      else if (input().value !== '') { input().value = ''; searchNow(); }
      event.preventDefault();
      break;
  }
}

/** Return opens what a scanner has read, or the only one that was found; else goes to the list. */
async function onSubmit(event) {
  event.preventDefault();
  await searchNow();
  const all = links();
  const isCode = last?.items[0]?.code === question();
  if (all.length === 1 || (isCode && all.length > 0)) all[0].click();
  else all[0]?.focus();
}

export function startSearch(shop) {
  currency = shop.currency;
  input().value = sessionStorage.getItem(KEPT) ?? '';
  input().addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(searchNow, PAUSE);
  });
  byId('search').addEventListener('submit', onSubmit);
  byId('finder').addEventListener('keydown', onKey);
  document.addEventListener('keydown', (event) => {
    const isTyping = document.activeElement?.matches('input, select, textarea');
    if (event.key !== '/' || isTyping || byId('dialog').open) return;
    event.preventDefault();
    location.hash = '#/';
    input().focus();
    input().select();
  });
  if (question() !== '') return searchNow();
}

