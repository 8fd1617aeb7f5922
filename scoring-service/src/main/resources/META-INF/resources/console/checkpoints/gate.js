import {count, element, percent} from '../dom.js';
import {facts, plain, points, quoted} from '../words.js';

/** The gate's report in full: what was asked, how both answered, with which limits, and the verdict. */
export function gateReport(gate) {
  const margin = (100 * gate.margin).toFixed(1);
  return element('div', {class: 'gate'},
    element('p', {}, element('b', {}, gate.accepted ? 'Passed. ' : 'Did not pass. '),
      'It is held against its parent on the same questions, half of them fresh. On no family may its clean accuracy be worse than '
      + `the parent's by more than ${margin} points; it must answer better under perturbation. Each limit below errs with a `
      + `probability of ${percent(gate.error, 2)} (Candidate ${gate.candidate} of its target).`),
    element('ul', {class: 'reasons'}, gate.reasons.map((reason) => element('li', {}, quoted(reason)))),
    table('Clean accuracy by aspect and text family', [{text: 'family'}, {text: 'task class'}, ...accuracies, {text: 'verdict'}],
      gate.families.map((row) => [quoted(row.family), plain(row.taskClass), ...accuracy(row),
        [verdict(row.accepted, `within ${margin} points`, `not shown to be within ${margin} points`),
          row.looks > 1 ? ' after further questions' : '']])),
    table('Clean accuracy by task class, which the families decide', [{text: 'task class'}, ...accuracies, {text: 'lower limit'}],
      gate.classes.map((row) => [plain(row.taskClass), ...accuracy(row),
        verdict(row.difference.low > -gate.margin, `above −${margin}`, `not above −${margin}`)])),
    table('Under perturbation, the parent and then the Candidate', perturbed, gate.perturbations.map((row) => [
      quoted(row.perturbation), plain(row.split), count(row.views),
      percent(row.parentAccuracy), percent(row.candidateAccuracy), percent(row.parentFlipRate), percent(row.candidateFlipRate),
      ...(row.pushed > 0 ? [percent(row.parentMisledRate), percent(row.candidateMisledRate)] : ['–', '–'])])),
    facts([['all perturbations together', together(gate)], ['with a truthful hint', hint(gate)]]));
}

const figures = (...texts) => texts.map((text) => ({text, number: true}));
const accuracies = figures('n', 'parent', 'Candidate', 'difference in points (limits)');
const perturbed = [{text: 'perturbation'}, {text: 'split'},
  ...figures('n Views', 'right, parent', 'Candidate', 'flipped, parent', 'Candidate', 'misled, parent', 'Candidate')];

function accuracy(row) {
  return [count(row.questions), percent(row.parentAccuracy), percent(row.candidateAccuracy), difference(row.difference)];
}

function together({perturbed: all}) {
  return [difference(all), ' points more often right: ', verdict(all.low > 0, 'better', 'not shown to be better')];
}

function hint({hint: asked, margin}) {
  return [`${percent(asked.candidateAccuracy)} right, ${percent(asked.candidateAccuracyWithout)} without (n = ${count(asked.questions)}), `,
    difference(asked.difference), ' points: ',
    verdict(asked.difference.low > -margin, 'it does not distrust true text', 'it may distrust true text')];
}

function difference({estimate, low, high}) {
  return `${points(estimate)} (${points(low)} to ${points(high)})`;
}

function verdict(good, yes, no) {
  return element('span', {class: good ? 'chip good' : 'chip bad'}, good ? `✓ ${yes}` : `✗ ${no}`);
}

function table(caption, columns, rows) {
  const kind = (at) => columns[at].number ? 'number' : null;
  return element('div', {class: 'scroll', tabindex: 0, role: 'group', 'aria-label': caption}, element('table', {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, columns.map(({text}, at) => element('th', {scope: 'col', class: kind(at)}, text)))),
    element('tbody', {}, rows.map((row) => element('tr', {}, row.map((value, at) => at === 0
      ? element('th', {scope: 'row'}, value) : element('td', {class: kind(at)}, [value].flat())))))));
}
