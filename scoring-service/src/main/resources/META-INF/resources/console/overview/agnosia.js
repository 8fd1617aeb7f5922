import {count, element, empty, interval, percent, percents, show} from '../dom.js';
import {plain} from './words.js';

/** Agnosia: a row for each aspect, with chance and interval, and what the checkpoint before did. */
export function showAgnosia(place, {rows, previous, previousName, chosen, open}) {
  if (rows.length === 0) {
    show(place, empty('No probe has been answered yet. Probes come from Agnoscope itself, a few every second.'));
    return;
  }
  const headings = [['aspect'], ['accuracy, 0 to 100 %', 'bar'], ['accuracy', 'number'], ['95 % interval', 'number'], ['chance', 'number'],
    ['n', 'number'], ['right in every rotation', 'number'], ['invalid', 'number'], previousName ? [`before: ${previousName}`, 'number'] : null];
  show(place, element('div', {class: 'card'},
    element('div', {class: 'scroll'}, element('table', {},
      element('caption', {}, 'Accuracy on plain visual facts, nothing put beside them'),
      element('thead', {}, element('tr', {}, headings.filter(Boolean).map(([text, look]) => element('th', {scope: 'col', class: look}, text)))),
      element('tbody', {}, [...rows].sort(order).map((row) => line(row, previousName
        && previous.find((one) => one.aspect === row.aspect && one.taskClass === row.taskClass), previousName, chosen, open, rows))))),
    element('p', {class: 'legend'}, 'dot: accuracy; band: its 95 % interval; tick: chance, what guessing would score. n: clean Views '
      + 'whose right answer is known.')));
}

function order(a, b) {
  return a.taskClass.localeCompare(b.taskClass) || a.aspect.localeCompare(b.aspect);
}

function line(row, before, previousName, chosen, open, rows) {
  const several = rows.some((one) => one.taskClass !== row.taskClass);
  const key = `${row.taskClass} ${row.aspect}`;
  const label = `accuracy ${percent(row.accuracy)}, 95 % interval ${percents(row.accuracyLow, row.accuracyHigh)}, `
    + `chance ${percent(row.chance)}, n ${count(row.n)}`;
  const button = element('button', {type: 'button', class: 'plain', 'data-key': key, 'aria-pressed': String(chosen === key),
    'aria-label': `${plain(row.aspect)}: open the time line`}, plain(row.aspect));
  button.addEventListener('click', () => open({taskClass: row.taskClass, aspect: row.aspect}));
  const number = (text) => element('td', {class: 'number'}, text);
  return element('tr', {},
    element('th', {scope: 'row'}, button, several ? element('span', {class: 'hint'}, plain(row.taskClass)) : null),
    element('td', {class: 'bar'}, interval({value: row.accuracy, low: row.accuracyLow, high: row.accuracyHigh, reference: row.chance, label})),
    number(percent(row.accuracy)), number(percents(row.accuracyLow, row.accuracyHigh)),
    number(percent(row.chance, 0)), number(count(row.n) + (row.validity === 'INSUFFICIENT' ? ', too few' : '')),
    number(percent(row.circularAccuracy)), number(percent(row.invalidRate)),
    previousName ? number(before ? `${percent(before.accuracy)}, n ${count(before.n)}` : '–') : null);
}
