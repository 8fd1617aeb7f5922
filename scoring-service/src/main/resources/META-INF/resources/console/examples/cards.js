import {ago, element} from '../dom.js';
import {plain, quoted} from '../words.js';
import {answers} from './answers.js';
import {picture} from './pictures.js';
import {said} from './said.js';

/** Kinds of flips in words, in the order in which they are offered. */
export const flips = {
  RIGHT_TO_WRONG: 'right → wrong', WRONG_TO_OTHER_WRONG: 'wrong → other wrong', WRONG_TO_RIGHT: 'wrong → right',
  MISLED: 'misled to the pushed option', UNKNOWN: 'moved, right answer not known', NONE: 'wrong without help',
};

/** A hard example: its clean View beside one that flipped, or beside all of them. */
export function card(example, {perturbation = null, all = false} = {}) {
  const clean = example.views.filter((view) => view.kind === 'CLEAN');
  const moved = example.views.filter((view) => view.flipped);
  const first = moved.find((view) => view.perturbation === perturbation) ?? moved.find((view) => view.misled) ?? moved[0];
  const shown = all ? moved : moved.filter((view) => view === first);
  const link = `#/examples?id=${encodeURIComponent(example.sampleId)}`;
  const made = element('article', {class: 'card example'},
    element('h2', {class: 'what'}, headline(example, first)),
    element('div', {class: 'head'},
      [example.aspect && plain(example.aspect), plain(example.taskClass), `${example.target} ${example.checkpoint}`,
        `from ${example.source}`].filter(Boolean).map((fact) => quoted(fact)),
      element('time', {datetime: example.at, title: new Date(example.at).toLocaleString()}, ago(example.at)),
      all ? quoted(example.sampleId) : element('a', {href: link}, quoted(example.sampleId))),
    element('div', {class: 'views'}, [...clean, ...shown].map((view) => viewOf(example, view))),
    moved.length > shown.length
      ? element('p', {}, element('a', {href: link}, `${moved.length - shown.length} more that moved the answer`)) : null);
  made.dataset.id = example.sampleId;
  return made;
}

function headline(example, view) {
  if (!view) return 'wrong without help';
  return [flips[view.flip] ?? 'moved', ' under ', quoted(view.perturbation), view.misled ? ', to the option it pushed' : ''];
}

function viewOf(example, view) {
  return element('section', {class: 'view'},
    element('h3', {}, view.kind === 'CLEAN' ? 'clean' : quoted(view.perturbation),
      view.flipped ? element('span', {class: 'chip bad'}, flips[view.flip] ?? 'moved') : null),
    view.images.length === 0 ? null : element('div', {class: 'pictures'}, view.images.map((image) => image.inserted
      ? element('figure', {class: 'inserted'}, picture(image.sha256, 'the picture that a perturbation put there'),
        element('figcaption', {}, 'put there'))
      : picture(image.sha256))),
    view.texts.length === 0 ? null : said(view.texts),
    answers(example, view));
}
