import {ago, element, empty, show} from '../dom.js';

/** The life of the checkpoints, newest first, each with why it is in its state. */
export function showCheckpoints(place, checkpoints) {
  if (checkpoints.length === 0) {
    show(place, empty('No checkpoint has been announced yet.'));
    return;
  }
  show(place, checkpoints.map((checkpoint) =>
    element('div', {class: 'card checkpoint'},
      element('div', {}, element('strong', {}, checkpoint.checkpoint), ' ',
        element('span', {class: `state ${checkpoint.state}`}, checkpoint.state.toLowerCase().replace('_', ' ')),
        checkpoint.parent ? ` · trained from ${checkpoint.parent}` : ''),
      element('div', {class: 'when'}, ago(checkpoint.at)),
      element('div', {class: 'reason'}, checkpoint.reason),
      (checkpoint.comparisons ?? []).slice(0, 1).map(compared))));
}

/** How a checkpoint did on the same Trials as an older one. */
function compared(comparison) {
  const share = (sum) => `${(100 * sum / Math.max(1, comparison.pairs)).toFixed(1)} %`;
  const as = comparison.as === 'SERVING' ? 'while it served' : 'in shadow';
  return element('div', {class: 'reason'},
    `Compared with ${comparison.with} ${as} on ${comparison.pairs} Trials: it alone failed ${share(comparison.worse)}`
    + ` of the Views, the other alone ${share(comparison.better)}${comparison.saidWorse ? '; it does worse' : ''}.`);
}
