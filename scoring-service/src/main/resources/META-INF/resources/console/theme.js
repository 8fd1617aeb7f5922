// Not a module: it runs before anything is painted, so that a chosen theme does not flash.
(() => {
  const remembered = 'agnoscope-theme';
  const themes = ['system', 'light', 'dark'];

  // A browser may refuse storage; then the choice lasts as long as the page.
  const kept = () => {
    try {
      return localStorage.getItem(remembered);
    } catch {
      return null;
    }
  };
  const keep = (theme) => {
    try {
      localStorage.setItem(remembered, theme);
    } catch {
      return;
    }
  };
  const apply = (theme) => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    document.dispatchEvent(new Event('themechange'));
  };

  const first = themes.includes(kept()) ? kept() : 'system';
  apply(first);
  document.addEventListener('DOMContentLoaded', () => {
    const choice = document.getElementById('theme');
    choice.value = first;
    choice.addEventListener('change', () => {
      keep(choice.value);
      apply(choice.value);
    });
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('themechange')));
})();
