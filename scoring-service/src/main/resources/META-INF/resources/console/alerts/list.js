import {count, element, show} from '../dom.js';
import {card, said, told} from './cards.js';

/** Shows cards in a place; those that say the same stay, so that a button keeps its focus. */
export function showCards(place, alerts, session, act, none) {
  const known = new Map([...place.children].map((made) => [made.dataset?.said, made]));
  const cards = alerts.map((alert) => {
    const made = known.get(said(alert)) ?? card(alert, session, act);
    told(made, alert);
    return made;
  });
  const wanted = cards.length > 0 ? cards : [element('p', {class: 'empty'}, none)];
  const same = cards.length > 0 && wanted.length === place.children.length && wanted.every((made, at) => made === place.children[at]);
  if (same) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.closest('.alert')?.dataset.key : undefined;
  show(place, wanted);
  if (focused !== undefined && !place.contains(document.activeElement)) {
    cards.find((made) => made.dataset.key === focused)?.querySelector('button')?.focus();
  }
}

/** A list that grows by a page at each press, and says how much there is. */
export function growing(perPage, refresh) {
  let limit = perPage;
  const button = element('button', {type: 'button', hidden: true});
  button.addEventListener('click', () => {
    limit = Math.min(200, limit + perPage);
    refresh().catch((problem) => {
      button.textContent = problem.message;
    });
  });
  return {
    button,
    limit: () => limit,
    shown: ({items, total}) => {
      button.hidden = items.length >= total || limit >= 200;
      button.textContent = `Show more of ${count(total)}`;
    },
  };
}
