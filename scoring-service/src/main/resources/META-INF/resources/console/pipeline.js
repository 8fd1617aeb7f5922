import {count, element, show} from './dom.js';

const tiles = [
  ['accepted', 'accepted'], ['scored', 'scored'], ['inFlight', 'in flight'], ['deadLettered', 'dead-lettered'],
  ['late', 'late'], ['expired', 'expired'], ['sampledOut', 'sampled out'], ['lost', 'lost'], ['deadLetters', 'dead letters'],
];
const alarming = new Set(['deadLettered', 'deadLetters', 'lost']);

/**
 * Conservation of Samples: every accepted one is in exactly one of the tiles after it, but for the last, which counts
 * records, those that belong to no accepted Sample included.
 */
export function showPipeline(place, pipeline) {
  show(place, tiles.map(([field, name]) =>
    element('div', {class: alarming.has(field) && pipeline[field] > 0 ? 'alarming' : ''},
      element('dt', {}, name), element('dd', {}, count(pipeline[field])))));
}
