import {plain} from './words.js';

/** What a Monitor's key says: {run, target, taskClass, perturbation or aspect}; null when it is of another form. */
export function monitorOf(key) {
  let fields;
  try {
    fields = key.split('|').map((field) => decodeURIComponent(field.replaceAll('+', ' ')));
  } catch {
    return null;
  }
  const [run, target, , taskClass, kind, name] = fields;
  if (!name || (kind !== 'perturbation' && kind !== 'aspect')) return null;
  return {run, target, taskClass, [kind]: name};
}

/** A Monitor in words. */
export function monitorWords({taskClass, perturbation, aspect}) {
  return `${perturbation ?? plain(aspect)}, ${plain(taskClass)}`;
}
