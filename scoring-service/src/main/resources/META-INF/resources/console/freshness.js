/** Says whether what is shown is live, and of when it is if not. */
export function freshness(place) {
  let connected = null;
  let lastGood = null;
  let problem = null;

  function say() {
    const of = lastGood ? `figures of ${lastGood.toLocaleTimeString()}` : 'no figures yet';
    const [state, text] = problem ? ['stale', `stale, ${of}: ${problem.message}`]
      : connected === false ? ['reconnecting', `reconnecting, ${of}`]
      : lastGood ? ['live', `live, ${of}`] : ['connecting', 'connecting'];
    place.dataset.state = state;
    // A change of state is worth telling to a screen reader, each second's time is not.
    if (place.dataset.said !== state) place.setAttribute('aria-live', 'polite');
    else place.setAttribute('aria-live', 'off');
    place.dataset.said = state;
    place.textContent = text;
    place.title = text;
  }

  return (report) => {
    if ('connected' in report) connected = report.connected;
    if (report.good) {
      lastGood = new Date();
      problem = null;
    }
    if (report.problem) problem = report.problem;
    say();
  };
}
