import {element} from '../dom.js';
import {DeadLetters} from '../pipeline/deadletters.js';
import {conservation} from '../pipeline/conservation.js';
import {showFlow} from '../pipeline/flow.js';
import {showPipeline, showSources} from '../pipeline/tiles.js';

export const title = 'Pipeline';

const lookAgainMillis = 5_000;

/** What flows between the services, where the accepted Samples are, and what could not be processed. */
export function mount(place, {read, send, on, confirm, parameters}) {
  const flow = element('div', {class: 'flow'});
  const sentence = element('p', {class: 'conservation'});
  const tiles = element('dl', {class: 'tiles'});
  const sources = element('div', {class: 'sources'});
  const letters = new DeadLetters({read, send, confirm}, parameters.get('letter'));
  place.append(
    element('p', {class: 'explain'}, 'Samples become Trials, Trials are answered, answers become figures and hard examples, and these '
      + 'train the next checkpoint. Rates are of the last minute.'),
    flow,
    element('h2', {}, 'Conservation'),
    element('p', {class: 'explain'}, 'Every accepted Sample is in exactly one of the counts after it, but for the last two: what was '
      + 'sampled out never was accepted, and dead letters are records, those of no accepted Sample included.'),
    sentence, tiles, sources,
    element('h2', {id: 'dead-letters'}, 'Dead letters'),
    element('p', {class: 'explain'}, 'Records that a step could not process, kept with their original bytes. When the cause is gone, '
      + 'they can be sent back to the topic that they came from.'),
    letters.element);
  const lookAtFlow = async () => showFlow(flow, await read('api/v1/flow'));
  on('pipeline', async () => {
    const pipeline = await read('api/v1/pipeline');
    sentence.textContent = conservation(pipeline);
    showPipeline(tiles, pipeline);
    showSources(sources, pipeline.sources);
    await letters.refresh();
  });
  on('checkpoints', lookAtFlow);
  // Services come and go, and Trials wait, without an event.
  const timer = setInterval(() => lookAtFlow().catch(() => flow.classList.add('old')), lookAgainMillis);
  return {close: () => clearInterval(timer)};
}
