import {element} from './dom.js';

/** A name of the API in words: IMAGE_HEAVY is "image heavy". */
export function plain(name) {
  return name.toLowerCase().replaceAll('_', ' ');
}

/** Text that somebody else wrote: what it says of its direction ends with it. */
export function quoted(text, properties = {}) {
  return element('bdi', properties, text);
}

/** An instant for people, and for machines. */
export function moment(instant) {
  return element('time', {datetime: instant}, new Date(instant).toLocaleString());
}

/** A span of time for people. */
export function span(seconds) {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** A difference of shares in points, with its sign. */
export function points(value) {
  const rounded = (100 * value).toFixed(1);
  return `${value > 0 ? '+' : ''}${rounded === '-0.0' ? '0.0' : rounded}`.replace('-', '−');
}

/** Names with what there is to say of each; without it a name is left out. */
export function facts(pairs) {
  return element('dl', {class: 'facts'}, pairs.filter(([, value]) => value).map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, [value].flat()))));
}
