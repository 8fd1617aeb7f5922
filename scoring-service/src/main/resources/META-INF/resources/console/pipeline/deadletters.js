import {ago, count, element, empty, show} from '../dom.js';
import {letterDetail} from './letter.js';

const pageSize = 20;

/** The dead letters: a list with filters, one of them in full, and a way back for those chosen. */
export class DeadLetters {
  #given;
  #stage = element('select', {name: 'stage'});
  #cause = element('select', {name: 'cause'});
  #list = element('div', {});
  #more = element('button', {type: 'button'}, 'Show more');
  #replay = element('button', {type: 'button', disabled: true}, 'Send back');
  #told = element('span', {class: 'quiet', role: 'status'});
  #opened = element('div', {});
  #chosen = new Set();
  #limit = pageSize;
  #shown = null;
  #first;

  /** `first` is the id of the letter to open at once, or null. */
  constructor(given, first) {
    this.#given = given;
    this.#first = first;
    const failed = (problem) => this.#say(problem.message);
    for (const select of [this.#stage, this.#cause]) {
      select.addEventListener('change', () => {
        this.#limit = pageSize;
        this.refresh().catch(failed);
      });
    }
    this.#more.addEventListener('click', () => {
      this.#limit += pageSize;
      this.refresh().catch(failed);
    });
    this.#replay.addEventListener('click', () => this.#sendBack([...this.#chosen]));
    this.element = element('div', {class: 'dead-letters stack'},
      element('div', {class: 'filters'}, labelled('Step', this.#stage), labelled('Cause', this.#cause), this.#replay, this.#told),
      this.#list, this.#more, this.#opened);
  }

  /** Reads the list anew. What is chosen stays chosen while it is there. */
  async refresh() {
    const query = new URLSearchParams({limit: Math.min(this.#limit, 200)});
    if (this.#stage.value) query.set('stage', this.#stage.value);
    if (this.#cause.value) query.set('cause', this.#cause.value);
    const page = await this.#given.read(`api/v1/dead-letters?${query}`);
    offer(this.#stage, 'every step', page.stages);
    offer(this.#cause, 'every cause', page.causes);
    this.#draw(page);
    if (this.#first) {
      const first = this.#first;
      this.#first = null;
      await this.#open(first);
    }
  }

  #draw(page) {
    // Drawn anew only when it is another list, so that the focus stays where it is.
    const now = JSON.stringify([page.items.map(({id}) => id), page.total]);
    this.#more.hidden = page.total <= page.items.length || this.#limit >= 200;
    if (now === this.#shown) return;
    this.#shown = now;
    for (const id of this.#chosen) if (!page.items.some((item) => item.id === id)) this.#chosen.delete(id);
    this.#count();
    show(this.#list, page.items.length === 0
      ? empty(this.#stage.value || this.#cause.value ? 'No dead letter of this kind.' : 'No dead letters: every record could be processed.')
      : element('div', {class: 'card scroll'}, element('table', {},
        element('caption', {}, `${count(page.items.length)} of ${count(page.total)}, the newest first`),
        element('thead', {}, element('tr', {}, ['', 'when', 'step', 'cause', 'place', 'Sample', 'bytes', ''].map((text) =>
          element('th', {scope: 'col', class: text === 'bytes' ? 'number' : null}, text || element('span', {class: 'hidden'}, 'choose'))))),
        element('tbody', {}, page.items.map((item) => this.#row(item))))));
  }

  #row(item) {
    const box = element('input', {type: 'checkbox', 'aria-label': `Choose the dead letter of ${place(item)}`, checked: this.#chosen.has(item.id), disabled: item.valueBytes === 0});
    box.addEventListener('change', () => {
      if (box.checked) this.#chosen.add(item.id);
      else this.#chosen.delete(item.id);
      this.#count();
    });
    const look = element('button', {type: 'button', class: 'small'}, 'Look', element('span', {class: 'hidden'}, ` at ${place(item)}`));
    look.addEventListener('click', () => this.#open(item.id));
    return element('tr', {}, element('td', {}, box), element('td', {title: item.at}, ago(item.at)), element('td', {}, item.stage),
      element('td', {}, item.cause), element('td', {}, place(item)), element('td', {class: 'sample'}, item.sampleId ?? '–'),
      element('td', {class: 'number'}, count(item.valueBytes)), element('td', {}, look));
  }

  async #open(id) {
    try {
      const letter = await this.#given.read(`api/v1/dead-letters/${encodeURIComponent(id)}`);
      show(this.#opened, letterDetail(letter, () => this.#sendBack([id]), () => show(this.#opened)));
      this.#opened.scrollIntoView({block: 'nearest'});
      this.#opened.querySelector('h3').focus();
    } catch (problem) {
      show(this.#opened, element('p', {class: 'failure', role: 'alert'}, problem.message));
    }
  }

  async #sendBack(ids) {
    let sent = 0;
    const ran = await this.#given.confirm({
      title: ids.length === 1 ? 'Send this record back?' : `Send ${ids.length} records back?`,
      text: ['The original bytes go to the topic that they came from and are processed as if they were new. If the cause is still '
        + 'there, each becomes a dead letter again.'],
      action: 'Send back',
      run: async ({by}) => {
        while (sent < ids.length) {
          await this.#given.send('POST', `api/v1/dead-letters/${encodeURIComponent(ids[sent])}/replay`, {by});
          this.#chosen.delete(ids[sent]);
          sent++;
        }
      },
    });
    if (ran || sent > 0) this.#say(`${sent} of ${ids.length} sent back`);
    this.#shown = null;
    this.refresh().catch((problem) => this.#say(problem.message));
  }

  #count() {
    this.#replay.disabled = this.#chosen.size === 0;
    this.#replay.textContent = this.#chosen.size > 1 ? `Send ${this.#chosen.size} back` : 'Send back';
  }

  #say(text) {
    this.#told.textContent = text;
  }
}

function place({topic, partition, offset}) {
  return `${topic} ${partition}/${offset}`;
}

/** Offers the values that there are with how many have each, and keeps what is chosen. */
function offer(select, all, counts) {
  const chosen = select.value;
  const names = Object.keys(counts);
  if (chosen && !names.includes(chosen)) names.push(chosen);
  const offered = JSON.stringify([names, names.map((name) => counts[name] ?? 0)]);
  if (select.dataset.offered === offered) return;
  select.dataset.offered = offered;
  show(select, element('option', {value: ''}, all), names.map((name) => element('option', {value: name}, `${name} (${count(counts[name] ?? 0)})`)));
  select.value = chosen;
}

function labelled(name, input) {
  return element('label', {class: 'field'}, element('span', {}, name), input);
}
