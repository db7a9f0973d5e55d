// Elements are made of names, attributes and text; no text ever becomes markup.

const SVG = 'http://www.w3.org/2000/svg';

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return node;
}

/** element('p', {class: 'hint'}, 'some text', another) */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same within a drawing. */
export function shape(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

export function byId(id) { return document.getElementById(id); }

/** Says something to who can't see the page; anew, even when it is the same. */
export function announce(text) {
  const news = byId('news');
  news.textContent = '';
  setTimeout(() => { news.textContent = text; }, 50);
}
