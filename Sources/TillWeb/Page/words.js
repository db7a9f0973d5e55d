// What the page says, in Swedish and English; how amounts and quantities are written.

import { SWEDISH, ENGLISH } from './texts.js';

const TEXTS = { sv: SWEDISH, en: ENGLISH };
const KEPT = 'till.language';

let language = localStorage.getItem(KEPT)
  ?? (/^(sv|nb|nn|no|da)\b/.test(navigator.language) ? 'sv' : 'en');
if (!(language in TEXTS)) language = 'en';

export function currentLanguage() { return language; }

export function otherLanguage() { return language === 'sv' ? 'en' : 'sv'; }

export function switchLanguage() {
  language = otherLanguage();
  localStorage.setItem(KEPT, language);
}

/** A text with its `{names}` filled in. `one` and `many` are chosen by `{count}`. */
export function word(key, values = {}) {
  let text = TEXTS[language][key] ?? key;
  if (typeof text === 'object') text = values.count === 1 ? text.one : text.many;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Why something was refused: in the reader's language where the code is known. */
export function refusalWords({ code, message, wait }) {
  const known = TEXTS[language].refusals[code];
  return known ? known.replace('{wait}', wait ?? '') : `${message} (${code})`;
}

export function money(amount, currency) {
  // The text as it came: the formatter takes decimals without going over floating point.
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
}

export function quantity(amount) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(amount);
}

/** What somebody typed as the protocol writes it: `1,5` is `1.5`. */
export function typedQuantity(text) {
  return text.trim().replace(/\s/g, '').replace(',', '.').replace('−', '-');
}
