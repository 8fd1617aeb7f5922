const kinds = ['figures', 'alerts', 'pipeline', 'trials', 'hard-examples', 'checkpoints', 'trainer'];
const connectAgainMillis = 10_000;
const pollMillis = 5_000;
const restMillis = 1_000;

/**
 * Runs handlers when what they are about has changed: at once, then after each event of their kinds, and after the connection
 * came back. While there is no connection they run now and then.
 */
export class Events {
  #handlers = new Set();
  #source = null;
  #connected = false;
  #report;

  /** report({connected}) after the connection came or went; report({good: true}) or report({problem}) after a handler. */
  constructor(report) {
    this.#report = report;
    this.#connect();
    setInterval(() => this.#connected || this.#all(), pollMillis);
  }

  /**
   * Runs a handler now and whenever one of the kinds changes, never twice at a time, and resting so many milliseconds
   * between. Gives what ends it.
   */
  on(wanted, handler, {every = restMillis} = {}) {
    const entry = {kinds: new Set([wanted].flat()), handler, every, busy: false, again: false, ended: false};
    this.#handlers.add(entry);
    this.#run(entry);
    return () => {
      entry.ended = true;
      this.#handlers.delete(entry);
    };
  }

  #connect() {
    this.#source = new EventSource('api/v1/events');
    this.#source.addEventListener('open', () => this.#set(true));
    this.#source.addEventListener('error', () => {
      this.#set(false);
      // The browser connects again by itself, unless it was refused.
      if (this.#source.readyState === EventSource.CLOSED) setTimeout(() => this.#connect(), connectAgainMillis);
    });
    for (const kind of kinds) {
      this.#source.addEventListener(kind, () => this.#each((entry) => entry.kinds.has(kind)));
    }
  }

  #set(connected) {
    const came = connected && !this.#connected;
    this.#connected = connected;
    this.#report({connected});
    if (came) this.#all();
  }

  #all() {
    this.#each(() => true);
  }

  #each(wanted) {
    for (const entry of [...this.#handlers]) if (wanted(entry)) this.#run(entry);
  }

  async #run(entry) {
    if (entry.busy) {
      entry.again = true;
      return;
    }
    entry.busy = true;
    entry.again = false;
    let failed = false;
    try {
      await entry.handler();
      if (!entry.ended) this.#report({good: true});
    } catch (problem) {
      failed = true;
      if (!entry.ended) this.#report({problem});
    }
    setTimeout(() => {
      entry.busy = false;
      if (!entry.ended && (entry.again || failed)) this.#run(entry);
    }, failed ? pollMillis : entry.every);
  }
}
