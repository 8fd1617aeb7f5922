import {element, show} from './dom.js';

const explained = {
  acknowledge: 'Others see that you look after it, and webhooks are not told of it again. Its end is told.',
  silence: 'Nobody is told of it for a while. It stays on this page and in the metrics.',
  unsilence: 'If it still fires and nobody was told of it, receivers are told now.',
};
const durations = [['PT1H', '1 hour'], ['PT4H', '4 hours'], ['PT24H', '1 day'], ['P7D', '7 days'], ['P30D', '30 days']];
const rememberedName = 'agnoscope-operator';

/** Asks for a name and a confirmation, has the alert's action written, and says when the broker has it. */
export function ask(dialog, action, name, alert, done) {
  const who = element('input', {name: 'by', required: true, maxlength: 100, autocomplete: 'name', value: remembered()});
  const why = element('input', {name: 'comment', maxlength: 1000, autocomplete: 'off'});
  const howLong = element('select', {name: 'for'},
    durations.map(([value, text]) => element('option', {value, selected: value === 'PT4H'}, text)));
  const failure = element('p', {class: 'failure', role: 'alert'});
  const confirm = element('button', {type: 'submit', class: 'confirm'}, name);
  const cancel = element('button', {type: 'button'}, 'Cancel');
  const form = element('form', {},
    element('h2', {}, `${name}?`), element('p', {class: 'reason'}, alert.reason), element('p', {class: 'quiet'}, explained[action]),
    field('Your name', who), field('Comment', why), action === 'silence' ? field('For', howLong) : null,
    failure, element('div', {class: 'actions'}, confirm, cancel));
  cancel.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    confirm.disabled = true;
    failure.textContent = '';
    try {
      remember(who.value);
      await post(action, alert.key, {
        by: who.value, comment: why.value, ...(action === 'silence' ? {for: howLong.value} : {}),
      });
      dialog.close();
      done();
    } catch (problem) {
      failure.textContent = problem.message;
      confirm.disabled = false;
    }
  });
  show(dialog, form);
  dialog.showModal();
  who.focus();
}

async function post(action, key, body) {
  const response = await fetch(`api/v1/alerts/${encodeURIComponent(key)}/${action}`, {
    method: 'POST', headers: {'content-type': 'application/json', accept: 'application/json'}, body: JSON.stringify(body),
  });
  if (response.ok) return;
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `The service answered ${response.status}`);
}

function field(name, input) {
  return element('label', {class: 'field'}, element('span', {}, name), input);
}

// A browser may refuse storage; then the name is typed each time.
function remembered() {
  try {
    return localStorage.getItem(rememberedName) ?? '';
  } catch {
    return '';
  }
}

function remember(name) {
  try {
    localStorage.setItem(rememberedName, name);
  } catch {
    return;
  }
}
