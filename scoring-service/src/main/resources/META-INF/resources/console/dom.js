// Elements are made with textContent only: what the model or the traffic says is never parsed as HTML.

/** Makes an element. Properties starting with "on" are not supported; classes go in `class`. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Replaces what a place shows. */
export function show(place, ...children) {
  place.replaceChildren(...children.flat());
}

/** Shows something anew; what had the focus within the place has it again, if it is there still by its data-key. */
export function keepingFocus(place, render) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  render();
  if (key === undefined || place.contains(document.activeElement)) return;
  [...place.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key)?.focus({preventScroll: true});
}

/** What stands where figures will be. */
export function empty(text) {
  return element('p', {class: 'empty'}, text);
}

export function percent(value, digits = 1) {
  return value === null || value === undefined ? '–' : `${fixed(100 * value, digits)} %`;
}

/** An interval of shares, as exact as the figure beside it: "2.5 to 3.1 %". */
export function percents(low, high) {
  return low === null || low === undefined ? '–' : `${fixed(100 * low, 1)} to ${fixed(100 * high, 1)} %`;
}

/** Rounded, and never a zero with a minus. */
function fixed(value, digits) {
  const rounded = value.toFixed(digits);
  return Number(rounded) === 0 ? rounded.replace('-', '') : rounded;
}

export function count(value) {
  return value === null || value === undefined ? '–' : Number(value).toLocaleString('en');
}

/** A rate in [0, 1] with its interval and a reference tick, on a full axis. */
export function interval({value, low, high, reference, label}) {
  const box = element('div', {class: 'interval', role: 'img', 'aria-label': label, title: label});
  box.append(element('span', {class: 'axis'}));
  const at = (name, position) => {
    const mark = element('span', {class: name});
    mark.style.left = `${100 * position}%`;
    box.append(mark);
    return mark;
  };
  if (low !== null && high !== null) at('range', low).style.width = `${100 * (high - low)}%`;
  if (reference !== null && reference !== undefined) at('reference', reference);
  if (value !== null && value !== undefined) at('value', value);
  return box;
}

/** How long ago, for people. */
export function ago(instant, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  if (seconds < 90) return `${seconds} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  return `${Math.round(seconds / 3600)} h ago`;
}
