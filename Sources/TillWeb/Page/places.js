// What a place is called, and where it is on the floor.

import { ask } from './server.js';
import { word } from './words.js';

let plan = null;
let bays = new Map();
let aisles = new Map();

export async function loadPlan() {
  plan = await ask('/api/floor');
  bays = new Map((plan?.bays ?? []).map((bay) => [bay.id, bay]));
  aisles = new Map((plan?.aisles ?? []).map((aisle) => [aisle.id, aisle]));
}

export function floor() { return plan; }

/** `4-B-2`: bay `4-B`, shelf 2; a bay alone has no shelf. `null` for what is not on the floor. */
export function spot(place) {
  const whole = bays.get(place);
  if (whole) return { bay: whole, shelf: null };
  const dash = place.lastIndexOf('-');
  const bay = bays.get(place.slice(0, dash));
  const shelf = Number(place.slice(dash + 1));
  return bay && Number.isInteger(shelf) && shelf > 0 ? { bay, shelf } : null;
}

function aisleText(id) {
  const text = aisles.get(id)?.text ?? '';
  // The usual name is said in the reader's language, any other as the store has it.
  return text === '' || text === id || text === `Gång ${id}` || text === `Aisle ${id}`
    ? word('aisle', { aisle: id }) : text;
}

function bayText(bay) {
  if (bay.text) return bay.text;
  const own = bay.aisle && bay.id.startsWith(`${bay.aisle}-`)
    ? bay.id.slice(bay.aisle.length + 1) : bay.id;
  return word('bay', { bay: own });
}

/** Aisle and bay, for the eye: `Gång 4, sektion B`. The place itself where there is no floor. */
export function bayWords(place) {
  const found = spot(place);
  if (!found) return place;
  const { bay } = found;
  return bay.aisle ? `${aisleText(bay.aisle)}, ${bayText(bay)}` : bayText(bay);
}

/** `hylla 2 nerifrån`, in a list only `hylla 2`; empty without a shelf. */
export function shelfWords(place, key = 'shelf') {
  const found = spot(place);
  return found?.shelf ? word(key, { shelf: found.shelf, shelves: found.bay.shelves }) : '';
}

/** The whole of it, as it is read out: `Gång 4, sektion B, hylla 2 nerifrån`. */
export function placeWords(place) {
  return [bayWords(place), shelfWords(place)].filter(Boolean).join(', ');
}

/** The zone's name, where the place is in one. */
export function zoneWords(place) {
  const id = spot(place)?.bay.zone;
  return (plan?.zones ?? []).find((zone) => zone.id === id)?.text ?? '';
}

/** Entrances and registers, where a way may begin. */
export function starts() {
  const many = (plan?.entrances.length ?? 0) > 1;
  return [
    ...(plan?.entrances ?? []).map((at) => ({
      ...at, text: many ? word('entrance-named', { id: at.id }) : word('entrance'),
    })),
    ...(plan?.registers ?? []).map((at) => ({ ...at, text: word('register', { id: at.id }) })),
  ];
}
