import {element, empty} from '../dom.js';

/** A picture that the model was shown, by its SHA-256; small ones are enlarged without smoothing. */
export function picture(sha256, text = 'the picture shown to the model') {
  const shown = element('img', {
    src: `api/v1/images/${encodeURIComponent(sha256)}`, alt: text, title: `SHA-256 ${sha256}`, loading: 'lazy',
  });
  shown.addEventListener('load', () => shown.classList.toggle('tiny', shown.naturalWidth <= 128));
  shown.addEventListener('error', () => shown.replaceWith(empty('picture no longer kept')));
  return shown;
}
