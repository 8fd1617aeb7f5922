import {count, element, show} from '../dom.js';

const oldestKept = 120_000;

/** How fast a number grows, from when it was told to be what; null as long as that is not known. */
export class Pace {
  #told = [];

  /** Units a second over the last two minutes. */
  per(value, now = Date.now()) {
    if (this.#told.length > 0 && value < this.#told.at(-1).value) this.#told = [];
    this.#told.push({value, now});
    this.#told = this.#told.filter((one) => now - one.now <= oldestKept);
    const first = this.#told[0];
    const seconds = (now - first.now) / 1000;
    return seconds < 10 || value === first.value ? null : (value - first.value) / seconds;
  }
}

/** What has come, what comes next and when, until there is a reference period. Nothing for a model that is watched. */
export function showWaiting(place, model, pipeline, pace) {
  if (model && model.standing !== 'TOO_LITTLE_DATA') {
    show(place);
    return;
  }
  const scored = model?.scored ?? 0;
  const needed = model?.nearestNeeded ?? 0;
  const rate = pace.per(model?.nearest ?? 0);
  show(place, element('section', {class: 'card waiting', 'aria-label': 'What is coming'},
    element('h2', {}, 'What is coming'),
    element('ol', {class: 'steps'},
      step(model?.serving, 'The model answers', model?.serving ? `${model.target}, checkpoint ${model.serving}`
        : 'it announces its checkpoint when it is loaded, seconds after the start'),
      step(pipeline.accepted > 0, 'Samples come in', pipeline.accepted > 0 ? `${count(pipeline.accepted)} accepted, probes included`
        : 'probes are made by themselves, a few every second; your own traffic comes through the perturbation service'),
      step(scored > 0, 'Trials are scored', scored > 0 ? `${count(scored)} so far; figures below grow with them`
        : 'the first figures come about half a minute after the first Samples'),
      step(false, 'A Monitor has its reference period', collecting(model, needed, rate),
        needed > 0 ? progress(model.nearest, needed) : null),
      step(false, 'Alerts', 'from then on what gets worse than its reference period raises one'))));
}

function step(done, name, detail, more = null) {
  return element('li', {class: done ? 'done' : ''},
    element('span', {class: 'sign', 'aria-hidden': 'true'}, done ? '✓' : '○'),
    element('span', {class: 'hidden'}, done ? 'done: ' : 'to come: '),
    element('div', {}, element('strong', {}, name), element('span', {class: 'quiet'}, ` ${detail}`), more));
}

function collecting(model, needed, rate) {
  if (needed === 0) return 'each Monitor collects one before it can say that something is worse';
  const left = rate ? `, about ${duration((needed - model.nearest) / rate)} at the present pace` : '';
  return `the nearest of ${count(model.collecting)} has ${count(model.nearest)} of ${count(needed)} observations${left}`;
}

function duration(seconds) {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

function progress(value, max) {
  return element('progress', {value, max, 'aria-label': 'Observations towards the reference period'});
}
