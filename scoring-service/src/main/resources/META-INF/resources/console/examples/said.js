import {element} from '../dom.js';
import {quoted} from '../words.js';

const mostShown = 600;
let numbered = 0;

/** Texts as the model read them, what a perturbation inserted marked; long ones folded. */
export function said(texts) {
  const place = element('div', {class: 'said', id: `said-${++numbered}`},
    texts.flatMap(({text, inserted}) => [inserted ? element('mark', {}, quoted(text)) : quoted(text), ' ']));
  const length = texts.reduce((sum, {text}) => sum + text.length, 0);
  if (length <= mostShown) return place;
  place.classList.add('folded');
  const all = `Show all ${length.toLocaleString('en')} characters`;
  const more = element('button', {type: 'button', class: 'plain', 'aria-expanded': 'false', 'aria-controls': place.id}, all);
  more.addEventListener('click', () => {
    const folded = place.classList.toggle('folded');
    more.setAttribute('aria-expanded', String(!folded));
    more.textContent = folded ? all : 'Show less';
  });
  return element('div', {}, place, more);
}
