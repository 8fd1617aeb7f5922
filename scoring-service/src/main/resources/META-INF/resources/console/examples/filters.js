import {count, element, show} from '../dom.js';
import {plain} from '../words.js';
import {flips} from './cards.js';

/** The filters, by their parameter in the address and in the API. */
export const filterNames = ['perturbation', 'aspect', 'flip', 'checkpoint'];

const labels = {perturbation: 'Perturbation', aspect: 'Aspect', flip: 'Kind of flip', checkpoint: 'Checkpoint'};

/** Selects for what there is, with how many; changed({perturbation, aspect, flip, checkpoint}) when one is chosen. */
export function filters(chosen, changed) {
  const selects = Object.fromEntries(filterNames.map((name) => [name, element('select', {name})]));
  const values = () => Object.fromEntries(filterNames.map((name) => [name, selects[name].value]));
  const clear = element('button', {type: 'button'}, 'Clear');
  const place = element('form', {class: 'filters', 'aria-label': 'Which hard examples'},
    filterNames.map((name) => element('label', {class: 'field'}, element('span', {}, labels[name]), selects[name])), clear);
  place.addEventListener('submit', (event) => event.preventDefault());
  place.addEventListener('change', () => changed(values()));
  clear.addEventListener('click', () => {
    for (const select of Object.values(selects)) select.value = '';
    changed(values());
  });
  for (const name of filterNames) offer(name, {});
  return {place, counted: (counts) => filterNames.forEach((name) => offer(name, counts[name]))};

  function offer(name, counts) {
    const select = selects[name];
    const wanted = select.options.length === 0 ? chosen[name] ?? '' : select.value;
    const names = Object.keys(counts);
    if (wanted !== '' && !names.includes(wanted)) names.push(wanted);
    if (name === 'flip') names.sort((a, b) => order(a) - order(b));
    const texts = names.map((value) => `${inWords(name, value)} (${count(counts[value] ?? 0)})`);
    if (select.dataset.offered === texts.join('\n')) return;
    select.dataset.offered = texts.join('\n');
    show(select, element('option', {value: ''}, 'all'), names.map((value, index) => element('option', {value}, texts[index])));
    select.value = wanted;
  }
}

function order(flip) {
  const place = Object.keys(flips).indexOf(flip);
  return place < 0 ? Infinity : place;
}

function inWords(name, value) {
  if (name === 'flip') return flips[value] ?? value;
  return name === 'aspect' ? plain(value) : value;
}
