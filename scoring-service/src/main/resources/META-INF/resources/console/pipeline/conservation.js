import {count} from '../dom.js';

const outcomes = [
  ['scored', 'scored'], ['inFlight', 'in flight'], ['deadLettered', 'dead-lettered'], ['late', 'late'], ['expired', 'expired'],
  ['lost', 'lost'],
];

/** Whether every accepted Sample is accounted for, in a sentence. */
export function conservation(pipeline) {
  if (pipeline.accepted === 0) return 'No Sample was accepted yet. The first probes come some seconds after the start.';
  const known = outcomes.reduce((sum, [field]) => sum + pipeline[field], 0);
  const parts = outcomes.filter(([field]) => pipeline[field] > 0).map(([field, name]) => `${count(pipeline[field])} ${pipeline[field] === 1 ? 'is' : 'are'} ${name}`);
  const all = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0] ?? 'none is anywhere';
  const judged = pipeline.lost > 0 ? `${count(pipeline.lost)} had no outcome for too long.`
    : known === pipeline.accepted ? 'None is missing.'
      : `${count(Math.abs(pipeline.accepted - known))} are being counted.`;
  return `Of ${count(pipeline.accepted)} accepted Samples ${all}. ${judged}`;
}
