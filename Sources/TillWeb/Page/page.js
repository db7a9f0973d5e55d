// Puts the page together: languages, which view is shown, and what to do when the server is gone.
//
// The address says what is shown: `#/` the search, `#/item/7310865001825` an item. So the browser's
// own back and forward work, and an item can be sent to somebody.

import { byId, element } from './elements.js';
import { ask, connection, watch, Gone } from './server.js';
import { word, currentLanguage, otherLanguage, switchLanguage } from './words.js';
import { loadPlan, floor } from './places.js';
import { startSearch, searchNow, showAgain, focusResult } from './search.js';
import { openItem, closeItem, showItem } from './item.js';
import { startStaff, showPerson, askWhoIsHere, openLogIn } from './staff.js';

let shop = null;
let opened = null;

function say(id, text) { byId(id).textContent = text; }

function showTexts() {
  document.documentElement.lang = currentLanguage();
  say('skip', word('skip'));
  say('finder-title', word('title'));
  say('q-label', word('search'));
  say('q-hint', word('hint'));
  const language = byId('language');
  language.lang = otherLanguage();
  const name = otherLanguage() === 'sv' ? 'Svenska' : 'English';
  language.replaceChildren(name.slice(0, 2), element('span', { class: 'wide' }, name.slice(2)));
  language.setAttribute('aria-label', name);
  if (shop) say('store', shop.store);
}

function route() {
  const code = location.hash.startsWith('#/item/')
    ? decodeURIComponent(location.hash.slice('#/item/'.length)) : null;
  document.body.dataset.view = code === null ? 'search' : 'item';
  if (code !== null) {
    opened = code;
    openItem(code);
    scrollTo(0, 0);
    return;
  }
  document.title = shop ? `${word('title')} – ${shop.store}` : word('title');
  closeItem();
  if (opened !== null) focusResult(opened);
  opened = null;
}

function inOtherLanguage() {
  switchLanguage();
  showTexts();
  showPerson();
  showAgain();
  showItem();
  if (opened === null) document.title = `${word('title')} – ${shop.store}`;
}

/** Asks anew for what is shown: it may be other by now. */
function refresh() {
  searchNow();
  if (opened !== null) openItem(opened, { keepsFocus: true });
}

// The server is gone, and back.

function showGone() {
  const banner = byId('banner');
  banner.classList.remove('good');
  banner.hidden = false;
  banner.replaceChildren(element('span', { class: 'spinner', 'aria-hidden': 'true' }), word('gone'));
}

async function showBack() {
  const banner = byId('banner');
  banner.classList.add('good');
  banner.textContent = word('again');
  setTimeout(() => { if (banner.classList.contains('good')) banner.hidden = true; }, 3000);
  if (!shop) return start();
  try {
    await askWhoIsHere();
    await loadPlan();
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
  refresh();
}

async function start() {
  try {
    shop = await ask('/api/shop');
    if (shop.mayRead && shop.hasFloor) await loadPlan();
  } catch (error) {
    // It is told in the banner, and begun again when the server is back.
    if (error instanceof Gone) return;
    throw error;
  }
  showTexts();
  startStaff(shop, async () => {
    if (shop.hasFloor && !floor()) await loadPlan();
    refresh();
  });
  startSearch(shop);
  route();
  addEventListener('hashchange', route);
  byId('language').addEventListener('click', inOtherLanguage);
  if (!shop.mayRead) openLogIn();
  else if (opened === null && matchMedia('(hover: hover)').matches) byId('q').focus();
}

connection.addEventListener('gone', showGone);
connection.addEventListener('back', showBack);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || opened === null || byId('dialog').open) return;
  if (document.activeElement?.closest('#finder')) return;
  event.preventDefault();
  location.hash = '#/';
});
showTexts();
watch();
start();
