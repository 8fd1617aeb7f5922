export const taskClasses = ['IMAGE_HEAVY', 'TEXT_HEAVY', 'MULTIMODAL'];

export const taskClassNames = {
  IMAGE_HEAVY: 'The image decides', TEXT_HEAVY: 'The text decides', MULTIMODAL: 'Both decide',
};

export const taskClassHints = {
  IMAGE_HEAVY: 'the text is perturbed', TEXT_HEAVY: 'the image is perturbed', MULTIMODAL: 'only marked or neutral changes are made',
};

export const standings = {
  STEADY: {name: 'Steady', look: 'good', sign: '✓'},
  REGRESSED: {name: 'Regressed', look: 'bad', sign: '▲'},
  TOO_LITTLE_DATA: {name: 'Too little data', look: 'unsure', sign: '…'},
  STALLED: {name: 'Stalled', look: 'bad', sign: '■'},
};

/** A perturbation's or an aspect's name for people. */
export function plain(name) {
  return name.toLowerCase().replaceAll('-', ' ').replaceAll('_', ' ');
}
