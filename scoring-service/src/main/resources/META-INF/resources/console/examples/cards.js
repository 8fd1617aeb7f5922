import {element, empty, percent, show} from '../dom.js';
import {picture} from './pictures.js';

/** Hard examples, newest first: the clean View beside the first View that moved the answer. */
export function showExamples(place, examples) {
  if (examples.length === 0) {
    show(place, empty('No hard example yet.'));
    return;
  }
  const known = new Map([...place.children].map((card) => [card.dataset.id, card]));
  show(place, examples.map((example) => known.get(example.sampleId) ?? card(example)));
}

function card(example) {
  const clean = example.views.find((view) => view.kind === 'CLEAN');
  const moved = example.views.find((view) => view.kind !== 'CLEAN' && view.flipped);
  const made = element('article', {class: 'card example'},
    element('div', {class: 'head'},
      element('strong', {}, example.reasons.map((reason) => reason.toLowerCase()).join(' and ')),
      example.aspect ? element('span', {}, example.aspect.toLowerCase()) : null,
      element('span', {}, example.checkpoint), element('span', {}, example.sampleId)),
    element('div', {class: 'views'}, clean ? viewOf(example, clean) : null, moved ? viewOf(example, moved) : null));
  made.dataset.id = example.sampleId;
  return made;
}

function viewOf(example, view) {
  return element('div', {class: 'view'},
    element('h3', {}, view.perturbation),
    view.images.map((image) => picture(image.sha256)),
    element('div', {class: 'said'}, view.texts.map((text) =>
      text.inserted ? [element('mark', {}, text.text), ' '] : [text.text, ' ']).flat()),
    element('ul', {class: 'options'}, view.options.map((option) => optionOf(example, view, option))));
}

function optionOf(example, view, option) {
  const share = element('span', {class: 'share'});
  share.style.width = `${100 * (option.probability ?? 0)}%`;
  const classes = [option.canonicalLetter === view.decision ? 'chosen' : '', option.canonicalLetter === example.answer ? 'right' : ''];
  return element('li', {class: classes.join(' ')}, share,
    element('span', {class: 'label'}, element('span', {class: 'text'}, `${option.letter}: ${option.text}`),
      element('span', {}, option.probability === null ? '' : percent(option.probability, 0))));
}
