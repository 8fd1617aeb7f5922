import {count, element, show} from './dom.js';

/** The checkpoint that serves: the newest promoted one; undefined before there is one. */
export function servingCheckpoint(checkpoints) {
  const promoted = checkpoints.filter((checkpoint) => checkpoint.state === 'PROMOTED');
  return promoted.sort((a, b) => b.version - a.version)[0];
}

/** One line on which model is watched. */
export function showServing(place, checkpoints) {
  const serving = servingCheckpoint(checkpoints.items);
  show(place, serving
    ? [element('strong', {}, serving.target), ' is served by ', element('strong', {}, serving.checkpoint)]
    : ['Waiting for the model to announce its checkpoint']);
}

/** How many alerts fire, in the link to them. */
export function showAlarms(link, firing) {
  const {total} = firing;
  show(link, 'Alerts', total === 0 ? [] : [' ', element('span', {class: 'chip bad'}, count(total), element('span', {class: 'hidden'}, ' firing'))]);
}
