import {chart} from '../charts.js';
import {count, element, empty, percent, show} from '../dom.js';
import {chartOption} from './option.js';
import {plain, taskClassNames} from './words.js';

const spans = [['PT1H', 'last hour'], ['PT6H', 'last 6 hours'], ['PT24H', 'last day']];
const mostRows = 240;

/**
 * The time line of one Monitor: what each minute said, against its baseline, with checkpoint changes and alerts.
 * `choose(key)` is called when another one is chosen in the list; `update({monitors, chosen, target, events, alerts})` brings it up
 * to date.
 */
export function timeline(place, {read, choose}) {
  const select = element('select', {id: 'monitor', 'data-key': 'monitor'});
  const span = element('select', {id: 'span', 'data-key': 'span'}, spans.map(([value, text]) => element('option', {value}, text)));
  const said = element('p', {class: 'quiet', role: 'status'});
  const canvas = element('div', {class: 'chart', role: 'img', 'aria-label': 'Time line'});
  const table = element('div', {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Time line as a table'});
  const details = element('details', {}, element('summary', {}, 'As a table'), table);
  const card = element('div', {class: 'card timeline'},
    element('div', {class: 'actions'}, element('label', {for: 'monitor'}, 'Monitor '), select, element('label', {for: 'span'}, 'Span '), span),
    said, canvas, details);
  let drawn = null;
  let seen = false;
  let state = null;
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen = true;
    watcher.disconnect();
    if (state) refresh().catch(failed);
  }, {rootMargin: '200px'});
  watcher.observe(card);
  select.addEventListener('change', () => choose(select.value));
  span.addEventListener('change', () => state && refresh().catch(failed));

  return {
    card,
    async update(next) {
      state = next;
      if (next.monitors.length === 0) {
        show(place, empty('Time lines come with the first Monitor, which comes with the first scored answers.'));
        return;
      }
      if (!card.isConnected) show(place, card);
      offer(select, next.monitors, next.chosen);
      if (seen) await refresh();
    },
    close() {
      watcher.disconnect();
      drawn?.close();
    },
  };

  async function refresh() {
    const {monitors, chosen, target, events, alerts} = state;
    const monitor = monitors.find((one) => keyOf(one) === chosen);
    if (!monitor) return;
    const points = await read(`api/v1/timeline?limit=10000&target=${encodeURIComponent(target)}&taskClass=${monitor.taskClass}`
      + `&span=${span.value}&${monitor.aspect ? `aspect=${monitor.aspect}` : `perturbation=${encodeURIComponent(monitor.perturbation)}`}`);
    const own = points.filter((point) => point.measurementVersion === monitor.measurementVersion).map((point) =>
      ({...point, rate: point.aspect ? (point.accuracy === null ? null : 1 - point.accuracy) : point.flipRate}));
    const baseline = baselineOf(monitor);
    const firing = alerts.filter((alert) => alert.monitor === monitor.key || alert.kind === 'CHECKPOINT');
    said.textContent = summary(monitor, own, baseline, firing);
    canvas.setAttribute('aria-label', said.textContent);
    show(table, tableOf(own));
    canvas.hidden = own.length === 0;
    if (own.length === 0) return;
    const now = Date.now();
    const from = now - millis[span.value];
    drawn ??= await chart(canvas);
    drawn.set((colors) => chartOption({
      points: own, baseline, from, now, aspect: Boolean(monitor.aspect), narrow: canvas.clientWidth < 560,
      events: events.filter((event) => Date.parse(event.at) > from), alerts: firing.filter((alert) => Date.parse(alert.resolvedAt ?? alert.at) > from
        || alert.state === 'FIRING'),
    }, colors));
  }

  function failed(problem) {
    said.textContent = problem.message;
  }
}

const millis = {PT1H: 3_600_000, PT6H: 21_600_000, PT24H: 86_400_000};

/** What names a Monitor within its target. */
export function keyOf(monitor) {
  return `${monitor.taskClass} ${monitor.perturbation ?? monitor.aspect}`;
}

function offer(select, monitors, chosen) {
  const keys = monitors.map(keyOf);
  if (select.dataset.offered !== keys.join('\n')) {
    select.dataset.offered = keys.join('\n');
    show(select, monitors.map((monitor) => element('option', {value: keyOf(monitor)},
      `${plain(monitor.perturbation ?? monitor.aspect)} · ${taskClassNames[monitor.taskClass] ?? plain(monitor.taskClass)}`
      + `${monitor.phase === 'REGRESSED' ? ' ▲ regressed' : ''}`)));
  }
  select.value = chosen;
}

/** The frozen rate and the level above which a regression is looked for, over all strata; null before there is one. */
function baselineOf({baseline}) {
  if (!baseline || baseline.rate === null) return null;
  const bound = baseline.strata.reduce((sum, stratum) => sum + stratum.bound * stratum.observations, 0) / baseline.observations;
  return {rate: baseline.rate, bound, n: baseline.observations};
}

function summary(monitor, points, baseline, alerts) {
  const name = `${plain(monitor.perturbation ?? monitor.aspect)}, ${(taskClassNames[monitor.taskClass] ?? '').toLowerCase()}`;
  if (points.length === 0) return `${name}: no answers in this span.`;
  const last = points.at(-1);
  const what = monitor.aspect ? 'wrong answers' : 'flips';
  return `${name}: in the last minute with answers, ${new Date(last.windowStart).toLocaleTimeString()}, ${percent(last.rate)} ${what} of n `
    + `${count(last.n)}. ${baseline ? `Baseline ${percent(baseline.rate)} of n ${count(baseline.n)}; looked for above ${percent(baseline.bound)}.`
      : `No baseline yet: ${count(monitor.observations)} of ${count(monitor.observationsNeeded)} observations.`}`
    + `${alerts.some((alert) => alert.state === 'FIRING') ? ' An alert fires.' : ''}`;
}

function tableOf(points) {
  const rows = points.slice(-mostRows).reverse();
  return element('table', {},
    element('caption', {}, `Minutes, the latest first${points.length > mostRows ? `; the last ${mostRows} of ${count(points.length)}` : ''}`),
    element('thead', {}, element('tr', {}, ['minute', 'checkpoint', 'rate', 'noise floor', 'n'].map((text, index) =>
      element('th', {scope: 'col', class: index > 1 ? 'number' : null}, text)))),
    element('tbody', {}, rows.map((point) => element('tr', {},
      element('td', {}, new Date(point.windowStart).toLocaleTimeString()), element('td', {}, point.checkpoint),
      [percent(point.rate), percent(point.noiseFloor), count(point.n)].map((text) => element('td', {class: 'number'}, text))))));
}
