import {element} from '../dom.js';
import {showExamples} from '../examples/cards.js';
import {offerSources, showTrials} from '../examples/trials.js';

export const title = 'Examples';

/** The latest hard examples, one that was asked for first, and the latest traffic. */
export function mount(place, {read, on, parameters}) {
  const wanted = parameters.get('id');
  const note = element('p', {class: 'explain', role: 'status'});
  const examples = element('div', {class: 'examples'});
  const source = element('select', {id: 'trial-source'}, element('option', {value: ''}, 'all sources'));
  const trials = element('div', {class: 'stack'});
  place.append(
    element('section', {}, element('h2', {}, 'Latest hard examples'),
      element('p', {class: 'explain'}, 'What the model got wrong, or where its answer moved though asking twice did not move it. '
        + 'Text that a perturbation inserted is marked.'), note, examples),
    element('section', {}, element('h2', {}, 'Latest traffic'),
      element('p', {class: 'explain'}, 'What came in, as it was asked, and what was answered under each View. Text and pictures '
        + 'that a perturbation inserted are marked. Probes, which Agnoscope makes itself, come last.'),
      element('p', {class: 'choice'}, element('label', {for: 'trial-source'}, 'Source '), source), trials));
  on('hard-examples', refreshExamples);
  on('trials', refreshTrials);
  on('pipeline', async () => offerSources(source, (await read('api/v1/pipeline')).sources));
  // A failure shows at the next event, which asks for the same.
  source.addEventListener('change', () => refreshTrials().catch(() => {}));

  async function refreshExamples() {
    const [pinned, latest] = await Promise.all([
      wanted ? read(`api/v1/hard-examples?limit=1&id=${encodeURIComponent(wanted)}`) : {items: []},
      read('api/v1/hard-examples?limit=12')]);
    note.textContent = wanted && pinned.items.length === 0 ? `The hard example of Sample ${wanted} is no longer kept.` : '';
    showExamples(examples, [...pinned.items, ...latest.items.filter((example) => example.sampleId !== wanted)]);
  }

  async function refreshTrials() {
    const chosen = source.value;
    const latest = await read(`api/v1/trials?limit=8&source=${encodeURIComponent(chosen)}`);
    if (source.value === chosen) showTrials(trials, latest.items);
  }
}
