import {element} from '../dom.js';

export const title = 'Try it';

/** How to ask a question of one's own. */
export function mount(place) {
  place.append(element('div', {class: 'card stack'},
    element('p', {}, 'Send a picture and a question of your own, and see under Examples what is answered under each perturbation. '
      + 'One Sample a line, with the picture’s path relative to the file:'),
    element('pre', {class: 'scroll'}, '{"id": "mine-1", "question": "What color is the cup?", "image": "cup.png",\n'
      + ' "multiple_choices": {"A": "red", "B": "blue"}, "multiple_choices_answer": "A", "task_class": "IMAGE_HEAVY"}'),
    element('pre', {class: 'scroll'}, './agnoscope ingest mine.ndjson'),
    element('p', {}, element('a', {href: '#/examples'}, 'To the examples'))));
}
