import {element, empty, show} from '../dom.js';
import {Form} from '../try/form.js';
import {showResult} from '../try/result.js';
import {showScenes} from '../try/scenes.js';

export const title = 'Try it';

/** A question of one's own, under every perturbation, answered by the model that serves. */
export async function mount(place, {read, send, parameters}) {
  const explain = element('p', {class: 'explain'}, 'Ask the model a question and see what each perturbation makes of it: what was '
    + 'put in is marked, and the answer either holds or flips. Nothing of it is written, counted or kept.');
  const desk = element('div', {class: 'stack'});
  place.append(explain, desk);
  const left = new AbortController();
  await open(desk, {read, send, parameters, left: left.signal});
  return {close: () => left.abort()};
}

async function open(desk, given) {
  show(desk, empty('Asking what there is to try…'));
  try {
    const [offer, session] = await Promise.all([
      given.read('api/v1/try'), given.read('api/v1/session').catch(() => null)]);
    if (!given.left.aborted) start(desk, offer, session, given);
  } catch (problem) {
    if (!given.left.aborted) failed(desk, problem, () => open(desk, given));
  }
}

function failed(desk, problem, again) {
  const button = element('button', {type: 'button'}, 'Try again');
  button.addEventListener('click', again);
  show(desk, element('div', {class: 'card stack', role: 'alert'},
    element('p', {}, 'There is nothing to try at present: ', problem.message, '.'), element('div', {}, button)));
}

function start(desk, offer, session, {send, parameters, left}) {
  const scenes = element('div', {class: 'scenes'});
  const result = element('section', {class: 'result stack', 'aria-label': 'What the model answered'});
  const status = element('div', {class: 'asking', role: 'status'});
  const form = new Form(offer, left, async (body, chosen) => {
    show(status, element('progress', {'aria-label': 'The model is asked'}),
      element('span', {}, 'Making the Views and asking the model…'));
    const began = performance.now();
    try {
      const query = chosen.map((name) => `perturbation=${encodeURIComponent(name)}`).join('&');
      const answered = await send('POST', `api/v1/try${query ? `?${query}` : ''}`, body, 60_000);
      if (left.aborted) return;
      showResult(result, answered);
      show(status, element('span', {}, `${answered.views.length} Views in ${((performance.now() - began) / 1000).toFixed(1)} s`));
      result.scrollIntoView({block: 'start', behavior: 'smooth'});
    } catch (problem) {
      if (!left.aborted) show(status, element('p', {class: 'failure', role: 'alert'}, problem.message));
    }
  });
  if (session && !session.mayChange) form.refuse(session.whyNot);
  const choose = showScenes(scenes, offer.scenes, (scene) => {
    form.fill(scene);
    show(result);
    show(status);
  });
  show(desk, scenes, form.element, status, result);
  choose(parameters.get('scene') ?? offer.scenes[0]?.name);
}
