import {element, percent} from '../dom.js';
import {quoted} from '../words.js';

/** What was answered on a View: a bar per option, with words for what is chosen, right and pushed. */
export function answers(example, view) {
  if (view.options.length === 0) {
    return element('p', {class: 'free'}, view.text
      ? ['answered ', quoted(view.text)] : element('span', {class: 'quiet'}, 'no answer'));
  }
  return [
    element('ul', {class: 'options', 'aria-label': 'Options and their probabilities'},
      view.options.map((option) => optionOf(example, view, option))),
    view.decision === null ? element('p', {class: 'quiet'}, 'Its answer names no option.') : null,
    view.options.some((option) => option.probability !== null) ? null
      : element('p', {class: 'quiet'}, 'The model gives no probabilities.'),
  ];
}

function optionOf(example, view, {letter, text, canonicalLetter, probability}) {
  const chosen = canonicalLetter === view.decision;
  const right = canonicalLetter === example.answer;
  const pushed = canonicalLetter === view.distractor;
  const bar = element('span', {class: 'share', 'aria-hidden': 'true'});
  bar.style.width = `${100 * Math.min(1, Math.max(0, probability ?? 0))}%`;
  const classes = [['chosen', chosen], ['right', right], ['pushed', pushed]].filter(([, is]) => is).map(([name]) => name);
  return element('li', {class: classes.join(' ')},
    element('div', {class: 'label'},
      element('span', {class: 'text'}, element('b', {}, quoted(letter)), ' ', quoted(text)),
      element('span', {class: 'signs'},
        right ? element('span', {class: 'chip good'}, '✓ right') : null,
        pushed ? element('span', {class: 'chip unsure'}, '→ pushed') : null,
        chosen ? element('span', {class: right ? 'chip good' : 'chip bad'}, '● chosen') : null),
      element('span', {class: 'number'}, percent(probability, 0))),
    element('div', {class: 'track', 'aria-hidden': 'true'}, bar));
}
