import {showLineage} from '../checkpoints/lineage.js';
import {noTrainer, showOrders, showTrainer} from '../checkpoints/trainer.js';
import {element, empty} from '../dom.js';
import {onlyLooking, session} from '../session.js';

export const title = 'Checkpoints';

const asked = {
  train: ['Train now?',
    'A run starts from the checkpoint that serves, however few hard examples there are. What it makes must pass the gate.', 'Train'],
  pause: ['Pause the trainer?', 'No further run starts by itself, and the one under way is given up.', 'Pause'],
  resume: ['Resume the trainer?', 'Runs start again when there are enough hard examples.', 'Resume'],
  promote: ['Promote', 'It serves at once, against the gate and the comparison if need be. It is taken back by itself if it then does '
    + 'worse on the same Trials.', 'Promote'],
  rollback: ['Roll back', 'It stops serving at once and is never offered again. The one before it serves.', 'Roll back'],
};

/** What the trainer does, and the life of the checkpoints. */
export async function mount(place, {read, send, on, confirm}) {
  const trainer = element('div', {class: 'stack'}, empty('Loading…'));
  const lineage = element('ol', {class: 'lineage', reversed: true}, element('li', {class: 'empty'}, 'Loading…'));
  const orders = element('div', {class: 'actions orders'});
  const note = element('p', {class: 'failure', role: 'alert'});
  const top = element('div');
  place.append(top, trainer, orders, note, element('section', {}, element('h2', {}, 'Lineage'),
    element('p', {class: 'explain'},
      'Candidate → Shadow → Promoted or Rejected; Promoted → Rolled back. The newest first, each trained from its parent.'), lineage));
  const who = await session(read);
  top.append(...[onlyLooking(who)].filter(Boolean));
  if (who.trainer) on('trainer', async () => {
    const status = await read('api/v1/trainer').catch(away);
    showTrainer(trainer, status);
    showOrders(orders, status, who, order);
  });
  else noTrainer(trainer, 'No trainer is configured here: the model is trained elsewhere.');
  on('checkpoints', refresh);

  /** The figures stay; that they are old is said by the shell. */
  function away(problem) {
    if (problem.status === 503) noTrainer(trainer, `The trainer is away: ${problem.message}. It is asked again.`);
    throw problem;
  }

  async function refresh() {
    const [page, own] = await Promise.all([
      read('api/v1/checkpoints?limit=100'), who.trainer ? read('api/v1/trainer/checkpoints').catch(() => []) : []]);
    const byName = new Map(own.map((row) => [row.checkpoint, row]));
    showLineage(lineage, page.items, {
      kept: ({checkpoint}) => byName.get(checkpoint)?.kept ?? null,
      serving: ({checkpoint}) => byName.get(checkpoint)?.serving ?? null,
    }, who, order);
  }

  async function order(name, {checkpoint, version, reason}) {
    const [question, text, action] = asked[name];
    await confirm({
      title: checkpoint ? `${question} ${checkpoint}?` : question, action,
      text: checkpoint ? [reason, text].filter(Boolean) : text, fields: [{name: 'comment', label: 'Comment', maxlength: 300}],
      run: (body) => send('POST', `api/v1/trainer/${name}`, checkpoint ? {...body, version} : body),
    });
    note.textContent = '';
    refresh().catch((problem) => {
      note.textContent = problem.message;
    });
  }
}
