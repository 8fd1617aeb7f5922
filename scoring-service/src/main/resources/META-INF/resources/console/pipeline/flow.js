import {count, element, show} from '../dom.js';
import {drawing} from './drawing.js';

const standings = {
  READY: ['good', 'ready'], NOT_READY: ['unsure', 'not ready'], AWAY: ['bad', 'away'], NOT_KNOWN: ['', 'not known'],
};

// What each topic of the flow is, who writes it and who reads it.
const legs = [
  ['agnoscope.samples', 'samples', 'perturbation-service'],
  ['agnoscope.trials', 'trials', 'inference-service'],
  ['agnoscope.answers', 'answers', 'scoring-service'],
  ['agnoscope.hard-examples', 'hard examples', 'trainer-service'],
  ['agnoscope.checkpoints', 'checkpoints', 'inference-service'],
];
const others = ['agnoscope.alerts', 'agnoscope.dead-letters'];

/** The services and the topics between them: drawn where there is room, as a list on a phone, and in a table. */
export function showFlow(place, flow) {
  place.classList.remove('old');
  const services = flow.services.map((service) => ({
    ...service, short: service.name.replace('-service', ''), look: standings[service.standing] ?? standings.NOT_KNOWN,
  }));
  const edges = legs.map(([name, short, reader]) => edge(flow, name, short, reader));
  // The table's place is kept, or it would jump under the reader's hand.
  const scrolled = place.querySelector('.scroll')?.scrollLeft ?? 0;
  show(place,
    element('div', {class: 'card wide'}, drawing(services, edges)),
    element('ol', {class: 'narrow'}, list(services, edges)),
    troubles(services, flow.notKnown),
    table(flow, edges));
  place.querySelector('.scroll').scrollLeft = scrolled;
}

function edge(flow, name, short, reader) {
  const topic = flow.topics.find((one) => one.name === name);
  const groups = flow.groups.filter((group) => group.topic === name);
  const lag = groups.length === 0 ? null : groups.reduce((sum, group) => sum + (group.lag ?? 0), 0);
  const oldest = groups.map((group) => group.oldestSeconds).filter((seconds) => seconds !== null);
  return {
    name, short, reader, topic, groups, lag, oldest: oldest.length === 0 ? null : Math.max(...oldest),
    rate: rate(topic), waits: waits(name, lag, oldest),
  };
}

/** Records a second, in words. */
function rate(topic) {
  if (!topic || topic.records === null) return 'not known';
  if (topic.name === 'agnoscope.checkpoints') return `${count(topic.records)} kept`;
  if (topic.perSecond === null) return 'measuring…';
  const value = topic.perSecond >= 10 ? topic.perSecond.toFixed(0) : topic.perSecond.toFixed(1);
  return `${topic.atMost && topic.perSecond > 0 ? '≤ ' : ''}${value}/s`;
}

function waits(name, lag, oldest) {
  if (lag === null) return null;
  if (lag === 0) return 'none waits';
  const since = name === 'agnoscope.trials' && oldest.length > 0 ? `, oldest ${Math.max(...oldest).toFixed(0)} s` : '';
  return `${atMost(name)}${count(lag)} wait${since}`;
}

/** The ends of the transactions that write Trials wait as if they were Trials. */
function atMost(name) {
  return name === 'agnoscope.trials' ? '≤ ' : '';
}

function list(services, edges) {
  const [perturbation, inference, scoring, trainer] = services;
  const [samples, trials, answers, hard, checkpoints] = edges;
  return [
    leg('traffic and probes', samples), box(perturbation), leg(null, trials), box(inference), leg(null, answers), box(scoring),
    leg(null, hard), box(trainer), leg(null, checkpoints, 'back to inference'),
  ];
}

function box(service) {
  const [look, text] = service.look;
  return element('li', {class: 'service'}, element('strong', {}, service.short), ' ', element('span', {class: `chip ${look}`}, text),
    service.doing ? element('span', {class: 'quiet'}, ` ${plain(service.doing)}`) : null);
}

function leg(from, of, to) {
  return element('li', {class: 'leg'}, element('span', {class: 'arrow', 'aria-hidden': 'true'}, '↓'),
    element('span', {}, from ? `${from}: ` : null, element('b', {}, of.short), ` ${of.rate}`,
      of.waits ? element('span', {class: of.lag > 100 ? 'failure' : 'quiet'}, ` · ${of.waits}`) : null, to ? ` · ${to}` : null));
}

/** What is wrong, in words, where something is. */
function troubles(services, notKnown) {
  const reasons = services.filter((service) => service.reason).map(({name, reason}) =>
    reason.startsWith(name) ? reason : `${name}: ${reason}`);
  const all = [...reasons, ...notKnown];
  return element('ul', {class: 'troubles', hidden: all.length === 0}, all.map((reason) => element('li', {}, reason)));
}

function table(flow, edges) {
  const rows = [...edges, ...others.map((name) => edge(flow, name, name.replace('agnoscope.', '').replaceAll('-', ' '), null))];
  const number = (text, bad) => element('td', {class: bad ? 'number failure' : 'number'}, text);
  return element('div', {class: 'card scroll'}, element('table', {},
    element('caption', {}, 'Topics of the flow. What is marked ≤ counts the ends of transactions as records.'),
    element('thead', {}, element('tr', {}, [['topic', ''], ['records kept', 'number'], ['appended', 'number'], ['read by', ''], ['waiting', 'number'], ['oldest', 'number']]
      .map(([text, look]) => element('th', {scope: 'col', class: look || null}, text)))),
    element('tbody', {}, rows.map((row) => element('tr', {},
      element('td', {}, row.short), number(row.topic?.records === null || !row.topic ? 'not known' : `≤ ${count(row.topic.records)}`),
      number(row.name === 'agnoscope.checkpoints' ? '–' : row.rate),
      element('td', {}, row.groups.map((group) => `${group.group}${group.share ? ' (share group)' : ''}`).join(', ') || (row.reader ?? '–')),
      number(row.lag === null ? '–' : `${row.lag > 0 ? atMost(row.name) : ''}${count(row.lag)}`, row.lag > 100), number(row.oldest === null ? '–' : `${row.oldest.toFixed(1)} s`))))));
}

function plain(name) {
  return name.toLowerCase().replaceAll('_', ' ');
}
