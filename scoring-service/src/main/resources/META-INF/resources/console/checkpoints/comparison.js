import {count, element, percent} from '../dom.js';
import {facts, quoted} from '../words.js';

/** How a checkpoint did on the same Trials as an older one, in pairs of name and figure. */
export function shares({pairs, worse, better, evidence, alarmAt, saidWorse}) {
  const share = (sum) => percent(sum / Math.max(1, pairs));
  return [
    ['failed by it alone', `${share(worse)} of the Views`], ['by the other alone', `${share(better)} of the Views`],
    ['evidence that it is worse', `${evidence.toPrecision(3)}, said from ${count(Math.round(alarmAt))} on`],
    ['verdict', saidWorse ? element('b', {class: 'failure'}, 'it does worse') : 'not worse so far'],
  ];
}

/** The same as a line about one comparison. */
export function comparisonOf(comparison) {
  const as = comparison.as === 'SERVING' ? 'while it served' : 'in shadow';
  return element('div', {class: 'compared'},
    element('p', {}, 'Compared with ', quoted(comparison.with), ` ${as}, n = ${count(comparison.pairs)} Trials that both answered`),
    facts(shares(comparison)));
}
