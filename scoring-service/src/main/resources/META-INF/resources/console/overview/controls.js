import {byCheckpoint, grouped, nameOf, numberCell, table, taskClassNames} from './rates.js';
import {count, element, empty, percent, show} from '../dom.js';

const headings = [
  {text: 'checkpoint'}, {text: 'noise floor', class: 'number'}, {text: 'moved by the options’ order', class: 'number'},
  {text: 'gained by a truthful hint', class: 'number'},
];

/** Controls: one card per task class, one row per checkpoint; every figure with its interval and n. */
export function showControls(place, rows, serving) {
  if (rows.length === 0) {
    show(place, empty('No control has been answered yet.'));
    return;
  }
  show(place, grouped(rows, (row) => row.taskClass).map(([taskClass, ofClass]) =>
    element('div', {class: 'card'}, element('h3', {}, taskClassNames[taskClass] ?? taskClass),
      table(headings, byCheckpoint(ofClass, serving).map((row) => controlsRow(row, serving, nameOf(row, rows)))))));
}

function controlsRow(row, serving, checkpoint) {
  return element('tr', {class: row.checkpoint === serving ? '' : 'earlier'}, element('td', {}, checkpoint),
    figureCell(row.noiseFloor), figureCell(row.positionBias), figureCell(row.truthfulHintGain));
}

function figureCell(figure) {
  return figure.n === 0 ? numberCell('–')
    : numberCell(`${percent(figure.value)} (${percent(figure.low)} to ${percent(figure.high)}, n ${count(figure.n)})`);
}
