import {element, empty} from '../dom.js';

/** A picture that the model was shown, by its SHA-256; small ones are enlarged without smoothing. */
export function picture(sha256, text = 'the picture shown to the model') {
  const shown = image(sha256, text);
  const open = element('button', {type: 'button', class: 'picture', 'aria-label': `Enlarge ${text}`}, shown);
  open.addEventListener('click', () => enlarge(sha256, text));
  shown.addEventListener('error', () => open.replaceWith(empty('picture no longer kept')));
  return open;
}

function image(sha256, text) {
  const shown = element('img', {
    src: `api/v1/images/${encodeURIComponent(sha256)}`, alt: text, title: `SHA-256 ${sha256}`, loading: 'lazy',
  });
  shown.addEventListener('load', () => shown.classList.toggle('tiny', shown.naturalWidth <= 128));
  return shown;
}

function enlarge(sha256, text) {
  const close = element('button', {type: 'button'}, 'Close');
  const size = element('span', {class: 'quiet'});
  const large = image(sha256, text);
  large.addEventListener('load', () => {
    size.textContent = `${large.naturalWidth} × ${large.naturalHeight} pixels`;
  });
  const dialog = element('dialog', {class: 'enlarged', 'aria-label': text}, large,
    element('div', {class: 'actions'}, close, size));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
