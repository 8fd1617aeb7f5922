import {element, empty, show} from '../dom.js';
import {offerSources, showTrials} from './trials.js';

/** The latest Trials of each source, or of one. */
export function traffic(place, {read, on, parameters}) {
  const wanted = parameters.get('source') ?? '';
  const source = element('select', {id: 'trial-source'}, element('option', {value: ''}, 'all sources'));
  if (wanted !== '') source.append(element('option', {value: wanted, selected: true}, wanted));
  const trials = element('div', {class: 'stack'}, empty('Loading…'));
  place.append(element('p', {class: 'choice'}, element('label', {for: 'trial-source'}, 'Source '), source), trials);
  on('trials', refresh);
  on('pipeline', async () => offerSources(source, (await read('api/v1/pipeline')).sources));
  source.addEventListener('change', () => {
    const query = new URLSearchParams({show: 'traffic', ...(source.value === '' ? {} : {source: source.value})});
    history.pushState(null, '', `#/examples?${query}`);
    refresh().catch((problem) => show(trials, element('p', {class: 'failure', role: 'alert'}, problem.message)));
  });

  async function refresh() {
    const chosen = source.value;
    const latest = await read(`api/v1/trials?limit=8&source=${encodeURIComponent(chosen)}`);
    if (source.value === chosen) showTrials(trials, latest.items);
  }
}
