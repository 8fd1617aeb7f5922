import {element} from '../dom.js';
import {showPipeline, showSources} from '../pipeline/tiles.js';

export const title = 'Pipeline';

/** Where the accepted Samples are, in all and per source. */
export function mount(place, {read, on}) {
  const tiles = element('dl', {class: 'tiles'});
  const sources = element('div', {class: 'sources'});
  place.append(element('p', {class: 'explain'}, 'Every accepted Sample is in exactly one of the counts after it, but for the last '
    + 'two: what was sampled out never was accepted, and dead letters are records, those of no accepted Sample included.'), tiles, sources);
  on('pipeline', async () => {
    const pipeline = await read('api/v1/pipeline');
    showPipeline(tiles, pipeline);
    showSources(sources, pipeline.sources);
  });
}
