// Draws the floor with the way to a place, and the bay from the front with its shelf marked.

import { element, shape } from './elements.js';
import { floor, spot, bayWords } from './places.js';
import { word } from './words.js';

/** Text on the floor is so many pixels high, however large the floor is drawn. */
const TEXT = 11;
/** How much of the floor is shown near the shelf, in centimetres. */
const NEAR = 1000;

function box([x, y, width, depth], name) {
  return shape('rect', { x, y, width, height: depth, class: name ?? null });
}

function middle([x, y, width, depth]) { return [x + width / 2, y + depth / 2]; }

/** The side where one stands, as a line. */
function front({ box: [x, y, width, depth], face }) {
  const [x1, y1, x2, y2] = {
    north: [x, y, x + width, y],
    south: [x, y + depth, x + width, y + depth],
    west: [x, y, x, y + depth],
    east: [x + width, y, x + width, y + depth],
  }[face] ?? [0, 0, 0, 0];
  return shape('line', { x1, y1, x2, y2, class: 'front' });
}

/** The middle of the widest stretch of [from, from + length] that no bay covers. */
function widestGap(from, length, covered) {
  let [best, at, end] = [null, from, from + length];
  for (const [start, stop] of [...covered.sort((a, b) => a[0] - b[0]), [end, end]]) {
    const room = Math.min(start, end) - at;
    if (room > 0 && (best === null || room > best.room)) best = { room, at: at + room / 2 };
    at = Math.max(at, stop);
  }
  return best?.at ?? from + length / 2;
}

function zoneShapes(plan, marked) {
  return plan.zones.map((zone, index) =>
    box(zone.box, zone.id === marked ? 'here-zone' : `zone-${index % 4}`));
}

/** Names stand where one walks, along their zone, as far from the aisles' numbers as can be. */
function zoneNames(plan, marked) {
  const numbers = plan.aisles.map((aisle) => numberPoint(plan, aisle)).filter(Boolean);
  return plan.zones.map((zone) => {
    const [x, y, width, depth] = zone.box;
    const isTall = depth > width;
    const within = plan.bays.map((bay) => bay.box).filter(([bx, by, bw, bd]) =>
      bx < x + width && bx + bw > x && by < y + depth && by + bd > y);
    const across = isTall
      ? widestGap(x, width, within.map(([bx, , bw]) => [bx, bx + bw]))
      : widestGap(y, depth, within.map(([, by, , bd]) => [by, by + bd]));
    const points = [.5, .3, .7].map((part) =>
      (isTall ? [across, y + depth * part] : [x + width * part, across]));
    const room = ([px, py]) =>
      Math.min(400, ...numbers.map(([nx, ny]) => Math.hypot(nx - px, ny - py)));
    const at = points.reduce((best, point) => (room(point) > room(best) ? point : best));
    return shape('text', {
      x: at[0], y: at[1], dy: '.35em', 'data-room': Math.max(width, depth),
      class: zone.id === marked ? 'zone-name here-name' : 'zone-name',
      transform: isTall ? `rotate(-90 ${at.join(' ')})` : null,
    }, zone.text);
  });
}

/** An aisle's number stands before its first bay, on the side where one takes goods. */
function numberPoint(plan, aisle) {
  const first = plan.bays.find((bay) => bay.aisle === aisle.id);
  if (!first) return null;
  const { box: [, , width, depth], face } = first;
  const [x, y] = middle(first.box);
  const [dx, dy] = {
    north: [0, -depth / 2 - 50], south: [0, depth / 2 + 50],
    west: [-width / 2 - 50, 0], east: [width / 2 + 50, 0],
  }[face] ?? [0, 0];
  return [x + dx, y + dy];
}

function aisleNumbers(plan) {
  return plan.aisles.map((aisle) => {
    const at = numberPoint(plan, aisle);
    return at && shape('text', { x: at[0], y: at[1], dy: '.35em', class: 'aisle-name' }, aisle.id);
  });
}

function startShapes(plan, from) {
  const name = (at, kind) => (at.id === from ? `${kind} from` : kind);
  return [
    ...plan.registers.map((at) => shape('g', { class: name(at, 'till') },
      shape('rect', { x: at.x - 55, y: at.y - 40, width: 110, height: 80, rx: 15 }),
      shape('text', { x: at.x, y: at.y, dy: '.35em' }, at.id))),
    ...plan.entrances.map((at) => shape('circle', {
      cx: at.x, cy: at.y, r: 42, class: name(at, 'entrance'),
    })),
  ];
}

