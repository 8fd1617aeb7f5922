import {onSignedOut, read, send} from './api.js';
import {confirm} from './dialog.js';
import {Events} from './events.js';
import {freshness} from './freshness.js';
import {Router} from './router.js';
import {showSignedOut, showWho} from './session.js';
import {showAlarms, showState} from './state.js';

onSignedOut(() => showSignedOut(document.getElementById('signed-out')));
const events = new Events(freshness(document.getElementById('freshness')));
const go = (hash) => {
  location.hash = hash;
};
const router = new Router(events, {read, send, go, confirm});

events.on(['figures', 'alerts', 'checkpoints'], async () => showState(document.getElementById('state'), await read('api/v1/overview?limit=50')),
  {every: 3000});
events.on('alerts', async () => showAlarms(router.link('alerts'), await read('api/v1/alerts?state=FIRING&limit=1')));
// Where it fails, the views say so too.
showWho(document.getElementById('who'), read).catch((problem) => console.warn(problem));
