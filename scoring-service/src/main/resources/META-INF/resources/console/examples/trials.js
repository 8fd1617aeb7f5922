import {element, empty, show} from '../dom.js';
import {plain, quoted} from '../words.js';
import {picture} from './pictures.js';
import {said} from './said.js';

/** The latest Trials: the request as it came beside what was answered under each View. */
export function showTrials(place, trials) {
  if (trials.length === 0) {
    show(place, empty('No answered Trial yet. The first comes a few seconds after the first Sample of this source.'));
    return;
  }
  const known = new Map([...place.children].map((card) => [card.dataset.id, card]));
  show(place, trials.map((trial) => known.get(trial.trialId) ?? card(trial)));
}

/** Offers the sources that there are, probes last, and keeps what is chosen. */
export function offerSources(select, sources) {
  const chosen = select.value;
  const names = [...new Set([...Object.keys(sources), ...(chosen === '' ? [] : [chosen])])]
    .sort((a, b) => (a === 'probe') - (b === 'probe') || a.localeCompare(b));
  const offered = [...select.options].map((option) => option.value).filter((value) => value !== '');
  if (offered.join('\n') === names.join('\n')) return;
  show(select, element('option', {value: ''}, 'all sources'), names.map((name) => element('option', {value: name}, name)));
  select.value = chosen;
}

function card(trial) {
  const made = element('article', {class: 'card trial'}, heading(trial),
    element('div', {class: 'asked'}, question(trial), views(trial)));
  made.dataset.id = trial.trialId;
  return made;
}

function heading(trial) {
  const facts = [
    ['', trial.source], ['sample', trial.sampleId], ['target', `${trial.target} ${trial.checkpoint}`],
    ['task class', `${plain(trial.taskClass)} (${basisNames[trial.taskClassBasis] ?? plain(trial.taskClassBasis)})`],
    ['aspect', trial.aspect && plain(trial.aspect)], ['tenant', trial.tenant], ['route', trial.route], ['model', trial.model],
    ['answered', new Date(trial.at).toLocaleTimeString()],
  ];
  return element('div', {class: 'head'}, facts.filter(([, value]) => value).map(([name, value]) =>
    name ? element('span', {}, `${name} `, element('b', {}, quoted(value))) : element('strong', {}, quoted(value))));
}

const basisNames = {DECLARED: 'declared', RULE: 'by rule', STRUCTURE: 'by structure', DEFAULT: 'by default'};

function question(trial) {
  return element('div', {class: 'view'},
    element('h2', {}, 'asked'),
    trial.earlier.length === 0 ? null : element('details', {},
      element('summary', {}, `${trial.earlier.length} other turn${trial.earlier.length === 1 ? '' : 's'}`),
      trial.earlier.map((turn) => element('div', {class: 'turn'}, element('b', {}, plain(turn.role)), partsOf(turn.parts)))),
    partsOf(trial.question),
    trial.options.length === 0 ? null : element('ul', {class: 'options'}, trial.options.map((option) =>
      element('li', {}, element('div', {class: 'label'},
        element('span', {class: 'text'}, element('b', {}, quoted(option.letter)), ' ', quoted(option.text)),
        option.letter === trial.answer ? element('span', {class: 'chip good'}, '✓ right') : null)))),
    trial.servedAnswer
      ? element('p', {class: 'served'}, element('b', {}, 'production answered '), quoted(trial.servedAnswer)) : null);
}

function partsOf(parts) {
  const pictures = parts.filter((part) => part.sha256);
  const texts = parts.filter((part) => !part.sha256);
  return [
    pictures.length === 0 ? null : element('div', {class: 'pictures'}, pictures.map((part) =>
      picture(part.sha256, part.inserted ? 'a picture that a perturbation put there' : 'the picture as it was sent'))),
    texts.length === 0 ? null : said(texts),
  ];
}

function views(trial) {
  const headings = ['view', 'answer', 'moved', 'what was put beside'].map((text) => element('th', {scope: 'col'}, text));
  return element('div', {class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Answers under each View'},
    element('table', {class: 'answers'},
      element('thead', {}, element('tr', {}, headings)),
      element('tbody', {}, trial.views.map((view) => viewRow(trial, view)))));
}

function viewRow(trial, view) {
  const inserted = view.parts.filter((part) => part.inserted);
  return element('tr', {},
    element('th', {scope: 'row'}, quoted(view.id)),
    element('td', {class: 'answer'}, answerOf(trial, view)),
    element('td', {}, moved(view)),
    element('td', {class: 'inserted'}, inserted.length > 0 ? partsOf(inserted) : null));
}

/** The chosen option in the Sample's own letters, else what was said in words. */
function answerOf(trial, view) {
  if (view.unanswered) return element('span', {class: 'quiet'}, `unanswered: ${view.unanswered}`);
  if (!view.decision) return view.text ? quoted(view.text) : element('span', {class: 'quiet'}, 'not to be parsed');
  const option = trial.options.find((one) => one.letter === view.decision);
  return [element('b', {}, quoted(view.decision)), ' ', option ? quoted(option.text) : ''];
}

function moved(view) {
  if (typeof view.flipped !== 'boolean') return null;
  return element('span', {class: view.flipped ? 'chip bad' : 'chip'}, view.flipped ? 'flipped' : 'same');
}