/** How far the way is, in centimetres. */
export function wayLength(points) {
  return points.slice(1).reduce((sum, [x, y], i) =>
    sum + Math.hypot(x - points[i][0], y - points[i][1]), 0);
}

function wayShapes(points) {
  if (points.length === 0) return [];
  const path = points.map((at) => at.join(',')).join(' ');
  const [x, y] = points.at(-1);
  return [
    shape('polyline', { points: path, class: 'way-edge' }),
    shape('polyline', { points: path, class: 'way', pathLength: 1 }),
    shape('circle', { cx: x, cy: y, r: 34, class: 'here-ring' }),
    shape('circle', { cx: x, cy: y, r: 34, class: 'here' }),
  ];
}

/** The map of a place. `label` is what is read out in its stead. */
export function drawFloor({ place, points, from, label, isNear }) {
  const plan = floor();
  const found = spot(place);
  const drawing = shape('svg', { role: 'img', 'aria-label': label, class: 'floor' },
    box([0, 0, plan.width, plan.depth], 'ground'),
    zoneShapes(plan, found?.bay.zone),
    plan.bays.map((bay) => box(bay.box, bay === found?.bay ? 'bay marked' : 'bay')),
    plan.bays.map(front),
    zoneNames(plan, found?.bay.zone),
    aisleNumbers(plan),
    wayShapes(points),
    startShapes(plan, from));
  frame(drawing, plan, found?.bay, isNear);
  return drawing;
}

function frame(drawing, plan, bay, isNear) {
  const edge = 50;
  let view = [-edge, -edge, plan.width + 2 * edge, plan.depth + 2 * edge];
  if (isNear && bay) {
    const [x, y] = middle(bay.box);
    const width = Math.min(NEAR, plan.width);
    const depth = width * (plan.depth / plan.width);
    view = [x - width / 2, y - depth / 2, width, depth];
  }
  drawing.setAttribute('viewBox', view.join(' '));
  new ResizeObserver(() => {
    const pixels = drawing.clientWidth || 320;
    drawing.setAttribute('font-size', TEXT * view[2] / pixels);
    // A name that has no room is left out: the words above say the zone.
    for (const name of drawing.querySelectorAll('.zone-name')) {
      name.classList.toggle('unfit', name.getComputedTextLength() > Number(name.dataset.room));
    }
  }).observe(drawing);
}

/** The bay as one stands before it. */
export function drawBay(place) {
  const found = spot(place);
  if (!found?.shelf || !(found.bay.shelves > 0)) return null;
  const { bay, shelf } = found;
  const [width, step, foot] = [120, 34, 8];
  const height = bay.shelves * step;
  const shelves = Array.from({ length: bay.shelves }, (_, i) => {
    const number = i + 1;
    const top = height - number * step;
    const isHere = number === shelf;
    return shape('g', { class: isHere ? 'shelf marked' : 'shelf' },
      shape('rect', { x: 4, y: top, width: width - 8, height: step - 4 }),
      goods(top + step - 4, width, number),
      shape('line', { x1: 0, y1: top + step - 2, x2: width, y2: top + step - 2 }),
      shape('text', { x: width + 10, y: top + step / 2, dy: '.35em' }, String(number)));
  });
  return element('figure', { class: 'front-view' },
    shape('svg', {
      viewBox: `-4 -4 ${width + 40} ${height + foot + 8}`, role: 'img',
      'aria-label': word('shelf', { shelf, shelves: bay.shelves }),
    },
      shape('path', { class: 'frame', d: `M0 0V${height + foot}M${width} 0V${height + foot}` }),
      shelves),
    element('figcaption', {}, word('front-view', { bay: bayWords(place) })));
}

/** Boxes on a shelf, so that it looks like one. */
function goods(bottom, width, seed) {
  const shapes = [];
  for (let x = 8, i = 0; x < width - 14; i += 1) {
    const wide = 8 + ((i * 7 + seed * 5) % 9);
    const high = 12 + ((i * 11 + seed * 3) % 13);
    if (x + wide > width - 6) break;
    shapes.push(shape('rect', { x, y: bottom - high, width: wide, height: high, rx: 1.5, class: 'goods' }));
    x += wide + 2;
  }
  return shapes;
}
