import {count, element, empty, percent, percents, show} from '../dom.js';
import {plain, taskClasses} from './words.js';

/** Clean beside perturbed accuracy of the latest checkpoints, the oldest first, so that it reads as before and after. */
export function showAccuracy(place, rows, serving) {
  const known = rows.filter((row) => row.clean.n > 0 || row.perturbed.n > 0);
  if (known.length === 0) {
    show(place, empty('No answers yet whose right one is known: without them there is no accuracy to compare.'));
    return;
  }
  const classes = taskClasses.filter((of) => known.some((row) => row.taskClass === of));
  const headings = [['checkpoint'], ['accuracy, 0 to 100 %', 'bar'], ['clean', 'number'], ['perturbed', 'number'], ['lost', 'number'], ['n', 'number']];
  show(place, element('div', {class: 'card'},
    element('div', {class: 'scroll'}, element('table', {},
      element('caption', {}, 'Accuracy on clean Views and over all perturbations, by checkpoint'),
      element('thead', {}, element('tr', {}, headings.map(([text, look]) => element('th', {scope: 'col', class: look}, text)))),
      classes.map((of) => element('tbody', {},
        element('tr', {class: 'group'}, element('th', {scope: 'rowgroup', colspan: headings.length}, plain(of))),
        known.filter((row) => row.taskClass === of).reverse().map((row) => line(row, serving)))))),
    element('p', {class: 'legend'}, element('span', {class: 'mark clean', 'aria-hidden': 'true'}), ' clean, ',
      element('span', {class: 'mark perturbed', 'aria-hidden': 'true'}), ' perturbed, each with its 95 % interval. Controls are left out. '
      + 'n: Trials whose right answer is known, and Views of them.')));
}

function line(row, serving) {
  const {clean, perturbed} = row;
  const lost = clean.value === null || perturbed.value === null ? null : clean.value - perturbed.value;
  const number = (text) => element('td', {class: 'number'}, text);
  return element('tr', {class: row.checkpoint === serving ? '' : 'earlier'},
    element('th', {scope: 'row'}, row.checkpoint, row.checkpoint === serving ? element('span', {class: 'badge'}, 'serving') : null),
    element('td', {class: 'bar'}, pair(clean, perturbed)),
    number(withInterval(clean)), number(withInterval(perturbed)), number(lost === null ? '–' : `${(100 * lost).toFixed(1)} points`),
    number(`${count(clean.n)} · ${count(perturbed.n)}`));
}

function withInterval(figure) {
  return figure.n === 0 ? '–' : `${percent(figure.value)} (${percents(figure.low, figure.high)})`;
}

function pair(clean, perturbed) {
  const box = element('div', {class: 'pair', role: 'img', 'aria-label': `clean ${percent(clean.value)}, perturbed ${percent(perturbed.value)}`},
    element('span', {class: 'axis'}));
  for (const [name, figure] of [['clean', clean], ['perturbed', perturbed]]) {
    if (figure.n === 0) continue;
    const range = element('span', {class: `range ${name}`});
    range.style.left = `${100 * figure.low}%`;
    range.style.width = `${100 * (figure.high - figure.low)}%`;
    const mark = element('span', {class: `mark ${name}`});
    mark.style.left = `${100 * figure.value}%`;
    box.append(range, mark);
  }
  return box;
}
