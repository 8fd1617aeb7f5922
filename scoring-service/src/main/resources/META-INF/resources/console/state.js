import {count, element, show} from './dom.js';
import {standings} from './overview/words.js';

/** One line on how the watched models stand: those that need somebody come first. */
export function showState(place, {items, total}) {
  if (total === 0) {
    show(place, 'Waiting for the first model to answer');
    return;
  }
  const [first] = items;
  const {name, look, sign} = standings[first.standing];
  const chip = element('span', {class: `chip ${look}`}, element('span', {'aria-hidden': 'true'}, `${sign} `), name);
  show(place, element('strong', {}, first.target), first.serving ? [' is served by ', element('strong', {}, first.serving)] : [], ' ', chip,
    total === 1 ? [] : element('span', {class: 'quiet'}, ` and ${count(total - 1)} more model${total === 2 ? '' : 's'}`));
}

/** How many alerts fire, in the link to them. */
export function showAlarms(link, firing) {
  const {total} = firing;
  show(link, 'Alerts', total === 0 ? [] : [' ', element('span', {class: 'chip bad'}, count(total), element('span', {class: 'hidden'}, ' firing'))]);
}
