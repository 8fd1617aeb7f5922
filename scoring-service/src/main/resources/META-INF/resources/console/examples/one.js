import {element, empty, show} from '../dom.js';
import {quoted} from '../words.js';
import {card} from './cards.js';
import {showTrials} from './trials.js';

/** One hard example with every View that moved its answer; else its Sample's Trial, if that is kept. */
export function oneExample(place, {read, on}, id) {
  const shown = element('div', {class: 'one'});
  place.append(element('p', {class: 'back'}, element('a', {href: '#/examples'}, 'All hard examples')), shown);
  show(shown, empty('Loading…'));
  on('hard-examples', async () => {
    const {items: [example]} = await read(`api/v1/hard-examples?limit=1&id=${encodeURIComponent(id)}`);
    if (!example && !shown.querySelector('.trial')) {
      const {items} = await read(`api/v1/trials?limit=1&id=${encodeURIComponent(id)}`);
      const trials = element('div', {class: 'stack one-trial'});
      if (items.length > 0) showTrials(trials, items);
      show(shown, element('p', {class: 'empty', role: 'status'}, 'The hard example of Sample ', quoted(id), ' is not kept, or no longer.',
        items.length > 0 ? ' Its latest Trial is.' : ''), trials);
    } else if (example && shown.firstElementChild?.dataset.id !== id) {
      show(shown, card(example, {all: true}));
    }
  });
}
