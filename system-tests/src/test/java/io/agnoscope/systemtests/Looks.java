package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;

/** What is wrong with a page as it stands: for who cannot see it, and for who can. */
final class Looks {

  private static final Set<String> IMPACTS = Set.of("serious", "critical");

  /** Rectangles of text less than this much into each other touch. */
  private static final double TOUCHING_PIXELS = 3;

  private static final String OVERLAPS = script("overlaps.js");

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

  private static String script(String name) {
    try (InputStream script = Looks.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
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
