import {element, show} from '../dom.js';

const most = 6;

/** Lettered options, and which of them is right if that is known. */
export class OptionsField {
  #rows = element('div', {class: 'option-rows'});
  #add = element('button', {type: 'button'}, 'Add an option');
  #texts = [];
  #right = null;

  constructor() {
    this.element = element('fieldset', {class: 'options-field'},
      element('legend', {}, 'Options, and the right one if you know it'), this.#rows, this.#add);
    this.#add.addEventListener('click', () => {
      this.#texts.push('');
      this.#draw();
      this.#rows.lastElementChild.querySelector('input[type=text]').focus();
    });
    this.set({}, null);
  }

  /** Takes options as {letter: text}, in order. */
  set(options, right) {
    this.#texts = Object.values(options);
    while (this.#texts.length < 2) this.#texts.push('');
    const place = Object.keys(options).indexOf(right);
    this.#right = place < 0 ? null : place;
    this.#draw();
  }

  /** What goes to the service: options without a text are left out, the others are lettered anew. */
  get value() {
    const kept = this.#texts.map((text, place) => ({text: text.trim(), right: place === this.#right})).filter(({text}) => text !== '');
    const right = kept.findIndex((option) => option.right);
    return {
      options: Object.fromEntries(kept.map(({text}, place) => [letter(place), text])), count: kept.length,
      answer: right < 0 ? null : letter(right),
    };
  }

  #draw() {
    show(this.#rows, this.#texts.map((text, place) => this.#row(text, place)), this.#unknown());
    this.#add.hidden = this.#texts.length >= most;
  }

  #row(text, place) {
    const input = element('input', {type: 'text', value: text, maxlength: 500, 'aria-label': `Option ${letter(place)}`, autocomplete: 'off'});
    input.addEventListener('input', () => {
      this.#texts[place] = input.value;
    });
    const remove = element('button', {type: 'button', class: 'small', 'aria-label': `Remove option ${letter(place)}`}, '×');
    remove.addEventListener('click', () => {
      this.#texts.splice(place, 1);
      if (this.#right === place) this.#right = null;
      else if (this.#right > place) this.#right--;
      this.#draw();
    });
    return element('div', {class: 'option-row'},
      element('span', {class: 'letter', 'aria-hidden': 'true'}, letter(place)), input,
      this.#radio(place, `Option ${letter(place)} is right`, 'right'), this.#texts.length > 2 ? remove : null);
  }

  #unknown() {
    return element('div', {class: 'option-row unknown'}, this.#radio(null, 'The right one is not known', 'right one not known'));
  }

  #radio(place, label, text) {
    const radio = element('input', {type: 'radio', name: 'right-option', 'aria-label': label, checked: this.#right === place});
    radio.addEventListener('change', () => {
      this.#right = place;
    });
    return element('label', {class: 'right-choice'}, radio, ' ', text);
  }
}

function letter(place) {
  return String.fromCharCode(65 + place);
}
