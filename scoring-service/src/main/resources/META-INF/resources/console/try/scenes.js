import {element, show} from '../dom.js';

/** Ready questions to begin with, and one's own. Gives what chooses one by its name; '' is one's own. */
export function showScenes(place, scenes, chosen) {
  const buttons = new Map();
  const choose = (name) => {
    const scene = scenes.find((one) => one.name === name) ?? null;
    for (const [of, button] of buttons) button.setAttribute('aria-pressed', String(of === (scene?.name ?? '')));
    chosen(scene);
  };
  const button = (name, ...children) => {
    const made = element('button', {type: 'button', class: 'scene', 'aria-pressed': 'false'}, children);
    made.addEventListener('click', () => choose(name));
    buttons.set(name, made);
    return made;
  };
  show(place, button('', element('span', {class: 'own', 'aria-hidden': 'true'}, '+'), element('span', {}, 'your own')),
    scenes.map((scene) => button(scene.name,
      scene.image ? element('img', {src: scene.image, alt: '', width: 40, height: 40})
        : element('span', {class: 'own', 'aria-hidden': 'true'}, 'Aa'),
      element('span', {}, scene.name))));
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', 'Questions to begin with');
  return choose;
}
