import {element, empty, show} from './dom.js';

const views = [
  ['', 'overview', 'Overview'], ['alerts', 'alerts', 'Alerts'], ['examples', 'examples', 'Examples'],
  ['checkpoints', 'checkpoints', 'Checkpoints'], ['pipeline', 'pipeline', 'Pipeline'], ['try', 'try', 'Try it'],
];

/**
 * Shows the view that the address names, one at a time. `given` are the parts that every view is mounted with;
 * each view's own `on` ends with it.
 */
export class Router {
  #given;
  #events;
  #title = document.getElementById('title');
  #place = document.getElementById('view');
  #links = new Map();
  #leave = () => {};
  #turn = 0;

  constructor(events, given) {
    this.#events = events;
    this.#given = given;
    for (const [path, name, text] of views) {
      const link = element('a', {href: `#/${path}`}, text);
      this.#links.set(name, link);
      document.getElementById('nav').append(element('li', {}, link));
    }
    addEventListener('hashchange', () => this.#go(true));
    document.querySelector('.skip').addEventListener('click', (event) => {
      event.preventDefault();
      document.getElementById('main').focus();
    });
    this.#go(false);
  }

  /** A view's link, to say something in it. */
  link(name) {
    return this.#links.get(name);
  }

  async #go(focus) {
    const turn = ++this.#turn;
    const {name, parameters} = asked();
    this.#leave();
    this.#leave = () => {};
    for (const [other, link] of this.#links) {
      if (other === name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    const loading = setTimeout(() => show(this.#place, empty('Loading…')), 150);
    try {
      const [view] = await Promise.all([import(`./views/${name}.js`), styled(name)]);
      // What says that it loads must not come after the view, which may itself wait for answers.
      clearTimeout(loading);
      if (turn === this.#turn) await this.#mount(view, name, parameters, focus, turn);
    } catch (problem) {
      console.error(problem);
      if (turn === this.#turn) this.#failed(focus);
    } finally {
      clearTimeout(loading);
    }
  }

  async #mount(view, name, parameters, focus, turn) {
    const ends = [];
    const place = element('div', {class: `view-${name}`});
    this.#head(view.title, focus);
    show(this.#place, place);
    let mounted = null;
    this.#leave = () => {
      ends.forEach((end) => end());
      mounted?.close?.();
    };
    const made = await view.mount(place, {
      ...this.#given, parameters,
      on: (kinds, handler, options) => {
        if (turn === this.#turn) ends.push(this.#events.on(kinds, handler, options));
      },
    });
    if (turn === this.#turn) mounted = made ?? null;
    else made?.close?.();
  }

  #head(title, focus) {
    document.title = `${title} · Agnoscope`;
    this.#title.textContent = title;
    if (focus) {
      scrollTo(0, 0);
      this.#title.focus({preventScroll: true});
    }
  }

  #failed(focus) {
    const again = element('button', {type: 'button'}, 'Try again');
    again.addEventListener('click', () => location.reload());
    this.#head('Not loaded', focus);
    show(this.#place, element('div', {class: 'card stack'},
      element('p', {}, 'This view could not be loaded. The service may be restarting.'), element('div', {}, again)));
  }
}

function asked() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?', 2);
  const [, name] = views.find(([of]) => of === path) ?? views[0];
  return {name, parameters: new URLSearchParams(query ?? '')};
}

/** A view's own style, before the view; without it the view would still work. */
function styled(name) {
  const href = `console/views/${name}.css`;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = element('link', {rel: 'stylesheet', href});
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  });
}
