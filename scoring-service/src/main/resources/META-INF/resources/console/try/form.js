import {element} from '../dom.js';
import {OptionsField} from './options.js';
import {PerturbationsField} from './perturbations.js';
import {PictureField} from './picture.js';

const taskClasses = [
  ['', 'found by itself'], ['IMAGE_HEAVY', 'image-heavy: the picture decides'],
  ['TEXT_HEAVY', 'text-heavy: the text decides'], ['MULTIMODAL', 'multimodal: both decide'],
];

/** A question with what to do to it. `ask(sample, perturbations)` is called with what was filled in. */
export class Form {
  #picture;
  #question = element('textarea', {name: 'question', rows: 2, required: true, maxlength: 10_000});
  #options = new OptionsField();
  #taskClass = element('select', {name: 'task-class'}, taskClasses.map(([value, text]) => element('option', {value}, text)));
  #perturbations;
  #ask = element('button', {type: 'submit', class: 'confirm'}, 'Ask');
  #failure = element('p', {class: 'failure', role: 'alert'});
  #refused = null;
  // The same question gets the same Views again; another one gets others.
  #id = newId();

  constructor(offer, left, ask) {
    this.#perturbations = new PerturbationsField(offer.perturbations);
    this.#picture = new PictureField(offer.maxBodyBytes, left, () => this.#fit());
    this.#taskClass.addEventListener('change', () => this.#fit());
    this.element = element('form', {class: 'card try-form'},
      this.#picture.element,
      element('div', {class: 'stack'}, labelled('Question', this.#question), this.#options.element, labelled('Task class', this.#taskClass)),
      this.#perturbations.element,
      element('div', {class: 'actions'}, this.#ask, this.#failure));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(ask);
    });
    this.#fit();
  }

  /** Fills in a ready question, or clears everything. */
  fill(scene) {
    this.#id = newId();
    this.#failure.textContent = this.#refused ?? '';
    this.#question.value = scene?.question ?? '';
    this.#options.set(scene?.options ?? {}, scene?.answer ?? null);
    this.#taskClass.value = scene?.taskClass ?? '';
    this.#picture.set(scene?.image ?? null);
  }

  /** Lets nothing be asked, and says why. */
  refuse(why) {
    this.#refused = why;
    this.#ask.disabled = true;
    this.#failure.textContent = why;
  }

  async #submit(ask) {
    const {options, count, answer} = this.#options.value;
    const chosen = this.#perturbations.value;
    this.#failure.textContent = count === 1 ? 'One option alone is no choice: give two or more, or none for a free answer.'
      : chosen?.length === 0 ? 'Choose a perturbation at least.' : '';
    if (this.#failure.textContent !== '') return;
    this.#ask.disabled = true;
    try {
      await ask({
        id: this.#id, question: this.#question.value.trim(), ...(this.#picture.url ? {image: this.#picture.url} : {}),
        ...(count > 0 ? {multiple_choices: options} : {}), ...(answer ? {multiple_choices_answer: answer} : {}),
        ...(this.#taskClass.value ? {task_class: this.#taskClass.value} : {}),
      }, chosen ?? []);
    } finally {
      this.#ask.disabled = false;
    }
  }

  /** Offers what is sound: as the service finds the task class when it is not said. */
  #fit() {
    const found = this.#picture.url ? 'MULTIMODAL' : 'TEXT_HEAVY';
    this.#perturbations.for(this.#taskClass.value || found);
  }
}

function labelled(name, input) {
  return element('label', {class: 'field'}, element('span', {}, name), input);
}

function newId() {
  return `try-${Math.random().toString(36).slice(2, 12)}`;
}
