import {ago, count, element, percent} from '../dom.js';
import {monitorOf, monitorWords} from '../monitor.js';
import {operatorButton} from '../session.js';
import {facts, moment, quoted} from '../words.js';

const kinds = {
  REGRESSION: 'Regression', CHECKPOINT: 'Worse checkpoint', LOST: 'Lost Samples', MISSING_DATA: 'No more answers',
  STALLED: 'Scoring stalls',
};
const attributions = {
  MODEL: ['the model', 'the probes, whose mix is fixed, say so too'],
  TRAFFIC: ['the traffic', 'the probes, whose mix is fixed, do not say so'],
  UNKNOWN: ['unknown', 'the probes do not tell yet whether it is the model or the traffic'],
};

/** An alert: what, how much, since when, what moved, where to look, and what can be said to it. */
export function card(alert, session, act) {
  const fires = alert.state === 'FIRING';
  const when = alert.resolvedAt ?? alert.since;
  const made = element('article', {class: fires ? 'card alert firing' : 'card alert'},
    element('div', {class: 'head'},
      element('span', {class: fires ? 'chip bad' : 'chip'}, fires ? 'firing' : 'over'),
      element('h3', {class: 'kind'}, headline(alert)),
      element('span', {class: 'when'}, fires ? 'since ' : 'over since ', moment(when), ', ', element('span', {class: 'ago'}))),
    element('p', {class: 'reason'}, quoted(alert.reason)),
    facts(about(alert)),
    element('p', {class: 'links'}, links(alert).flatMap(([href, text]) => [element('a', {href}, text), ' '])),
    fires ? element('div', {class: 'actions'}, actions(alert, session, act)) : null);
  made.dataset.said = said(alert);
  made.dataset.key = alert.key;
  told(made, alert);
  return made;
}

/** All that a card shows but how long ago: the record, and whether its silence lasts. */
export function said(alert) {
  return JSON.stringify([alert, silenced(alert)]);
}

/** How long ago, anew. */
export function told(made, alert) {
  made.querySelector('.ago').textContent = ago(alert.resolvedAt ?? alert.since);
}

function headline(alert) {
  const monitor = monitorOf(alert.monitor);
  const about = monitor ? monitorWords(monitor) : [alert.target, alert.checkpoint].filter(Boolean).join(' ');
  return [kinds[alert.kind] ?? 'Alert', about ? [': ', quoted(about)] : []].flat();
}

function about(alert) {
  const fires = alert.state === 'FIRING';
  const [moved, why] = attributions[alert.attribution] ?? attributions.UNKNOWN;
  return [
    ['how much', rate(alert)],
    ['what moved', ofAnswers(alert) && [element('b', {}, moved), `: ${why}`]],
    ['model', quoted([alert.target, alert.checkpoint].filter(Boolean).join(' '))],
    ['acknowledged', alert.acknowledgedBy && [
      'by ', quoted(alert.acknowledgedBy), alert.acknowledgedAt ? [', ', moment(alert.acknowledgedAt)] : []].flat()],
    ['silenced', silenced(alert) && ['until ', moment(alert.silencedUntil)]],
    ['example Samples', fires && alert.exampleSampleIds.length > 0 && alert.exampleSampleIds.flatMap((id) =>
      [element('a', {href: `#/examples?id=${encodeURIComponent(id)}`}, quoted(id)), ' '])],
  ];
}

function rate({observedRate, baselineRate, observations}) {
  if (observedRate === null) return null;
  const before = baselineRate === null ? '' : `${percent(baselineRate)} in the baseline, `;
  return `${before}${percent(observedRate)} since (n = ${count(observations)})`;
}

function links(alert) {
  const monitor = monitorOf(alert.monitor);
  if (monitor) {
    const {perturbation, aspect} = monitor;
    const examples = new URLSearchParams(perturbation ? {perturbation} : {aspect});
    if (alert.checkpoint) examples.set('checkpoint', alert.checkpoint);
    return [
      [`#/?monitor=${encodeURIComponent(alert.monitor)}`, 'Its time line'], [`#/examples?${examples}`, 'Its hard examples']];
  }
  return alert.kind === 'CHECKPOINT' ? [['#/checkpoints', 'The checkpoints']] : [['#/pipeline', 'The pipeline']];
}

function actions(alert, session, act) {
  const offered = [
    alert.acknowledgedBy ? null : ['acknowledge', 'Acknowledge'],
    silenced(alert) ? ['unsilence', 'End silence'] : ['silence', 'Silence'],
  ];
  return offered.filter((one) => one !== null).map(([action, name]) =>
    operatorButton(session, `${name}…`, () => act(action, name, alert)));
}

/** Whether it is about what the model says, and not about whether anything comes at all. */
function ofAnswers(alert) {
  return alert.kind === 'REGRESSION' || alert.kind === 'CHECKPOINT';
}

function silenced(alert) {
  return Boolean(alert.silencedUntil) && Date.parse(alert.silencedUntil) > Date.now();
}
