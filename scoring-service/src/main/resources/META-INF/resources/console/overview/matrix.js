import {count, element, empty, interval, percent, percents, show} from '../dom.js';
import {plain, taskClasses, taskClassHints, taskClassNames} from './words.js';

/**
 * Interference: a row for each perturbation, a column for each task class that is asked; a click opens a cell's time line.
 * `controls` are rows of api/v1/controls, shown below.
 */
export function showMatrix(place, {rows, controls, chosen, open}) {
  if (rows.length === 0) {
    show(place, empty('No paired answers yet. The first figures come about half a minute after the first Samples.'));
    return;
  }
  const classes = taskClasses.filter((of) => rows.some((row) => row.taskClass === of));
  const views = rows.filter((row) => row.kind !== 'CONTROL');
  show(place, element('div', {class: 'card'},
    element('div', {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Matrix of flip rates'}, element('table', {class: 'matrix'},
      element('caption', {}, 'Flip rate: in how many of 100 Views the answer moves, with its 95 % interval'),
      element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'perturbation'), classes.map((of) =>
        element('th', {scope: 'col'}, taskClassNames[of], element('span', {class: 'hint'}, taskClassHints[of]))))),
      body('trained against', views.filter((row) => row.split !== 'WATCH'), classes, chosen, open),
      body('held out: never trained against', views.filter((row) => row.split === 'WATCH'), classes, chosen, open),
      controlsBody(controls, classes))),
    legend()));
}

function body(name, rows, classes, chosen, open) {
  const names = [...new Set(rows.map((row) => row.perturbation))].sort();
  if (names.length === 0) return null;
  return element('tbody', {}, element('tr', {class: 'group'}, element('th', {scope: 'rowgroup', colspan: classes.length + 1}, name)),
    names.map((perturbation) => element('tr', {},
      element('th', {scope: 'row'}, plain(perturbation)),
      classes.map((of) => cell(rows.find((row) => row.perturbation === perturbation && row.taskClass === of), chosen, open)))));
}

function cell(row, chosen, open) {
  if (!row) return element('td', {class: 'none'}, element('span', {class: 'hidden'}, 'not asked'));
  const few = row.validity === 'INSUFFICIENT';
  const above = !few && row.excessLow > 0;
  const key = `${row.taskClass} ${row.perturbation}`;
  const label = `${plain(row.perturbation)}, ${taskClassNames[row.taskClass].toLowerCase()}: flip rate ${percent(row.flipRate)}, `
    + `95 % interval ${percents(row.flipRateLow, row.flipRateHigh)}, noise floor ${percent(row.noiseFloor)}, `
    + `${count(row.n)} Views${few ? ', too few to judge' : above ? ', above the noise floor' : ''}. Open the time line.`;
  const button = element('button', {type: 'button', class: `cell${above ? ' above' : ''}${few ? ' few' : ''}`, 'data-key': key,
    'aria-label': label, 'aria-pressed': String(chosen === key), title: label},
    element('span', {class: 'line'},
      element('span', {class: 'figure'}, above ? element('span', {class: 'sign'}, '▲ ') : null, percent(row.flipRate)),
      element('span', {class: 'n'}, `${percents(row.flipRateLow, row.flipRateHigh)} · n ${count(row.n)}${few ? ', too few' : ''}`)),
    bar({value: row.flipRate, low: row.flipRateLow, high: row.flipRateHigh, reference: row.noiseFloor}));
  button.addEventListener('click', () => open({taskClass: row.taskClass, perturbation: row.perturbation}));
  return element('td', {}, button);
}

/** The interval without a label of its own: what is around it says all. */
function bar(of) {
  const made = interval({...of, label: ''});
  ['role', 'aria-label', 'title'].forEach((name) => made.removeAttribute(name));
  made.setAttribute('aria-hidden', 'true');
  return made;
}

const controlNames = [
  ['noiseFloor', 'noise floor', 'asked the same twice, another answer'],
  ['positionBias', 'position bias', 'moved more by the options’ order than by asking twice'],
  ['truthfulHintGain', 'truthful hint', 'accuracy gained by a hint that tells the truth'],
];

function controlsBody(controls, classes) {
  if (controls.length === 0) return null;
  return element('tbody', {}, element('tr', {class: 'group'},
    element('th', {scope: 'rowgroup', colspan: classes.length + 1}, 'controls: how far the figures above can be trusted')),
  controlNames.map(([field, name, hint]) => element('tr', {},
    element('th', {scope: 'row'}, name, element('span', {class: 'hint'}, hint)),
    classes.map((of) => controlCell(controls.find((row) => row.taskClass === of)?.[field])))));
}

function controlCell(figure) {
  if (!figure || figure.n === 0) return element('td', {class: 'none'}, element('span', {class: 'hidden'}, 'not asked'));
  return element('td', {class: 'control'}, element('div', {class: 'line'},
    element('span', {class: 'figure'}, percent(figure.value)),
    element('span', {class: 'n'}, `${percents(figure.low, figure.high)}, n ${count(figure.n)}`)));
}

function legend() {
  const sample = interval({value: .35, low: .2, high: .5, reference: .1, label: ''});
  sample.setAttribute('aria-hidden', 'true');
  sample.removeAttribute('role');
  return element('p', {class: 'legend'}, element('span', {class: 'sample'}, sample),
    'dot: flip rate, 0 to 100 %; band: its 95 % interval; tick: noise floor, the flip rate when simply asked twice. '
    + 'n: Views with an answer beside an answered clean one. ', element('span', {class: 'sign'}, '▲'),
    ' above the noise floor, by the 95 % interval of the paired difference.');
}
