import {element, percent, show} from '../dom.js';
import {plain} from './perturbations.js';

/** The Views with the answers: in a sentence, then one by one, those that flipped first. */
export function showResult(place, answered) {
  const [clean, ...others] = answered.views;
  const flipped = others.filter((view) => view.flipped === true);
  const rest = others.filter((view) => view.flipped !== true);
  show(place, summary(answered, clean, others, flipped),
    element('div', {class: 'shown-views'}, [clean, ...flipped, ...rest].map((view) => card(answered, view))),
    notMade(answered.notMade));
}

function summary(answered, clean, others, flipped) {
  if (answered.answersMissing) {
    return element('div', {class: 'card summary', role: 'alert'},
      element('p', {class: 'failure'}, 'The model gave no answers: ', answered.answersMissing, '.'),
      element('p', {class: 'quiet'}, 'These are the Views that it would have been asked.'));
  }
  const compared = others.filter((view) => typeof view.flipped === 'boolean');
  const said = clean.answer?.unanswered ? 'could not answer the clean View' : `says ${decided(answered, clean)}`;
  return element('div', {class: 'card summary'},
    element('p', {class: 'said'}, element('strong', {}, answered.checkpoint), ` ${said}. `,
      compared.length === 0 ? 'Nothing to compare it with.' : flipped.length === 0
        ? `The answer holds under all ${compared.length} others.`
        : [element('strong', {class: 'moved'}, `${flipped.length} of ${compared.length}`), ' others flip it.']),
    element('p', {class: 'quiet'}, `${plain(answered.taskClass)}, ${basis(answered.taskClassBasis)} · catalogue ${answered.catalogueVersion}`
      + ` · Sample ${answered.sampleId}`));
}

function basis(name) {
  return {DECLARED: 'as declared', RULE: 'by a rule', STRUCTURE: 'by its structure'}[name] ?? 'by default';
}

function decided(answered, view) {
  const letter = view.answer?.decision;
  const option = answered.options.find((one) => one.letter === letter);
  if (!option) return view.answer?.text ? `“${view.answer.text}”` : 'nothing that could be parsed';
  const right = answered.answer === null ? '' : letter === answered.answer ? ', which is right' : ', which is wrong';
  return `${letter}: ${option.text}${right}`;
}

function card(answered, view) {
  return element('article', {class: view.flipped ? 'card shown-view flipped' : 'card shown-view', 'aria-label': view.id},
    element('header', {}, element('h3', {}, view.id), chip(view)),
    element('div', {class: 'turn'}, view.parts.map((part) => partOf(part, answered.pictures))),
    answer(answered, view));
}

function chip(view) {
  if (view.id === 'clean') return element('span', {class: 'chip'}, 'as it came');
  if (view.answer?.unanswered) return element('span', {class: 'chip unsure'}, 'unanswered');
  if (typeof view.flipped !== 'boolean') return null;
  return view.flipped ? element('span', {class: 'chip bad'}, 'flipped') : element('span', {class: 'chip good'}, 'same');
}

function partOf(part, pictures) {
  if (part.text !== null) return element('p', {}, part.inserted ? element('mark', {}, part.text) : part.text);
  const url = pictures[part.sha256];
  const alt = part.inserted ? 'a picture that the perturbation put there' : 'the picture as it came';
  return url ? element('img', {src: url, alt, class: part.inserted ? 'inserted' : null}) : element('p', {class: 'quiet'}, alt);
}

function answer(answered, view) {
  const said = view.answer;
  if (said?.unanswered) {
    return element('p', {class: 'quiet'}, `No answer (${said.unanswered})${said.detail ? `: ${said.detail}` : ''}`);
  }
  if (view.options.length === 0) return said ? element('p', {class: 'free'}, said.text ?? 'nothing') : null;
  const missing = said && said.missingMass > 0 ? element('p', {class: 'quiet'}, `${percent(said.missingMass)} on what the model did not tell`) : null;
  return element('div', {}, element('ul', {class: 'bars'}, view.options.map((option, place) => bar(answered, view, option, place))), missing);
}

function bar(answered, view, option, place) {
  const said = view.answer;
  const share = said && said.probabilityKind !== 'NONE' ? said.probabilities[place] : null;
  const chosen = said && said.decision === option.canonicalLetter;
  const tags = [
    chosen ? element('span', {class: 'tag chosen'}, 'chosen') : null,
    option.canonicalLetter === answered.answer ? element('span', {class: 'tag right'}, 'right') : null,
    option.canonicalLetter === view.distractor ? element('span', {class: 'tag pushed'}, 'pushed') : null,
  ];
  const fill = element('span', {class: chosen ? 'fill chosen' : 'fill'});
  if (share !== null) fill.style.width = `${100 * share}%`;
  return element('li', {},
    element('span', {class: 'name'}, element('b', {}, option.letter), ` ${option.text} `, tags),
    share === null ? null : element('span', {class: 'share'}, percent(share)),
    share === null ? null : element('span', {class: 'track', 'aria-hidden': 'true'}, fill));
}

function notMade(list) {
  return list.length === 0 ? [] : element('details', {class: 'card not-made'},
    element('summary', {}, `${list.length} perturbations made no View`),
    element('ul', {}, list.map((one) => element('li', {}, element('b', {}, one.perturbation), `: ${one.reason}`))));
}
