import {ago, count, element, show} from '../dom.js';
import {standings} from './words.js';

/** One card for each watched model: its state, and why. With more than one, each links to its figures below. */
export function showModels(place, page, chosen) {
  const several = page.total > 1;
  show(place, page.items.map((model) => card(model, several, model.target === chosen)),
    page.total > page.items.length
      ? element('p', {class: 'quiet'}, `and ${count(page.total - page.items.length)} more at api/v1/overview`) : []);
}

function card(model, several, current) {
  const {name, look, sign} = standings[model.standing];
  const target = several
    ? element('a', {href: `#/?target=${encodeURIComponent(model.target)}`, 'aria-current': current, 'data-key': `model ${model.target}`}, model.target)
    : model.target;
  return element('article', {class: `card model ${look}`},
    element('div', {class: 'head'},
      element('h2', {}, target), element('span', {class: `chip ${look}`}, element('span', {'aria-hidden': 'true'}, `${sign} `), name),
      element('span', {class: 'quiet'}, model.serving ? `served by ${model.serving}` : 'no checkpoint announced yet'),
      model.since ? element('span', {class: 'quiet when', title: new Date(model.since).toLocaleString()}, `since ${ago(model.since)}`) : null),
    element('p', {class: 'reason'}, model.reason),
    element('dl', {class: 'facts'}, facts(model).map(([term, value]) =>
      element('div', {}, element('dt', {}, term), element('dd', {}, value)))));
}

function facts(model) {
  return [
    ['Trials scored', count(model.scored)],
    ['Monitors', `${count(model.monitors - model.collecting)} of ${count(model.monitors)} watched`],
    model.firing > 0 ? ['alerts', element('a', {href: '#/alerts', 'data-key': `alerts ${model.target}`}, `${count(model.firing)} firing`)] : null,
    model.lastAt ? ['last observation', ago(model.lastAt)] : null,
    model.previous ? ['before it', model.previous] : null,
  ].filter((fact) => fact !== null);
}
