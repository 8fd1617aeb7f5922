const svg = 'http://www.w3.org/2000/svg';
const width = 1180;
const height = 250;
const top = 62;
const box = {width: 150, height: 64, top: 84};
const lefts = [170, 446, 722, 998];

/** The flow as a picture: services as boxes, topics as arrows between them with how much goes through. */
export function drawing(services, edges) {
  const [samples, trials, answers, hard, checkpoints] = edges;
  const middle = box.top + box.height / 2;
  const root = make('svg', {viewBox: `0 ${top} ${width} ${height - top}`, role: 'img', 'aria-label': told(services, edges)});
  root.append(
    make('defs', {}, marker()),
    text(74, middle - 24, 'traffic,', 'from'), text(74, middle - 8, 'files, probes', 'from'),
    arrow(`M 20 ${middle} L ${lefts[0] - 6} ${middle}`),
    text(88, middle + 20, samples.short, 'topic'), ...said(88, middle + 37, samples),
    ...[trials, answers, hard].flatMap((edge, place) => {
      const from = lefts[place] + box.width;
      const centre = (from + lefts[place + 1]) / 2;
      return [arrow(`M ${from + 2} ${middle} L ${lefts[place + 1] - 6} ${middle}`),
        text(centre, middle - 10, edge.short, 'topic'), ...said(centre, middle + 20, edge)];
    }),
    ...back(checkpoints),
    ...services.flatMap((service, place) => node(service, lefts[place])));
  return root;
}

/** From the trainer back to the inference workers, below. */
function back(edge) {
  const bottom = box.top + box.height;
  const from = lefts[3] + box.width / 2;
  const to = lefts[1] + box.width / 2;
  const low = height - 40;
  return [
    arrow(`M ${from} ${bottom + 2} L ${from} ${low - 12} Q ${from} ${low} ${from - 12} ${low} L ${to + 12} ${low} Q ${to} ${low} ${to} ${low - 12} L ${to} ${bottom + 6}`),
    text((from + to) / 2, low - 8, edge.short, 'topic'), text((from + to) / 2, low + 18, edge.rate, 'rate'),
  ];
}

function node(service, left) {
  const [look, standing] = service.look;
  const rect = make('rect', {x: left, y: box.top, width: box.width, height: box.height, rx: 10, class: `node ${look}`});
  const centre = left + box.width / 2;
  const doing = service.doing ? ` · ${service.doing.toLowerCase().replaceAll('_', ' ')}` : '';
  return [rect, text(centre, box.top + 27, service.short, 'name'), text(centre, box.top + 47, `${standing}${doing}`.slice(0, 24), `standing ${look}`)];
}

function said(x, y, edge) {
  return [text(x, y, edge.rate, 'rate'),
    ...(edge.waits ?? '').split(', ').map((line, place) => text(x, y + 17 * (place + 1), line, edge.lag > 100 ? 'waits bad' : 'waits'))];
}

function told(services, edges) {
  return `The flow: ${services.map((service) => `${service.short} is ${service.look[1]}`).join(', ')}; `
    + edges.map((edge) => `${edge.short} ${edge.rate}${edge.waits ? `, ${edge.waits}` : ''}`).join('; ');
}

function arrow(path) {
  return make('path', {d: path, class: 'arrow', 'marker-end': 'url(#flow-tip)'});
}

function marker() {
  return make('marker', {id: 'flow-tip', viewBox: '0 0 10 10', refX: 8, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse'},
    make('path', {d: 'M 0 0 L 10 5 L 0 10 z', class: 'tip'}));
}

function text(x, y, content, look) {
  const made = make('text', {x, y, class: look, 'text-anchor': 'middle'});
  made.textContent = content;
  return made;
}

function make(tag, attributes, ...children) {
  const made = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
