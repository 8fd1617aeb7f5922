import {count, element, empty, show} from '../dom.js';
import {card} from './cards.js';
import {filterNames, filters} from './filters.js';

const perPage = 12;

/** Hard examples, newest first, filtered and paged; what is asked for stands in the address. */
export function hardExamples(place, {read, on, parameters}) {
  const chosen = Object.fromEntries(filterNames.map((name) => [name, parameters.get(name) ?? '']));
  let offset = Math.max(0, Number.parseInt(parameters.get('offset') ?? '0', 10) || 0);
  let asked = null;
  const said = element('p', {class: 'quiet', role: 'status'});
  const newer = element('button', {type: 'button', class: 'confirm', hidden: true}, 'Newer ones have come: show them');
  const list = element('div', {class: 'examples'});
  const [back, older] = [['Newer', -perPage], ['Older', perPage]].map(([text, by]) => {
    const button = element('button', {type: 'button'}, text);
    button.addEventListener('click', () => turnTo(Math.max(0, offset + by)));
    return button;
  });
  const choice = filters(chosen, (values) => {
    Object.assign(chosen, values);
    turnTo(0);
  });
  newer.addEventListener('click', () => turnTo(0));
  place.append(choice.place, element('div', {class: 'counted'}, said, newer), list,
    element('nav', {class: 'pages actions', 'aria-label': 'Pages'}, back, older));
  show(list, empty('Loading…'));
  on('hard-examples', () => refresh(false));

  function turnTo(at) {
    offset = at;
    history.pushState(null, '', `#/examples${query(chosen, offset)}`);
    newer.hidden = true;
    refresh(true).catch((problem) => show(list, element('p', {class: 'failure', role: 'alert'}, problem.message)));
  }

  /** What is being looked at stays while others come, until they are asked for or there is room for them. */
  async function refresh(anew) {
    const query = question(chosen, offset);
    const [page, counts] = await Promise.all([read(`api/v1/hard-examples?${query}`), read('api/v1/hard-examples/counts')]);
    if (query !== question(chosen, offset)) return;
    choice.counted(counts);
    const full = list.querySelectorAll('.example').length >= perPage;
    if (anew || asked !== query || !full) {
      asked = query;
      showPage(page, counts);
    } else if (offset === 0 && page.items[0]?.sampleId !== list.firstElementChild?.dataset.id) {
      newer.hidden = false;
    }
    pages(page);
  }

  function showPage(page, counts) {
    const known = new Map([...list.children].map((made) => [made.dataset.id, made]));
    const wanted = page.items.map((example) => [example, `${example.sampleId} ${chosen.perturbation}`]);
    show(list, page.items.length === 0 ? nothing(counts) : wanted.map(([example, key]) => {
      const before = known.get(example.sampleId);
      if (before?.dataset.key === key) return before;
      const made = card(example, {perturbation: chosen.perturbation});
      made.dataset.key = key;
      return made;
    }));
    newer.hidden = true;
  }

  function pages({items, total}) {
    const filtered = filterNames.some((name) => chosen[name] !== '');
    said.textContent = total === 0 ? ''
      : `${count(Math.min(offset + 1, total))} to ${count(offset + items.length)} of ${count(total)}`
        + `${filtered ? ' that match' : ''}, the newest first`;
    back.disabled = offset === 0;
    older.disabled = offset + perPage >= total;
  }
}

function nothing({total}) {
  return empty(total > 0
    ? 'No kept hard example matches these filters.'
    : 'No hard example yet. The first comes half a minute after the start: a Trial that the model got wrong, or whose answer '
      + 'moved though asking twice did not move it.');
}

function question(chosen, offset) {
  const asked = new URLSearchParams({limit: perPage, offset});
  for (const name of filterNames) if (chosen[name] !== '') asked.set(name, chosen[name]);
  return asked.toString();
}

function query(chosen, offset) {
  const asked = new URLSearchParams();
  for (const name of filterNames) if (chosen[name] !== '') asked.set(name, chosen[name]);
  if (offset > 0) asked.set('offset', offset);
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
}
