import {count, element, keepingFocus, percent, show} from '../dom.js';
import {monitorOf, monitorWords} from '../monitor.js';
import {operatorButton} from '../session.js';
import {plain, quoted} from '../words.js';
import {newBaseline} from './baseline.js';

const perPage = 20;
const phases = {COLLECTING: ['collecting', 'unsure'], WATCHING: ['watching', 'good'], REGRESSED: ['regressed', 'bad']};

/** How the Monitors stand: how many, and each of them, a page at a time. `who`: whose session it is. */
export function monitors(place, who, {read, send, on, confirm}) {
  const tiles = element('dl', {class: 'tiles'});
  const line = element('p', {class: 'explain'});
  const phase = element('select', {}, [['', 'all'], ...Object.entries(phases).map(([name, [text]]) => [name, text])]
    .map(([value, text]) => element('option', {value}, text)));
  const rows = element('tbody');
  const shown = element('span', {class: 'quiet', role: 'status'});
  let offset = 0;
  const [back, next] = [['Back', -perPage], ['Next', perPage]].map(([text, by]) => {
    const button = element('button', {type: 'button'}, text);
    button.addEventListener('click', () => turn(Math.max(0, offset + by)));
    return button;
  });
  const details = element('details', {class: 'card'}, element('summary', {}, 'Each Monitor'),
    element('label', {class: 'choice'}, 'Phase ', phase),
    element('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Monitors'}, element('table', {},
      element('thead', {}, element('tr', {}, ['Monitor', 'task class', 'model', 'stands', 'observations', 'baseline', 'evidence']
        .map((text, at) => element('th', {scope: 'col', class: at > 3 ? 'number' : null}, text)),
        element('th', {scope: 'col'}, element('span', {class: 'hidden'}, 'actions')))), rows)),
    element('div', {class: 'pages actions'}, back, next, shown));
  place.append(line, tiles, details);
  phase.addEventListener('change', () => turn(0));
  details.addEventListener('toggle', () => details.open && turn(offset));
  on('alerts', refresh);

  function turn(at) {
    offset = at;
    refresh().catch((problem) => {
      shown.textContent = problem.message;
    });
  }

  /** A button for who may; none while a baseline is being collected anyway. */
  function resetting(monitor) {
    if (monitor.phase === 'COLLECTING') return null;
    const known = monitorOf(monitor.key);
    const words = `${known ? monitorWords(known) : monitor.key}, ${monitor.target}`;
    const button = operatorButton(who, 'New baseline…', () => newBaseline({key: monitor.key, words}, {send, confirm}));
    button.setAttribute('aria-label', `New baseline of ${words}…`);
    button.dataset.key = monitor.key;
    return button;
  }

  async function refresh() {
    const asked = `phase=${phase.value}&limit=${perPage}&offset=${offset}`;
    const [summary, page] = await Promise.all([
      read('api/v1/monitors/summary'), details.open ? read(`api/v1/monitors?${asked}`) : null]);
    line.textContent = monitorsLine(summary);
    const counts = [['watching', summary.watching], ['regressed', summary.regressed], ['collecting', summary.collecting],
      ['all Monitors', summary.monitors]];
    show(tiles, counts.map(([name, value]) => element('div', {class: name === 'regressed' && value > 0 ? 'alarming' : null},
        element('dt', {}, name), element('dd', {}, count(value)))));
    if (page === null || asked !== `phase=${phase.value}&limit=${perPage}&offset=${offset}`) return;
    keepingFocus(rows, () => show(rows, page.items.map((monitor) => row(monitor, resetting(monitor)))));
    shown.textContent = page.total === 0 ? 'none' : `${count(offset + 1)} to ${count(offset + page.items.length)} of ${count(page.total)}`;
    back.disabled = offset === 0;
    next.disabled = offset + perPage >= page.total;
  }
}

/** How the Monitors stand, in a line. */
function monitorsLine({monitors: all, collecting, watching, regressed, observations, observationsNeeded}) {
  if (all === 0) return 'No Monitor yet: the first comes with the first scored answers.';
  const towards = collecting === 0
    ? ''
    : `, ${count(collecting)} still collecting their baselines: ${count(observations)} of ${count(observationsNeeded)} observations`;
  const worse = regressed === 0 ? '' : `; ${count(regressed)} of them got worse`;
  return `Watching ${count(watching + regressed)} of ${count(all)} Monitors${towards}${worse}. An alarm comes when the evidence of `
    + 'all together says that answers moved, or were wrong, more often than in the baseline.';
}

function row(monitor, action) {
  const [text, kind] = phases[monitor.phase] ?? [plain(monitor.phase), ''];
  const name = monitor.perturbation ?? plain(monitor.aspect ?? '');
  const readable = monitorOf(monitor.key) !== null;
  return element('tr', {},
    element('td', {}, readable
      ? element('a', {href: `#/?monitor=${encodeURIComponent(monitor.key)}`}, quoted(name)) : quoted(name)),
    element('td', {}, plain(monitor.taskClass)),
    element('td', {}, quoted(`${monitor.target} ${monitor.checkpoint}`)),
    element('td', {}, element('span', {class: `chip ${kind}`}, text)),
    element('td', {class: 'number'}, monitor.phase === 'COLLECTING'
      ? `${count(monitor.observations)} of ${count(monitor.observationsNeeded)}` : count(monitor.observations)),
    element('td', {class: 'number'}, monitor.baseline
      ? `${percent(monitor.baseline.rate)} (n = ${count(monitor.baseline.observations)})` : '–'),
    element('td', {class: 'number'}, monitor.evidence.toPrecision(3)),
    element('td', {}, action));
}
