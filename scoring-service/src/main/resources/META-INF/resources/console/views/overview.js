import {element} from '../dom.js';
import {showControls} from '../overview/controls.js';
import {showAgnosia, showInterference} from '../overview/rates.js';
import {servingCheckpoint} from '../state.js';

export const title = 'Overview';

/** Interference, controls and agnosia of all checkpoints that have figures. */
export function mount(place, {read, on}) {
  const [interference, controls, agnosia] = [0, 0, 0].map(() => element('div', {class: 'stack'}));
  place.append(
    section('Modality interference', 'How often the answer moves when something that should not matter is put beside the question. '
      + 'The bar is the 95 % interval of the flip rate, the dot its value, the tick the noise floor: how often the same model '
      + 'answers the same question differently when simply asked twice.', interference),
    section('Controls', 'How far the figures above can be trusted: how often the same question gets another answer, how much more '
      + 'often when only the options change places, and how much a hint that tells the truth helps.', controls),
    section('Agnosia', 'How well the model reads plain visual facts when nothing is put beside them. The dot is its accuracy with '
      + 'the 95 % interval, the tick is what guessing would score.', agnosia));
  on(['figures', 'checkpoints'], async () => {
    const [checkpoints, ...rows] = await Promise.all(
      ['checkpoints', 'interference', 'controls', 'agnosia'].map((name) => read(`api/v1/${name}`)));
    const serving = servingCheckpoint(checkpoints.items)?.checkpoint;
    showInterference(interference, rows[0], serving);
    showControls(controls, rows[1], serving);
    showAgnosia(agnosia, rows[2], serving);
  });
}

function section(name, explained, place) {
  return element('section', {}, element('h2', {}, name), element('p', {class: 'explain'}, explained), place);
}
