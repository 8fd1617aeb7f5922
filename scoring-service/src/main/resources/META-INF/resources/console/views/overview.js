import {element, keepingFocus} from '../dom.js';
import {showAccuracy} from '../overview/accuracy.js';
import {showAgnosia} from '../overview/agnosia.js';
import {showMatrix} from '../overview/matrix.js';
import {showModels} from '../overview/models.js';
import {keyOf, timeline} from '../overview/timeline.js';
import {Pace, showWaiting} from '../overview/waiting.js';

export const title = 'Overview';

const mostModels = 50;
const mostMonitors = 200;

/** Is the model all right, what got worse, since when, and what a checkpoint changed. Only the chosen model's figures are asked for. */
export function mount(place, {read, on, go, parameters}) {
  const [models, waiting, interference, agnosia, time, accuracy] = Array.from({length: 6}, () => element('div', {class: 'stack'}));
  const note = element('p', {class: 'explain', role: 'status'});
  place.append(models, waiting, note,
    section('Modality interference', 'How often the answer moves when something that should not matter is put beside the question. '
      + 'A cell opens its time line.', interference),
    section('Agnosia', 'How well the model reads plain visual facts.', agnosia),
    section('Time line', 'What each minute said, against the baseline, with the checkpoints and the alerts.', time, 'time-line'),
    section('Before and after each checkpoint', 'Whether a checkpoint made the answers steadier, and whether that cost anything.', accuracy));
  const pace = new Pace();
  const line = timeline(time, {read, choose: (key) => choose(key, false)});
  let wanted = parameters.get('monitor');
  let latest = null;
  on(['figures', 'alerts', 'checkpoints'], refresh, {every: 3000});
  return {close: () => line.close()};

  async function refresh() {
    const target = parameters.get('target');
    const page = await read(`api/v1/overview?limit=${mostModels}`);
    const model = page.items.find((one) => one.target === target) ?? page.items[0] ?? null;
    const pipeline = model?.standing === 'TOO_LITTLE_DATA' || !model ? await read('api/v1/pipeline') : null;
    latest = {page, model, pipeline, ...(model ? await figures(read, model) : nothing)};
    await render();
  }

  async function render() {
    const {page, model, pipeline, interference: rows, controls, agnosia: facts, before, checkpoints, monitors, alerts, accuracy: pairs, shown} = latest;
    const chosen = chosenOf(monitors, rows, wanted);
    const open = (one) => choose(keyOf(one), true);
    keepingFocus(place, () => {
      showModels(models, page, model?.target);
      showWaiting(waiting, model, pipeline ?? {accepted: 0}, pace);
      note.textContent = model && shown && shown !== model.serving
        ? `${model.serving} has no figures yet: those of ${shown} are shown.` : '';
      showMatrix(interference, {rows, controls, chosen, open});
      showAgnosia(agnosia, {rows: facts, previous: before, previousName: model?.previous && shown === model.serving ? model.previous : null, chosen, open});
      showAccuracy(accuracy, pairs, model?.serving);
    });
    await line.update({monitors, chosen, target: model?.target, events: checkpoints, alerts});
  }

  async function choose(key, scroll) {
    wanted = key;
    if (!latest) return;
    await render().catch(() => {});
    if (scroll) place.querySelector('#time-line').scrollIntoView({behavior: 'smooth', block: 'start'});
  }
}

const nothing = {interference: [], controls: [], agnosia: [], before: [], checkpoints: [], monitors: [], alerts: [], accuracy: [], shown: null};

/** What is shown of a model: of the serving checkpoint, or of the one before it while that has no figures; of one measurement version. */
async function figures(read, model) {
  const target = encodeURIComponent(model.target);
  const of = (name, checkpoint) => read(`api/v1/${name}?target=${target}${checkpoint ? `&checkpoint=${encodeURIComponent(checkpoint)}` : ''}`);
  const [rows, monitors, alerts, checkpoints, accuracy, before] = await Promise.all([
    of('interference', model.serving), of(`monitors`).then((first) => first.total > first.items.length
      ? read(`api/v1/monitors?limit=${mostMonitors}&target=${target}`) : first),
    of('alerts'), read(`api/v1/checkpoints?limit=8&target=${target}`), of('accuracy'),
    model.previous ? of('agnosia', model.previous) : []]);
  const fallBack = rows.length === 0 && model.previous;
  const shown = fallBack ? model.previous : model.serving;
  const [interference, controls, agnosia] = await Promise.all([
    fallBack ? of('interference', shown) : rows, of('controls', shown), of('agnosia', shown)]);
  const version = latestVersion(monitors.items);
  const own = (all) => all.filter((row) => !version || row.measurementVersion === version);
  return {
    interference: own(interference), controls: own(controls), agnosia: own(agnosia), before: own(before), accuracy, shown,
    checkpoints: checkpoints.items, alerts: alerts.items,
    monitors: monitors.items.filter((monitor) => monitor.measurementVersion === version && monitor.run === 'LIVE'),
  };
}

/** How was asked last: figures of different measurement versions never mix. */
function latestVersion(monitors) {
  return monitors.reduce((last, one) => (last && last.at >= one.at ? last : one), null)?.measurementVersion ?? null;
}

/** The Monitor that was chosen, else one that regressed, else the one that moves the answers most. */
function chosenOf(monitors, rows, wanted) {
  const keys = monitors.map(keyOf);
  if (keys.includes(wanted)) return wanted;
  const regressed = monitors.find((monitor) => monitor.phase === 'REGRESSED');
  if (regressed) return keyOf(regressed);
  const worst = rows.filter((row) => row.kind !== 'CONTROL' && keys.includes(keyOf(row))).sort((a, b) => (b.flipRate ?? 0) - (a.flipRate ?? 0))[0];
  return worst ? keyOf(worst) : keys[0];
}

function section(name, explained, place, id) {
  return element('section', {id}, element('h2', {}, name), element('p', {class: 'explain'}, explained), place);
}
