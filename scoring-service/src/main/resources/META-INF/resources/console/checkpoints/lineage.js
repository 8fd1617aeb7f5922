import {ago, element, empty, show} from '../dom.js';
import {operatorButton} from '../session.js';
import {facts, moment, plain, quoted} from '../words.js';
import {comparisonOf} from './comparison.js';
import {gateReport} from './gate.js';
import {sourcesOf} from './trainer.js';

const kinds = {CANDIDATE: 'unsure', SHADOW: 'unsure', PROMOTED: 'good', REJECTED: 'bad', ROLLED_BACK: 'bad'};

/** The life of the checkpoints, the newest first, each with its parent and why it is in its state. */
export function showLineage(place, checkpoints, {kept, serving}, session, order) {
  if (checkpoints.length === 0) {
    show(place, empty('No checkpoint has been announced yet. A model behind a server has none here.'));
    return;
  }
  const known = new Map([...place.children].map((made) => [made.dataset.said, made]));
  const open = new Set([...place.querySelectorAll('details[open]')].map((details) => details.closest('li').id));
  const wanted = checkpoints.map((checkpoint) => {
    const its = {
      kept: kept(checkpoint), serves: serving(checkpoint) ?? newestPromoted(checkpoint, checkpoints), ordered: session.trainer,
      before: promotedBefore(checkpoint, checkpoints),
    };
    const said = JSON.stringify([checkpoint, its]);
    const made = known.get(said) ?? card(checkpoint, its, session, order, open.has(idOf(checkpoint.checkpoint)));
    made.dataset.said = said;
    made.querySelector('.ago').textContent = ago(checkpoint.at);
    return made;
  });
  if (wanted.length !== place.children.length || wanted.some((made, at) => made !== place.children[at])) show(place, wanted);
}

function idOf(checkpoint) {
  return `checkpoint-${checkpoint}`;
}

function card(checkpoint, its, session, order, open) {
  const manifest = typeof checkpoint.manifest === 'object' && checkpoint.manifest !== null ? checkpoint.manifest : {};
  return element('li', {class: its.serves ? 'card checkpoint serving' : 'card checkpoint', id: idOf(checkpoint.checkpoint)},
    element('div', {class: 'head'},
      element('h3', {}, quoted(checkpoint.checkpoint)),
      element('span', {class: `chip ${kinds[checkpoint.state] ?? ''}`}, plain(checkpoint.state)),
      its.serves ? element('span', {class: 'chip good'}, '● serves') : null,
      its.kept === false ? element('span', {class: 'chip'}, 'weights no longer kept') : null,
      element('span', {class: 'when'}, 'since ', moment(checkpoint.at), ', ', element('span', {class: 'ago'}))),
    element('p', {class: 'parent'},
      checkpoint.parent ? ['↳ trained from ', parent(checkpoint.parent)] : 'the first: trained from nothing here'),
    checkpoint.reason ? element('p', {class: 'reason'}, quoted(checkpoint.reason)) : null,
    about(checkpoint, manifest),
    checkpoint.comparisons.map(comparisonOf),
    manifest.gate ? element('details', {open}, element('summary', {}, 'Gate report'), report(manifest.gate)) : null,
    element('div', {class: 'actions'}, orders(checkpoint, its).map(([name, text]) =>
      operatorButton(session, `${text}…`, () => order(name, checkpoint)))));
}

/** A report of another form than the known one is shown as it is. */
function report(gate) {
  try {
    return gateReport(gate);
  } catch {
    return element('pre', {class: 'scroll', tabindex: 0}, JSON.stringify(gate, null, 1));
  }
}

function parent(name) {
  const link = element('button', {type: 'button', class: 'plain'}, quoted(name));
  link.addEventListener('click', () => {
    const place = document.getElementById(idOf(name));
    place?.scrollIntoView({block: 'center'});
    place?.classList.add('pointed');
    setTimeout(() => place?.classList.remove('pointed'), 1500);
  });
  return link;
}

function about({version, sha256, target}, manifest) {
  const run = manifest.run ?? {};
  const pairs = [
    ['model', target], ['version', version], ['learned from', sourcesOf(manifest)], ['run', run.cause], ['steps', run.steps],
    ['hard examples at hand', run.hardExamples], ['weights', `SHA-256 ${sha256.slice(0, 12)}…`],
  ];
  return facts(pairs.map(([name, value]) => [name, value === undefined || value === null ? null : quoted(String(value))]));
}

/** Whether it is the one that serves, as who reads the topic finds it. */
function newestPromoted({target, version, state}, checkpoints) {
  return state === 'PROMOTED' && checkpoints.every((other) =>
    other.target !== target || other.version <= version || other.state !== 'PROMOTED');
}

/** Whether another would serve in its place. */
function promotedBefore({target, version}, checkpoints) {
  return checkpoints.some((other) => other.target === target && other.version < version && other.state === 'PROMOTED');
}

/** What an operator may ask of it; the trainer decides. */
function orders({state}, {serves, kept, ordered, before}) {
  if (!ordered) return [];
  if (serves) return before ? [['rollback', 'Roll back']] : [];
  return ['CANDIDATE', 'SHADOW', 'REJECTED'].includes(state) && kept !== false ? [['promote', 'Promote']] : [];
}
