import {element, show} from '../dom.js';

const kinds = ['image/png', 'image/jpeg', 'image/gif', 'image/bmp'];

/** A place for one picture: dropped, pasted or chosen. `left` ends the listening for pastes. */
export class PictureField {
  #url = null;
  #most;
  #changed;
  #shown = element('div', {class: 'shown'});
  #failure = element('p', {class: 'failure', role: 'alert'});
  #input = element('input', {type: 'file', accept: kinds.join(','), class: 'hidden'});
  #remove = element('button', {type: 'button'}, 'Remove');

  constructor(mostBytes, left, changed) {
    this.#most = mostBytes;
    this.#changed = changed;
    const drop = element('label', {class: 'drop'}, this.#input, this.#shown);
    this.element = element('div', {class: 'picture-field'}, drop, this.#failure, this.#remove);
    this.#input.addEventListener('change', () => this.#take(this.#input.files[0]));
    this.#remove.addEventListener('click', () => this.set(null));
    drop.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      this.#take(event.dataTransfer.files[0]);
    });
    document.addEventListener('paste', (event) => {
      const file = [...(event.clipboardData?.files ?? [])].find((one) => kinds.includes(one.type));
      if (file) this.#take(file);
    }, {signal: left});
    this.#draw();
  }

  /** The picture as a data URL, or null. */
  get url() {
    return this.#url;
  }

  set(url) {
    this.#url = url;
    this.#draw();
    this.#changed();
  }

  #draw() {
    this.#input.value = '';
    this.#failure.textContent = '';
    this.#remove.hidden = this.#url === null;
    show(this.#shown, this.#url === null
      ? [element('strong', {}, 'Drop a picture'), element('span', {class: 'quiet'}, 'or paste or choose one; a question in words needs none')]
      : element('img', {src: this.#url, alt: 'the picture that is asked about'}));
  }

  async #take(file) {
    if (!file) return;
    if (!kinds.includes(file.type)) return this.#refuse('This is no PNG, JPEG, GIF or BMP picture.');
    // As text it takes four thirds of its bytes; the question has room beside it.
    const most = Math.floor((this.#most - 65_536) * 3 / 4);
    if (file.size > most) return this.#refuse(`This picture has more than ${(most / 1_048_576).toFixed(1)} MiB.`);
    try {
      this.set(await asDataUrl(file));
    } catch {
      this.#refuse('This file could not be read.');
    }
  }

  #refuse(text) {
    this.#input.value = '';
    this.#failure.textContent = text;
  }
}

function asDataUrl(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(reader.result));
    reader.addEventListener('error', () => failed(reader.error));
    reader.readAsDataURL(file);
  });
}
