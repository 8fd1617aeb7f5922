import {element, show} from '../dom.js';

const minutes = (seconds) => seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** One line on what the trainer does; nothing while it is not known. */
export function showTraining(place, trainer) {
  const line = trainer && said(trainer);
  show(place, line ? [element('div', {class: 'card'}, line)] : []);
}

function said({state, reason, training, evaluation, next}) {
  if (training) {
    const {steps, totalSteps, losses, trialsPerSecond, secondsLeft} = training.progress;
    return `Training version ${training.version} (${training.cause.detail}): step ${steps} of ${totalSteps}, `
      + `${minutes(secondsLeft)} left, ${Math.round(trialsPerSecond)} Trials a second`
      + (losses ? `, loss ${losses.total.toFixed(3)}` : '');
  }
  if (evaluation) {
    return `The gate examines version ${evaluation.version}: ${evaluation.asked} of ${evaluation.planned} questions`;
  }
  if (state === 'WAITING' && next) {
    return `The trainer waits: ${next.have} of ${next.examples} new hard examples`;
  }
  return `The trainer: ${state.toLowerCase()}${reason ? `, ${reason}` : ''}`;
}
