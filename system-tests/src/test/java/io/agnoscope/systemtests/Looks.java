package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;

/** What is wrong with a page as it stands: for who cannot see it, and for who can. */
final class Looks {

  private static final Set<String> IMPACTS = Set.of("serious", "critical");

  /** Rectangles of text less than this much into each other touch. */
  private static final double TOUCHING_PIXELS = 3;

  /**
   * Pairs of texts that are drawn over each other. A text's rectangle is cut to what its scrolling
   * ancestors show of it; what is one inside the other in the document (a word in a line) is one
   * text.
   */
  private static final String OVERLAPS =
      """
      (touching) => {
        const clip = (rect, from) => {
          let {left, top, right, bottom} = rect;
          for (let node = from; node && node !== document.documentElement; node = node.parentElement) {
            const style = getComputedStyle(node);
            if (style.overflowX === 'visible' && style.overflowY === 'visible' && style.clipPath === 'none') continue;
            const box = node.getBoundingClientRect();
            left = Math.max(left, box.left);
            top = Math.max(top, box.top);
            right = Math.min(right, box.right);
            bottom = Math.min(bottom, box.bottom);
          }
          return {left, top, right, bottom};
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
            const shown = clip(rect, parent);
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
      """;

  private Looks() {}

  /** Axe finds nothing serious or critical. */
  static void requireAccessible(Page page, String where) {
    List<Rule> violations =
        new AxeBuilder(page)
            .setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> IMPACTS.contains(rule.getImpact()))
                .toList();
    assertThat(violations.stream().map(Looks::described)).as("axe on " + where).isEmpty();
  }

  /** Nothing is wider than the window, and no text is drawn over another. */
  static void requireTidy(Page page, String where) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels by which it is too wide: " + where)
        .asInstanceOf(InstanceOfAssertFactories.INTEGER)
        .isLessThanOrEqualTo(0);
    assertThat(page.evaluate(OVERLAPS, TOUCHING_PIXELS))
        .as("texts over each other: " + where)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .isEmpty();
  }

  private static String described(Rule rule) {
    return "%s (%s): %s"
        .formatted(
            rule.getId(),
            rule.getImpact(),
            rule.getNodes().stream()
                .limit(5)
                .map(node -> node.getTarget() + " " + node.getHtml())
                .toList());
  }
}
