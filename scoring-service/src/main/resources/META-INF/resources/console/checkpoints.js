import {ago, element, empty, show} from './dom.js';

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
      element('div', {class: 'reason'}, checkpoint.reason))));
}

/** The checkpoint that serves: the newest promoted one; undefined before there is one. */
export function servingCheckpoint(checkpoints) {
  const promoted = checkpoints.filter((checkpoint) => checkpoint.state === 'PROMOTED');
  return promoted.sort((a, b) => b.version - a.version)[0];
}
