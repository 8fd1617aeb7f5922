import {ask} from './actions.js';
import {showAlerts, showMonitors} from './alerts.js';
import {showCheckpoints, servingCheckpoint} from './checkpoints.js';
import {showControls} from './controls.js';
import {showExamples} from './examples.js';
import {element, show} from './dom.js';
import {showPipeline, showSources} from './pipeline.js';
import {showAgnosia, showInterference} from './rates.js';
import {showTraining} from './training.js';
import {offerSources, showTrials} from './trials.js';

const refreshEveryMillis = 3000;
const place = (id) => document.getElementById(id);
let lastGood = null;
let pinned = null;
let latestExamples = [];

async function read(path) {
  const response = await fetch(path, {headers: {accept: 'application/json'}, cache: 'no-store'});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? problem.reason ?? `${path} answered ${response.status}`);
  }
  return response.status === 204 ? null : response.json();
}

function showServing(serving, rows) {
  const target = serving?.target ?? rows[0]?.target ?? 'the model';
  show(place('serving'), serving
    ? [element('strong', {}, target), ' is served by ', element('strong', {}, serving.checkpoint)]
    : ['Waiting for ', element('strong', {}, target), ' to announce its checkpoint']);
}

async function refresh() {
  const [pipeline, interference, controls, agnosia, checkpoints, examples] = await Promise.all([
    read('api/v1/pipeline'), read('api/v1/interference'), read('api/v1/controls'), read('api/v1/agnosia'),
    read('api/v1/checkpoints'), read('api/v1/hard-examples?limit=12'), refreshTrials(), refreshAlerts()]);
  const serving = servingCheckpoint(checkpoints.items);
  showServing(serving, interference);
  showPipeline(place('pipeline'), pipeline);
  showSources(place('sources'), pipeline.sources);
  offerSources(place('trial-source'), pipeline.sources);
  showInterference(place('interference'), interference, serving?.checkpoint);
  showControls(place('controls'), controls, serving?.checkpoint);
  showAgnosia(place('agnosia'), agnosia, serving?.checkpoint);
  showCheckpoints(place('checkpoints'), checkpoints.items);
  showTraining(place('training'), await read('api/v1/trainer').catch(() => null));
  latestExamples = examples.items;
  showPinnedAndLatest();
}

async function refreshAlerts() {
  const [firing, resolved, monitors] = await Promise.all([
    read('api/v1/alerts?state=FIRING&limit=50'), read('api/v1/alerts?state=RESOLVED&limit=10'), read('api/v1/monitors/summary')]);
  showMonitors(place('monitors'), monitors);
  showAlerts(place('alerts'), firing, resolved, {
    action: (action, name, alert) => ask(place('action'), action, name, alert, () => refreshAlerts().catch(() => {})),
    example: (id) => openExample(id).catch(() => {}),
  });
}

/** Brings a Sample that an alert names to the front of the hard examples. */
async function openExample(id) {
  const found = await read(`api/v1/hard-examples?limit=1&id=${encodeURIComponent(id)}`);
  pinned = found.items[0] ?? null;
  showPinnedAndLatest();
  place('example-note').textContent = pinned ? '' : `The hard example of Sample ${id} is no longer kept.`;
  place('examples-title').scrollIntoView({behavior: 'smooth'});
}

function showPinnedAndLatest() {
  const others = latestExamples.filter((example) => example.sampleId !== pinned?.sampleId);
  showExamples(place('examples'), pinned ? [pinned, ...others] : others);
}

async function refreshTrials() {
  const source = place('trial-source').value;
  const trials = await read(`api/v1/trials?limit=8&source=${encodeURIComponent(source)}`);
  if (place('trial-source').value === source) showTrials(place('trials'), trials.items);
}

async function loop() {
  const freshness = place('freshness');
  try {
    await refresh();
    lastGood = new Date();
    freshness.classList.remove('stale');
    freshness.textContent = `live, updated ${lastGood.toLocaleTimeString()}`;
  } catch (problem) {
    freshness.classList.add('stale');
    freshness.textContent = lastGood
      ? `not live: ${problem.message}; figures are of ${lastGood.toLocaleTimeString()}`
      : `no figures yet: ${problem.message}`;
  }
  setTimeout(loop, refreshEveryMillis);
}

// A failure shows at the next refresh, which asks for the same.
place('trial-source').addEventListener('change', () => refreshTrials().catch(() => {}));
loop();
