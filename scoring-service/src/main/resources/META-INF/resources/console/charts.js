const library = 'console/lib/echarts-6.0.0/echarts.common.min.js';
let loading = null;

/** The charts' library, fetched when the first chart is shown. */
function load() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = library;
    script.addEventListener('load', () => done(window.echarts));
    script.addEventListener('error', () => {
      loading = null;
      script.remove();
      failed(new Error('The charts cannot be loaded; the table below says the same'));
    });
    document.head.append(script);
  });
  return loading;
}

/**
 * A chart in a place, which has a height. `set(optionOf)` draws what optionOf(colors) gives and draws it again in the colors of
 * another theme; `close()` lets it go. Texts are drawn on a canvas, never parsed as HTML: tooltips need renderMode richText.
 */
export async function chart(place) {
  const echarts = await load();
  const made = echarts.init(place, null, {renderer: 'canvas'});
  let latest = null;
  const draw = () => latest && made.setOption(latest(colors()), {notMerge: true});
  const sizes = new ResizeObserver(() => made.resize());
  sizes.observe(place);
  document.addEventListener('themechange', draw);
  return {
    set(optionOf) {
      latest = optionOf;
      draw();
    },
    close() {
      sizes.disconnect();
      document.removeEventListener('themechange', draw);
      made.dispose();
    },
  };
}

/** The page's colors as they are now; a canvas knows no variables. */
function colors() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const of = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = Object.fromEntries(
    ['ink', 'quiet', 'line', 'card', 'serving', 'earlier', 'bad', 'good', 'unsure', 'raised'].map((name) => [name, of(name)]));
  probe.remove();
  return found;
}
