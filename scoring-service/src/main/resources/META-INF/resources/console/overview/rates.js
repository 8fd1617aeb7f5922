import {count, element, empty, interval, percent, show} from '../dom.js';

const scale = () => element('div', {class: 'scale'}, element('span', {}, '0 %'), element('span', {}, '100 %'));
export const numberCell = (text) => element('td', {class: 'number'}, text);

/** A table that scrolls by itself when the window is narrow. */
export function table(headings, rows) {
  const head = headings.map((heading) =>
    element('th', {class: heading.class, scope: 'col'}, heading.text, heading.bar ? scale() : null));
  return element('div', {class: 'scroll'},
    element('table', {}, element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows)));
}

/** Rows of one thing, the serving checkpoint's first, then the others' from the newest on. */
export function byCheckpoint(rows, serving) {
  const rank = (row) => (row.checkpoint === serving ? 0 : 1);
  return [...rows].sort((a, b) => rank(a) - rank(b) || b.checkpoint.localeCompare(a.checkpoint, 'en', {numeric: true}));
}

/** A row's checkpoint, with its target where the rows are of more than one. */
export function nameOf(row, rows) {
  return rows.some((other) => other.target !== row.target) ? `${row.checkpoint} (${row.target})` : row.checkpoint;
}

/** Groups of rows with one key, in the keys' order. */
export function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.entries()].sort(([a], [b]) => a.localeCompare(b));
}

export const taskClassNames = {
  IMAGE_HEAVY: 'The image decides, the text is perturbed',
  TEXT_HEAVY: 'The text decides, the image is perturbed',
  MULTIMODAL: 'Both decide, only marked or neutral changes are made',
};

/** Interference: one card per task class, one row per perturbation and checkpoint. */
export function showInterference(place, rows, serving) {
  if (rows.length === 0) {
    show(place, empty('No paired answers yet. The first figures come about half a minute after the start.'));
    return;
  }
  const headings = [
    {text: 'perturbation'}, {text: 'checkpoint'}, {text: 'n', class: 'number'}, {text: 'flip rate', class: 'bar', bar: true},
    {text: 'flips', class: 'number'}, {text: 'noise floor', class: 'number'}, {text: 'misled', class: 'number'},
    {text: 'accuracy, clean → perturbed', class: 'number'}, {text: 'effect', class: 'number'},
  ];
  show(place, grouped(rows, (row) => row.taskClass).map(([taskClass, ofClass]) =>
    element('div', {class: 'card'}, element('h3', {}, taskClassNames[taskClass] ?? taskClass),
      table(headings, grouped(ofClass, (row) => row.perturbation).flatMap(([name, ofName]) =>
        byCheckpoint(ofName, serving).map((row, index) => interferenceRow(name, row, index, serving, nameOf(row, rows))))))));
}

function interferenceRow(name, row, index, serving, checkpoint) {
  const label = `${name}, ${checkpoint}: flip rate ${percent(row.flipRate)}, 95 % interval ` +
    `${percent(row.flipRateLow)} to ${percent(row.flipRateHigh)}, noise floor ${percent(row.noiseFloor)}, n ${row.n}`;
  const badge = row.kind === 'CONTROL' ? 'control' : row.split === 'WATCH' ? 'watched only' : null;
  return element('tr', {class: row.checkpoint === serving ? '' : 'earlier'},
    element('td', {}, index === 0 ? name : '', index === 0 && badge ? element('span', {class: 'badge'}, badge) : null),
    element('td', {}, checkpoint),
    numberCell(count(row.n) + (row.validity === 'INSUFFICIENT' ? ' (too few)' : '')),
    element('td', {class: 'bar'},
      interval({value: row.flipRate, low: row.flipRateLow, high: row.flipRateHigh, reference: row.noiseFloor, label})),
    numberCell(percent(row.flipRate)), numberCell(percent(row.noiseFloor)), numberCell(percent(row.misledRate)),
    numberCell(`${percent(row.accuracyClean)} → ${percent(row.accuracyPerturbed)}`),
    numberCell(effect(row)));
}

/** How far the answer moves: of options a divergence or its bounds, of free text the share that wanders off. */
function effect(row) {
  if (row.meaning) return `${percent(row.meaning.fartherShare, 0)} farther than the repeat`;
  if (row.jsDivergenceBoundedN > 0) return `${row.jsDivergenceLeast.toFixed(3)} to ${row.jsDivergenceMost.toFixed(3)} nats`;
  return row.jsDivergence === null || row.jsDivergence === undefined ? '–' : `${row.jsDivergence.toFixed(3)} nats`;
}

/** Agnosia: one card per task class, one row per aspect and checkpoint. */
export function showAgnosia(place, rows, serving) {
  if (rows.length === 0) {
    show(place, empty('No probe has been answered yet. Probes come from Agnoscope itself, a few every second.'));
    return;
  }
  const headings = [
    {text: 'aspect'}, {text: 'checkpoint'}, {text: 'n', class: 'number'}, {text: 'accuracy', class: 'bar', bar: true},
    {text: 'accuracy', class: 'number'}, {text: 'chance', class: 'number'}, {text: 'right in every rotation', class: 'number'},
    {text: 'invalid', class: 'number'},
  ];
  show(place, grouped(rows, (row) => row.taskClass).map(([taskClass, ofClass]) =>
    element('div', {class: 'card'}, element('h3', {}, agnosiaNames[taskClass] ?? taskClass),
      table(headings, grouped(ofClass, (row) => row.aspect).flatMap(([aspect, ofAspect]) =>
        byCheckpoint(ofAspect, serving).map((row, index) => agnosiaRow(aspect, row, index, serving, nameOf(row, rows))))))));
}

const agnosiaNames = {
  IMAGE_HEAVY: 'The image decides: probes, and Samples declared so',
  MULTIMODAL: 'Both decide: Samples with a picture and text',
};

function agnosiaRow(aspect, row, index, serving, checkpoint) {
  const label = `${aspect}, ${checkpoint}: accuracy ${percent(row.accuracy)}, 95 % interval ` +
    `${percent(row.accuracyLow)} to ${percent(row.accuracyHigh)}, chance ${percent(row.chance)}, n ${row.n}`;
  return element('tr', {class: row.checkpoint === serving ? '' : 'earlier'},
    element('td', {}, index === 0 ? aspect.toLowerCase() : ''), element('td', {}, checkpoint), numberCell(count(row.n)),
    element('td', {class: 'bar'},
      interval({value: row.accuracy, low: row.accuracyLow, high: row.accuracyHigh, reference: row.chance, label})),
    numberCell(percent(row.accuracy)), numberCell(percent(row.chance)), numberCell(percent(row.circularAccuracy)),
    numberCell(percent(row.invalidRate)));
}
