import {count, element} from '../dom.js';

const perLine = 16;

/** One dead letter in full: where it was, why it was given up, and its original bytes. */
export function letterDetail(letter, sendBack, close) {
  const facts = [
    ['step', letter.stage], ['cause', letter.cause], ['why', letter.detail || '–'],
    ['place', `${letter.topic}, partition ${letter.partition}, offset ${count(letter.offset)}`],
    ['given up', new Date(letter.at).toLocaleString()], ['Sample', letter.sampleId ?? 'not known'], ['id', letter.id],
    ...(letter.uri ? [['bytes are at', letter.uri]] : []),
    ...Object.entries(letter.headers).map(([name, value]) => [`header ${name}`, value]),
  ];
  const back = element('button', {type: 'button', class: 'confirm', disabled: !letter.replayable}, 'Send back');
  back.addEventListener('click', sendBack);
  const shut = element('button', {type: 'button'}, 'Close');
  shut.addEventListener('click', close);
  return element('article', {class: 'card stack letter', 'aria-label': 'A dead letter'},
    element('h3', {tabindex: -1}, `${letter.cause} at ${letter.stage}`),
    element('dl', {class: 'letter-facts'}, facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))),
    bytes('Key', letter.key), bytes('Value', letter.value),
    letter.replayable ? null : element('p', {class: 'quiet'}, 'It does not carry the bytes to send back.'),
    element('div', {class: 'actions'}, back, shut));
}

function bytes(name, original) {
  if (!original) return null;
  const part = original.shown < original.bytes ? `, the first ${count(original.shown)} shown` : '';
  const kind = original.text === null ? 'hexadecimal' : 'text';
  return element('div', {},
    element('p', {class: 'quiet'}, `${name}: ${count(original.bytes)} bytes as ${kind}${part}`),
    element('pre', {class: 'scroll', tabindex: 0, 'aria-label': `${name} as ${kind}`}, original.text ?? dump(original.hex)));
}

/** Offset, bytes and their letters, as tools for bytes have it. */
function dump(hex) {
  const lines = [];
  for (let at = 0; at < hex.length; at += 2 * perLine) {
    const pairs = hex.slice(at, at + 2 * perLine).match(/../g);
    const letters = pairs.map((pair) => {
      const code = parseInt(pair, 16);
      return code >= 32 && code < 127 ? String.fromCharCode(code) : '·';
    }).join('');
    lines.push(`${(at / 2).toString(16).padStart(6, '0')}  ${pairs.join(' ').padEnd(3 * perLine - 1)}  ${letters}`);
  }
  return lines.join('\n');
}
