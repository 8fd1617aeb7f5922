import {ago, count, element, empty, percent, show} from '../dom.js';

const kinds = {
  REGRESSION: 'Regression', CHECKPOINT: 'Worse checkpoint', LOST: 'Lost Samples', MISSING_DATA: 'No more answers',
  STALLED: 'Scoring stalls',
};
const attributions = {
  MODEL: 'the model: the probes, whose mix is fixed, say so too', TRAFFIC: 'the traffic only: the probes do not say so',
  UNKNOWN: 'unknown whether the model or the traffic',
};

/** What fires, and below what is over. Cards that say the same stay, so that a button keeps its focus. */
export function showAlerts(place, firing, resolved, on) {
  const known = new Map([...place.querySelectorAll('.alert')].map((card) => [card.dataset.said, card]));
  const open = place.querySelector('details')?.open ?? false;
  const cards = (alerts) => alerts.map((alert) => {
    const made = known.get(said(alert)) ?? card(alert, on);
    made.querySelector('.ago').textContent = ago(alert.resolvedAt ?? alert.since);
    return made;
  });
  const [now, over] = [cards(firing.items), cards(resolved.items)];
  const all = [...now, ...over];
  if (all.length > 0 && all.length === known.size && all.every((made, index) => made === [...known.values()][index])) return;
  show(place,
    now.length > 0 ? now : empty('No alert is firing.'),
    rest(firing),
    over.length === 0 ? [] : element('details', {class: 'resolved', open},
      element('summary', {}, `${count(resolved.total)} resolved`), element('div', {class: 'stack'}, over, rest(resolved))));
}

/** How the Monitors stand, in a line. */
export function showMonitors(place, summary) {
  place.textContent = monitorsLine(summary);
}

export function monitorsLine({monitors, collecting, watching, regressed, observations, observationsNeeded}) {
  if (monitors === 0) return 'No Monitor yet: the first comes with the first scored answers.';
  const towards = collecting === 0
    ? ''
    : `, ${count(collecting)} still collecting: ${count(observations)} of ${count(observationsNeeded)} observations`;
  const worse = regressed === 0 ? '' : `; ${count(regressed)} of them got worse`;
  return `Watching ${count(watching + regressed)} of ${count(monitors)} Monitors${towards}${worse}.`;
}

function rest(page) {
  const more = page.total - page.items.length;
  return more > 0 ? element('p', {class: 'quiet'}, `and ${count(more)} more at api/v1/alerts`) : [];
}

function card(alert, on) {
  const fires = alert.state === 'FIRING';
  const made = element('article', {class: fires ? 'card alert firing' : 'card alert'},
    element('div', {class: 'head'},
      element('strong', {class: 'kind'}, kinds[alert.kind] ?? 'Alert'),
      element('span', {}, alert.target, alert.checkpoint ? ` ${alert.checkpoint}` : ''),
      element('span', {class: 'when'}, fires ? 'since ' : 'over since ', moment(alert.resolvedAt ?? alert.since), ', ',
        element('span', {class: 'ago'}))),
    element('p', {class: 'reason'}, alert.reason),
    element('dl', {class: 'facts'}, facts(alert)),
    fires ? element('div', {class: 'actions'}, actions(alert, on)) : null);
  made.dataset.said = said(alert);
  return made;

  function facts(of) {
    const rate = of.observedRate === null ? null
      : `${of.baselineRate === null ? '' : `${percent(of.baselineRate)} → `}${percent(of.observedRate)} of ${count(of.observations)}`;
    return [
      ['Monitor', plain(of.monitor)], ['rate', rate], ['what moved', ofAnswers(of) && (attributions[of.attribution] ?? attributions.UNKNOWN)],
      ['acknowledged', of.acknowledgedBy && `by ${of.acknowledgedBy}${of.acknowledgedAt ? `, ${new Date(of.acknowledgedAt).toLocaleString()}` : ''}`],
      ['silenced', silenced(of) && `until ${new Date(of.silencedUntil).toLocaleString()}`],
      ['examples', of.exampleSampleIds.length > 0 && of.exampleSampleIds.map((id) => example(id)).flatMap((link) => [link, ' '])],
    ].filter(([, value]) => value).map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  }
}

function example(id) {
  return element('a', {href: `#/examples?id=${encodeURIComponent(id)}`}, id);
}

function actions(alert, on) {
  const offered = [
    alert.acknowledgedBy ? null : ['acknowledge', 'Acknowledge'],
    silenced(alert) ? ['unsilence', 'End silence'] : ['silence', 'Silence'],
  ];
  return offered.filter((one) => one !== null).map(([action, name]) => {
    const button = element('button', {type: 'button'}, `${name}…`);
    button.addEventListener('click', () => on.action(action, name, alert));
    return button;
  });
}

/** Whether it is about what the model says, and not about whether anything comes at all. */
function ofAnswers(alert) {
  return alert.kind === 'REGRESSION' || alert.kind === 'CHECKPOINT';
}

/** A Monitor's key without its encoding; as it stands when it is of another form. */
function plain(key) {
  try {
    return key.split('|').map((field) => decodeURIComponent(field.replaceAll('+', ' '))).join(' · ');
  } catch {
    return key;
  }
}

/** All that a card shows: the record, and whether its silence lasts. */
function said(alert) {
  return JSON.stringify([alert, silenced(alert)]);
}

function silenced(alert) {
  return Boolean(alert.silencedUntil) && Date.parse(alert.silencedUntil) > Date.now();
}

function moment(instant) {
  return element('time', {datetime: instant}, new Date(instant).toLocaleString());
}
