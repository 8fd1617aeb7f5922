import {element, show} from './dom.js';

let known = null;

/** Who looks: {role, mayChange, whyNot, trainer, name}. Asked once for each load of the page. */
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

/** Says who is signed in and offers the way out; nothing where nobody is asked. */
export async function showWho(place, read) {
  const {name, role} = await session(read);
  if (!name) return;
  show(place, element('span', {class: 'name'}, name), ` (${role.toLowerCase()}) `, element('a', {href: 'logout'}, 'Sign out'));
}

/** Says that the session has ended, and how to begin another. */
export function showSignedOut(place) {
  if (place.hasChildNodes()) return;
  show(place, element('p', {}, 'You are no longer signed in. What you see is from before. ',
    element('a', {href: './'}, 'Sign in again')));
}
