import {element, show} from '../dom.js';

const groups = [
  ['TEXT', 'Text is put beside the question'], ['IMAGE', 'The picture is changed, or one is added'],
  ['CONTROL', 'Controls: what should change nothing'],
];

/** Which perturbations to try: at first all that are sound for the task class. */
export class PerturbationsField {
  #all;
  #off = new Set();
  #groups = element('div', {class: 'groups'});
  #count = element('span', {class: 'quiet'});
  #taskClass = 'TEXT_HEAVY';

  constructor(all) {
    this.#all = all;
    const every = button('All', () => this.#off.clear());
    const none = button('None', () => this.#off = new Set(this.#sound().map(({name}) => name)));
    for (const one of [every, none]) one.addEventListener('click', () => this.#draw());
    this.element = element('fieldset', {class: 'perturbations-field'},
      element('legend', {}, 'Perturbations'), element('div', {class: 'all'}, this.#count, every, none), this.#groups);
    this.#draw();
  }

  /** Shows which are sound for a task class. */
  for(taskClass) {
    this.#taskClass = taskClass;
    this.#draw();
  }

  /** The chosen names; null for all that are sound. */
  get value() {
    const chosen = this.#chosen().map(({name}) => name);
    return chosen.length === this.#sound().length ? null : chosen;
  }

  #sound() {
    return this.#all.filter((one) => one.on && one.soundFor.includes(this.#taskClass));
  }

  #chosen() {
    return this.#sound().filter(({name}) => !this.#off.has(name));
  }

  #draw() {
    show(this.#groups, groups.map(([group, text]) => {
      const members = this.#all.filter((one) => groupOf(one) === group);
      return members.length === 0 ? null : element('div', {class: 'group', role: 'group', 'aria-label': text},
        element('h3', {}, text), element('div', {class: 'choices'}, members.map((one) => this.#choice(one))));
    }).filter((group) => group !== null));
    this.#counted();
  }

  #choice(one) {
    const sound = one.on && one.soundFor.includes(this.#taskClass);
    const box = element('input', {type: 'checkbox', name: 'perturbation', value: one.name, disabled: !sound, checked: sound && !this.#off.has(one.name)});
    box.addEventListener('change', () => {
      if (box.checked) this.#off.delete(one.name);
      else this.#off.add(one.name);
      this.#counted();
    });
    const why = !one.on ? 'switched off here' : `not for ${plain(this.#taskClass)} questions: it may change the right answer`;
    return element('label', {class: sound ? 'choice-chip' : 'choice-chip unsound', title: sound ? one.description : `${one.description} (${why})`},
      box, ' ', one.name, sound ? null : element('span', {class: 'hidden'}, `, ${why}`));
  }

  #counted() {
    this.#count.textContent = `${this.#chosen().length} of ${this.#sound().length} sound ones`;
  }
}

function groupOf({kind, touches}) {
  return kind === 'CONTROL' ? 'CONTROL' : touches === 'IMAGE' ? 'IMAGE' : 'TEXT';
}

function button(text, pressed) {
  const made = element('button', {type: 'button', class: 'small'}, text);
  made.addEventListener('click', pressed);
  return made;
}

/** A name of the contract, for people. */
export function plain(name) {
  return name.toLowerCase().replaceAll('_', '-');
}
