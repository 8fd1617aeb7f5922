import {element} from './dom.js';

let known = null;

/** Who looks: {role, mayChange, whyNot, trainer}. Asked once for each load of the page. */
export function session(read) {
  known ??= read('api/v1/session').catch((problem) => {
    known = null;
    throw problem;
  });
  return known;
}

/** Says above a view that nothing can be changed, and why; null for who may. */
export function onlyLooking({mayChange, whyNot}) {
  if (mayChange) return null;
  return element('p', {class: 'only-looking', id: 'why-not'}, element('span', {class: 'chip'}, 'looking only'), ' ', whyNot);
}

/** A button for operators; others see it and cannot press it. */
export function operatorButton({mayChange, whyNot}, text, press) {
  const made = element('button', {
    type: 'button', disabled: !mayChange, title: mayChange ? null : whyNot, 'aria-describedby': mayChange ? null : 'why-not',
  }, text);
  made.addEventListener('click', press);
  return made;
}
