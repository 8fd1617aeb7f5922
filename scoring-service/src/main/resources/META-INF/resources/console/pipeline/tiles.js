import {count, element, percent, show} from '../dom.js';

const tiles = [
  ['accepted', 'accepted'], ['scored', 'scored'], ['inFlight', 'in flight'], ['deadLettered', 'dead-lettered'],
  ['late', 'late'], ['expired', 'expired'], ['lost', 'lost'], ['sampledOut', 'sampled out before'], ['deadLetters', 'dead letters'],
];
const alarming = new Set(['deadLettered', 'deadLetters', 'lost']);
const bases = [['DECLARED', 'declared'], ['RULE', 'by rule'], ['STRUCTURE', 'by structure'], ['DEFAULT', 'by default']];

/**
 * Conservation of Samples: every accepted one is in exactly one of the tiles after it, but for the last two: what was
 * sampled out never was accepted, and dead letters are records, those that belong to no accepted Sample included.
 */
export function showPipeline(place, pipeline) {
  show(place, tiles.map(([field, name]) =>
    element('div', {class: alarming.has(field) && pipeline[field] > 0 ? 'alarming' : ''},
      element('dt', {}, name), element('dd', {}, count(pipeline[field])))));
}

/** The same per source, with how the task class of its Samples was found. */
export function showSources(place, sources) {
  const rows = Object.entries(sources).sort(([a], [b]) => a.localeCompare(b)).map(([name, source]) => sourceRow(name, source));
  const headings = ['source', 'accepted', 'scored', 'dead-lettered', 'sampled out before', ...bases.map(([, name]) => name)];
  show(place, rows.length === 0 ? [] : element('div', {class: 'card scroll'}, element('table', {},
    element('caption', {}, 'Samples of each source, and how their task class was found'),
    element('thead', {}, element('tr', {}, headings.map((text, index) =>
      element('th', {scope: 'col', class: index === 0 ? null : 'number'}, text)))),
    element('tbody', {}, rows))));
}

function sourceRow(name, source) {
  const decided = bases.reduce((sum, [basis]) => sum + source.taskClassBasis[basis], 0);
  const cell = (text) => element('td', {class: 'number'}, text);
  return element('tr', {}, element('td', {}, name),
    [source.accepted, source.scored, source.deadLettered, source.sampledOut].map((value) => cell(count(value))),
    bases.map(([basis]) => cell(decided === 0 ? '–' : percent(source.taskClassBasis[basis] / decided, 0))));
}
