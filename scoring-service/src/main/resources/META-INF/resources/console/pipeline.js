import {count, element, show} from './dom.js';

const tiles = [
  ['accepted', 'accepted'], ['scored', 'scored'], ['inFlight', 'in flight'], ['deadLettered', 'dead letters'],
  ['late', 'late'], ['expired', 'expired'], ['sampledOut', 'sampled out'], ['lost', 'lost'],
];
const alarming = new Set(['deadLettered', 'lost']);

/** Conservation of Samples: every accepted one is in exactly one of the other tiles. */
export function showPipeline(place, pipeline) {
  show(place, tiles.map(([field, name]) =>
    element('div', {class: alarming.has(field) && pipeline[field] > 0 ? 'alarming' : ''},
      element('dt', {}, name), element('dd', {}, count(pipeline[field])))));
}
