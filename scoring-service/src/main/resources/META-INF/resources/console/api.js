const patienceMillis = 20_000;

const underWay = new Map();
let signedOut = () => {};

/** What to do when a session has ended: every call is refused from then on, until somebody signs in again. */
export function onSignedOut(handler) {
  signedOut = handler;
}

/**
 * What a path says, as JSON; null when there is nothing. Those who ask the same at the same time share one answer, which is not
 * to be changed. Throws an Error with what is wrong, and its status.
 */
export function read(path) {
  if (!underWay.has(path)) {
    const answer = ask(path, {headers: {accept: 'application/json'}}).finally(() => underWay.delete(path));
    underWay.set(path, answer);
  }
  return underWay.get(path);
}

/** Sends JSON, and gives what is answered, or null. Throws as read does. `patience` is in ms. */
export function send(method, path, body, patience = patienceMillis) {
  return ask(path, {
    method, headers: {'content-type': 'application/json', accept: 'application/json'}, body: JSON.stringify(body ?? {}),
  }, patience);
}

async function ask(path, options, patience = patienceMillis) {
  const response = await answer(path, options, patience);
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    const error = new Error(response.status === 401 ? 'You are not signed in'
      : problem.detail ?? problem.reason ?? `The service answered ${response.status}`);
    error.status = response.status;
    if (response.status === 401) signedOut();
    throw error;
  }
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

async function answer(path, options, patience) {
  try {
    return await fetch(path, {...options, cache: 'no-store', signal: AbortSignal.timeout(patience)});
  } catch (failure) {
    throw new Error(failure.name === 'TimeoutError'
      ? 'The service does not answer in time' : 'The service cannot be reached', {cause: failure});
  }
}
