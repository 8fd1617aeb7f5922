import {read} from './api.js';
import {element, show} from './dom.js';
import {session} from './session.js';

const rememberedName = 'agnoscope-operator';

/**
 * Asks for a confirmation, and for the operator's name where nobody is signed in, then runs what was confirmed; what goes wrong is said in the dialog.
 * `fields`: [{name, label, options: [[value, text]], value, required, maxlength, type}]; `run({by, ...fields})`.
 * Gives true when it was run, false when it was called off.
 */
export async function confirm({title, text, fields = [], action, run}) {
  const {name} = await session(read).catch(() => ({name: null}));
  const dialog = document.getElementById('dialog');
  const who = element('input', {
    name: 'by', required: true, maxlength: 100, autocomplete: 'name', value: name ?? remembered(), readonly: Boolean(name),
  });
  const inputs = fields.map(inputOf);
  const failure = element('p', {class: 'failure', role: 'alert'});
  const submit = element('button', {type: 'submit', class: 'confirm'}, action);
  const cancel = element('button', {type: 'button'}, 'Cancel');
  const form = element('form', {},
    element('h2', {id: 'dialog-title'}, title), [text].flat().map((line) => element('p', {}, line)),
    labelled(name ? 'Signed in as' : 'Your name', who), fields.map((field, index) => labelled(field.label, inputs[index])),
    failure, element('div', {class: 'actions'}, submit, cancel));
  return new Promise((done) => {
    let ran = false;
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => done(ran), {once: true});
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      submit.disabled = true;
      failure.textContent = '';
      try {
        if (!name) remember(who.value);
        await run({by: who.value, ...Object.fromEntries(inputs.map((input) => [input.name, input.value]))});
        ran = true;
        dialog.close();
      } catch (problem) {
        failure.textContent = problem.message;
        submit.disabled = false;
      }
    });
    show(dialog, form);
    dialog.showModal();
    (name ? inputs[0] ?? submit : who).focus();
  });
}

function inputOf({name, options, value, required, maxlength = 1000, type = 'text'}) {
  return options
    ? element('select', {name}, options.map(([of, text]) => element('option', {value: of, selected: of === value}, text)))
    : element('input', {name, type, value, required, maxlength, autocomplete: 'off'});
}

function labelled(name, input) {
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
