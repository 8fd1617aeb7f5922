import {count, element, percent, show} from '../dom.js';
import {operatorButton} from '../session.js';
import {facts, moment, plain, quoted, span} from '../words.js';
import {shares} from './comparison.js';

const lossNames = {
  supervised: 'supervised', adversarial: 'adversarial', consistency: 'consistency', anchor: 'pull to the parent', total: 'total',
};

/** What the trainer does and waits for. */
export function showTrainer(place, trainer) {
  show(place, element('div', {class: 'card trainer'},
    element('div', {class: 'head'}, element('h2', {}, 'Trainer'), state(trainer),
      trainer.reason ? element('span', {class: 'quiet'}, quoted(trainer.reason)) : null),
    trainer.training ? training(trainer.training) : null,
    trainer.evaluation ? evaluation(trainer.evaluation) : null,
    trainer.shadow ? shadow(trainer.shadow) : null,
    trainer.next && !trainer.training && !trainer.evaluation ? next(trainer.next) : null,
    held(trainer.hardExamples),
    last(trainer.lastRun)));
}

/** Buttons for what the trainer can be told. They stay while they are the same, so that one keeps its focus. */
export function showOrders(place, trainer, session, order) {
  const said = orders(trainer).map(([name]) => name).join(' ');
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  show(place, orders(trainer).map(([name, text]) => operatorButton(session, `${text}…`, () => order(name, {}))));
}

function orders({paused}) {
  return paused ? [['resume', 'Resume']] : [['train', 'Train now'], ['pause', 'Pause']];
}

function state({state: name}) {
  const kinds = {TRAINING: 'good', EVALUATING: 'good', PAUSED: 'unsure', FAILED: 'bad'};
  return element('span', {class: `chip ${kinds[name] ?? ''}`}, plain(name));
}

function bar(value, most, label) {
  return element('progress', {value, max: Math.max(1, most), 'aria-label': label});
}

function training({version, since, cause, progress}) {
  const {steps, totalSteps, losses, trialsPerSecond, secondsLeft} = progress;
  return element('div', {class: 'part'},
    element('p', {}, `Training version ${version}, started `, moment(since), ' by ', quoted(cause.detail)),
    bar(steps, totalSteps, `Training of version ${version}`),
    facts([
      ['step', `${count(steps)} of ${count(totalSteps)}`], ['time left', losses ? `about ${span(secondsLeft)}` : 'not known yet'],
      ['speed', `${count(Math.round(trialsPerSecond))} Trials a second`],
      ...Object.entries(losses ?? {}).map(([name, value]) => [`loss, ${lossNames[name] ?? name}`, `${value.toFixed(3)} nats`])]));
}

function evaluation({version, since, asked, planned}) {
  return element('div', {class: 'part'},
    element('p', {}, `The gate examines version ${version} since `, moment(since)),
    bar(asked, planned, `Gate's questions to version ${version}`),
    facts([['asked', `${count(asked)} of ${count(planned)} questions`]]));
}

function shadow({version, since, trials, comparison}) {
  const pairs = comparison?.pairs ?? 0;
  return element('div', {class: 'part'},
    element('p', {}, `Version ${version} is in shadow since `, moment(since), ': it answers the same Trials as the one that serves.'),
    bar(Math.min(pairs, trials), trials, `Trials that version ${version} answered in shadow`),
    facts([['compared', `${count(pairs)} of ${count(trials)} Trials`], ...(comparison ? shares(comparison) : [])]));
}

function next({have, examples, alert, notBefore}) {
  const early = Date.parse(notBefore) > Date.now();
  return element('div', {class: 'part'},
    element('p', {}, 'The next run starts with enough new hard examples, by an alert that blames the model, or by hand.'),
    bar(Math.min(have, examples), examples, 'New hard examples towards the next run'),
    facts([['new hard examples', `${count(have)} of ${count(examples)}`],
      ['not before', early && moment(notBefore)], ['asked for by', alert && quoted(alert)]]));
}

function held(counts) {
  if (!counts) return null;
  const bySource = Object.entries(counts.bySource).map(([source, n]) => `${source} ${count(n)}`).join(', ');
  const dropped = Object.entries(counts.dropped).filter(([, n]) => n > 0).map(([cause, n]) => `${cause} ${count(n)}`).join(', ');
  return facts([
    ['held to learn from', `${count(counts.buffered)} hard examples${bySource ? ` (${bySource})` : ''}`],
    ['not kept', dropped && quoted(dropped)],
    ['hard examples', !counts.connected && element('b', {class: 'failure'}, 'cannot be read at present')]]);
}

function last(run) {
  if (!run) return null;
  return facts([['last run', [`version ${run.version}, ${plain(run.outcome)} `, moment(run.ended), ': ', quoted(run.reason)]]]);
}

/** What stands where the trainer would. */
export function noTrainer(place, text) {
  show(place, element('p', {class: 'empty', role: 'status'}, text));
}

/** How much was learned from which source, from a manifest. */
export function sourcesOf({trialsBySource, sources}) {
  const counted = Object.entries(trialsBySource ?? {});
  if (counted.length > 0) {
    const all = counted.reduce((sum, [, n]) => sum + n, 0);
    return counted.map(([source, n]) => `${source} ${count(n)} Trials (${percent(n / all, 0)})`).join(', ');
  }
  return Array.isArray(sources) && sources.length > 0 ? sources.join(', ') : null;
}
