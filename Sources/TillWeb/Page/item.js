// One item: where it is, with the map, its other places, and what is like it.

import { element, byId } from './elements.js';
import { ask, Refusal, Gone } from './server.js';
import { word, quantity, refusalWords } from './words.js';
import { floor, spot, starts, placeWords, bayWords, zoneWords } from './places.js';
import { drawFloor, drawBay, wayLength } from './map.js';
import { resultLink, stockWords, stockClass, priceWords } from './search.js';
import { changeButtons } from './staff.js';

const KEPT = 'till.from';

let newest = 0;
let shown = null;
let chosen = null;
let isNear = false;

const view = () => byId('item');

/** Asks for an item and shows it. The heading takes the focus, so that it is read out. */
export async function openItem(code, { keepsFocus = false } = {}) {
  const mine = ++newest;
  if (shown?.item.code !== code) {
    shown = null;
    chosen = null;
    isNear = false;
    view().replaceChildren(backLink(), element('h2', { id: 'item-title', tabindex: -1 },
      word('loading')));
  }
  try {
    const found = await ask(`/api/where?code=${encodeURIComponent(code)}`);
    if (mine !== newest) return;
    shown = found;
    if (!found.places.some((one) => one.place === chosen)) chosen = found.places[0]?.place ?? null;
    showItem();
  } catch (error) {
    if (mine !== newest) return;
    if (error instanceof Refusal) {
      view().replaceChildren(backLink(),
        element('h2', { id: 'item-title', tabindex: -1 }, refusalWords(error)));
      if (error.code === 'nobody-logged-in') dispatchEvent(new Event('till-log-in'));
    } else if (!(error instanceof Gone)) throw error;
  }
  if (!keepsFocus) byId('item-title')?.focus();
}

export function closeItem() {
  newest += 1;
  shown = null;
  view().replaceChildren();
}

export function shownItem() { return shown; }

function backLink() { return element('a', { class: 'back', href: '#/' }, word('back')); }

export function showItem() {
  if (!shown) return;
  const { item, similar } = shown;
  document.title = `${item.name} – ${word('title')}`;
  const focused = view().contains(document.activeElement) ? document.activeElement.id : '';
  view().replaceChildren(...[
    backLink(),
    element('h2', { id: 'item-title', tabindex: -1 }, item.name),
    element('p', { class: 'facts' },
      element('span', { class: 'price' }, priceWords(item)),
      element('span', { class: stockClass(item) }, stockWords(item)),
      item.blocked ? element('span', { class: 'stock out' }, word('blocked')) : null),
    element('div', { id: 'spot' }),
    placesList(),
    changeButtons(shown, chosen),
    similar.length === 0 ? null : element('section', { class: 'similar' },
      element('h3', {}, word('similar')),
      element('ul', { class: 'results' },
        similar.map((one) => element('li', {}, resultLink(one))))),
    element('p', { class: 'code' }, word('code', { code: item.code })),
  ].filter(Boolean));
  if (focused) byId(focused)?.focus();
  showSpot();
}

/** Every place, as buttons that show it; of a single one there is nothing to choose. */
function placesList() {
  const { item, places } = shown;
  if (places.length < 2) return null;
  return element('section', { class: 'places' },
    element('h3', {}, word('places')),
    element('ul', {}, places.map((at) => element('li', {}, element('button', {
      type: 'button', class: 'place-button', 'aria-pressed': String(at.place === chosen),
      onclick: () => choose(at.place),
    },
      element('span', { class: 'name' }, placeWords(at.place)),
      element('span', { class: 'note' }, [at.home ? word('home') : null, at.note]
        .filter(Boolean).join(' · ')),
      element('span', { class: 'amount' }, amountWords(at, item)))))));
}

function amountWords(at, item) {
  const unit = word(item.unit ?? 'each');
  return [
    at.onHand === undefined ? null : word('on-hand', { quantity: quantity(at.onHand), unit }),
    at.planned === undefined ? null : word('planned', { quantity: quantity(at.planned) }),
  ].filter(Boolean).join(' · ');
}

function choose(place) {
  chosen = place;
  showItem();
  view().querySelector('[aria-pressed=true]')?.focus();
}

// The chosen place, in words, on the map and from the front.

async function showSpot() {
  const mine = newest;
  const place = chosen;
  const area = byId('spot');
  if (!place) {
    area.replaceChildren(element('p', { class: 'spot-words' }, word('no-place')));
    return;
  }
  area.replaceChildren(spotWords(place));
  if (!floor()) return;
  if (!spot(place)) {
    area.append(element('p', { class: 'hint' }, word('off-map')));
    return;
  }
  const [bay, holder] = [drawBay(place), element('div', { class: 'map' })];
  area.append(element('div', { class: 'drawings' }, holder, ...[bay].filter(Boolean)));
  const from = start();
  const points = await way(from?.id, place);
  if (mine !== newest || place !== chosen || area !== byId('spot')) return;
  showMap(holder, place, from, points);
}

function spotWords(place) {
  const zone = zoneWords(place);
  const found = spot(place);
  return element('p', { class: 'spot-words' },
    element('strong', {}, bayWords(place)),
    found?.shelf ? element('span', { class: 'spot-shelf' },
      word('shelf-of', { shelf: found.shelf, shelves: found.bay.shelves })) : null,
    zone ? element('span', { class: 'spot-zone' }, zone) : null);
}

function start() {
  const all = starts();
  return all.find((at) => at.id === localStorage.getItem(KEPT)) ?? all[0];
}

/** The way's points; none where there is no way, or no server to ask. */
async function way(from, place) {
  if (from === undefined) return [];
  try {
    const query = new URLSearchParams({ to: place, from });
    return (await ask(`/api/way?${query}`)).points;
  } catch (error) {
    if (error instanceof Refusal || error instanceof Gone) return [];
    throw error;
  }
}

function showMap(holder, place, from, points) {
  const metres = Math.round(wayLength(points) / 100);
  const wayWords = points.length === 0 ? word('no-way')
    : word('way-read', { start: from.text, count: metres });
  const label = `${word('map-read', { place: placeWords(place) })} ${wayWords}`;
  const zoom = element('button', {
    type: 'button', class: 'quiet', id: 'zoom', onclick: () => {
      isNear = !isNear;
      showMap(holder, place, from, points);
      byId('zoom').focus();
    },
  }, word(isNear ? 'whole' : 'near'));
  holder.replaceChildren(
    drawFloor({ place, points, from: from?.id, label, isNear }),
    element('div', { class: 'map-tools' },
      startChooser(from),
      points.length === 0 ? null : element('span', { class: 'hint' },
        word('metres', { count: metres })),
      zoom));
}

function startChooser(from) {
  const all = starts();
  if (all.length < 2) return null;
  return element('label', { class: 'from' }, word('from'), ' ',
    element('select', {
      id: 'from', onchange: async (event) => {
        localStorage.setItem(KEPT, event.target.value);
        await showSpot();
        byId('from')?.focus();
      },
    }, all.map((at) => element('option', { value: at.id, selected: at.id === from?.id }, at.text))));
}
