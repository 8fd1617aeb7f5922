import {showCheckpoints} from '../checkpoints/list.js';
import {showTraining} from '../checkpoints/training.js';
import {element} from '../dom.js';

export const title = 'Checkpoints';

/** What the trainer is doing, and the life of the checkpoints. */
export function mount(place, {read, on}) {
  const training = element('div', {class: 'stack'});
  const checkpoints = element('div', {class: 'stack'});
  place.append(training, checkpoints);
  on('checkpoints', async () => showCheckpoints(checkpoints, (await read('api/v1/checkpoints')).items));
  on('trainer', async () => showTraining(training, await read('api/v1/trainer').catch(unlessAway)));
}

/** Without a trainer, or while it is away, nothing is said of it. */
function unlessAway(problem) {
  if (problem.status === 503) return null;
  throw problem;
}
