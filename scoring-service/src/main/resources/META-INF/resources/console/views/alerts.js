import {growing, showCards} from '../alerts/list.js';
import {monitors} from '../alerts/monitors.js';
import {element, empty} from '../dom.js';
import {onlyLooking, session} from '../session.js';

export const title = 'Alerts';

const explained = {
  acknowledge: 'Others see that you look after it, and webhooks are not told of it again. Its end is told.',
  silence: 'Nobody is told of it for a while. It stays on this page and in the metrics.',
  unsilence: 'If it still fires and nobody was told of it, receivers are told now.',
};
const durations = [['PT1H', '1 hour'], ['PT4H', '4 hours'], ['PT24H', '1 day'], ['P7D', '7 days'], ['P30D', '30 days']];

/** What fires, what is over, and how the Monitors stand. */
export async function mount(place, given) {
  const {read, send, on, confirm} = given;
  const [firing, past] = [0, 0].map(() => element('div', {class: 'stack'}, empty('Loading…')));
  const [moreFiring, morePast] = [growing(20, refresh), growing(5, refresh)];
  const standing = element('section', {}, element('h2', {}, 'How the Monitors stand'));
  const top = element('div');
  place.append(top,
    element('section', {}, element('h2', {}, 'Firing'), firing, moreFiring.button),
    element('section', {}, element('h2', {}, 'Past'), past, morePast.button), standing);
  const who = await session(read);
  top.append(...[onlyLooking(who)].filter(Boolean));
  monitors(standing, who, given);
  on('alerts', refresh);

  async function refresh() {
    const [now, over] = await Promise.all([
      read(`api/v1/alerts?state=FIRING&limit=${moreFiring.limit()}`),
      read(`api/v1/alerts?state=RESOLVED&limit=${morePast.limit()}`)]);
    showCards(firing, now.items, who, act, 'No alert is firing.');
    showCards(past, over.items, who, act, 'No alert has ended yet.');
    moreFiring.shown(now);
    morePast.shown(over);
  }

  async function act(name, text, alert) {
    await confirm({
      title: `${text}?`, text: [alert.reason, explained[name]], action: text,
      fields: [{name: 'comment', label: 'Comment'},
        ...(name === 'silence' ? [{name: 'for', label: 'For', options: durations, value: 'PT4H'}] : [])],
      run: (body) => send('POST', `api/v1/alerts/${encodeURIComponent(alert.key)}/${name}`, body),
    });
  }
}
