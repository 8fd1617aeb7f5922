import {showAlerts, showMonitors} from '../alerts/cards.js';
import {element} from '../dom.js';

export const title = 'Alerts';

const explained = {
  acknowledge: 'Others see that you look after it, and webhooks are not told of it again. Its end is told.',
  silence: 'Nobody is told of it for a while. It stays on this page and in the metrics.',
  unsilence: 'If it still fires and nobody was told of it, receivers are told now.',
};
const durations = [['PT1H', '1 hour'], ['PT4H', '4 hours'], ['PT24H', '1 day'], ['P7D', '7 days'], ['P30D', '30 days']];

/** What fires and what is over, and how the Monitors stand. */
export function mount(place, {read, send, on, confirm}) {
  const monitors = element('p', {class: 'explain'});
  const alerts = element('div', {class: 'stack'});
  place.append(monitors, alerts);
  on('alerts', refresh);

  async function refresh() {
    const [firing, resolved, summary] = await Promise.all([
      read('api/v1/alerts?state=FIRING&limit=50'), read('api/v1/alerts?state=RESOLVED&limit=10'), read('api/v1/monitors/summary')]);
    showMonitors(monitors, summary);
    showAlerts(alerts, firing, resolved, {action});
  }

  async function action(name, text, alert) {
    await confirm({
      title: `${text}?`, text: [alert.reason, explained[name]], action: text,
      fields: [{name: 'comment', label: 'Comment'},
        ...(name === 'silence' ? [{name: 'for', label: 'For', options: durations, value: 'PT4H'}] : [])],
      run: (body) => send('POST', `api/v1/alerts/${encodeURIComponent(alert.key)}/${name}`, body),
    });
  }
}
