// Pairs of texts that are drawn over each other by more than `touching` pixels both ways. A text's rectangle is cut to what
// its ancestors show of it, so that what is scrolled away or hidden covers nothing.
(touching) => {
  const everything = {left: -1e9, top: -1e9, right: 1e9, bottom: 1e9};
  const known = new Map();
  const both = (a, b) => ({left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom)});
  const clip = (node) => {
    if (!node || node === document.documentElement) return everything;
    if (!known.has(node)) {
      const {overflowX, overflowY, clipPath} = getComputedStyle(node);
      const open = overflowX === 'visible' && overflowY === 'visible' && clipPath === 'none';
      known.set(node, open ? clip(node.parentElement) : both(node.getBoundingClientRect(), clip(node.parentElement)));
    }
    return known.get(node);
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const shown = both(rect, clip(parent));
      if (shown.right - shown.left > 1 && shown.bottom - shown.top > 1) texts.push({node, text: node.data.trim(), ...shown});
    }
  }
  const found = [];
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      const [a, b] = [texts[i], texts[j]];
      if (a.node === b.node) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > touching && down > touching) found.push(`"${a.text.slice(0, 60)}" over "${b.text.slice(0, 60)}"`);
    }
  }
  return [...new Set(found)];
}
