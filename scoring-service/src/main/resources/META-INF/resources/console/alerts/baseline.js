import {quoted} from '../words.js';

/** Has a Monitor collect a new baseline, once an operator has confirmed it. */
export function newBaseline({key, words}, {send, confirm}) {
  return confirm({
    title: 'New baseline?',
    text: [quoted(words), 'What comes from now on is what is usual. It is watched for getting worse again once its new baseline is '
      + 'complete; an alert of it ends. Do this after a change that was meant.'],
    action: 'Collect a new baseline', fields: [{name: 'comment', label: 'Comment'}],
    run: (body) => send('POST', `api/v1/monitors/${encodeURIComponent(key)}/baseline`, {...body, action: 'reset'}),
  });
}
