import {element} from '../dom.js';
import {hardExamples} from '../examples/hard.js';
import {oneExample} from '../examples/one.js';
import {traffic} from '../examples/traffic.js';

export const title = 'Examples';

const parts = {
  hard: ['#/examples', 'Hard examples', 'What the model got wrong, or where its answer moved though asking twice did not move it: the '
    + 'clean View beside the one that moved it. Text and pictures that a perturbation put there are marked.'],
  traffic: ['#/examples?show=traffic', 'Latest traffic', 'What came in, as it was asked, and what was answered under each View. Text '
    + 'and pictures that a perturbation put there are marked. Probes, which Agnoscope makes itself, come last.'],
};

/** Hard examples, one of them, or the latest traffic, as the address says. */
export function mount(place, given) {
  const {parameters} = given;
  const id = parameters.get('id');
  const shown = parameters.get('show') === 'traffic' ? 'traffic' : 'hard';
  place.append(element('nav', {class: 'parts', 'aria-label': 'What to look at'}, Object.entries(parts).map(([name, [href, text]]) =>
    element('a', {href, 'aria-current': name === shown ? 'true' : null}, text))),
  element('p', {class: 'explain'}, parts[shown][2]));
  if (id) oneExample(place, given, id);
  else if (shown === 'traffic') traffic(place, given);
  else hardExamples(place, given);
}
