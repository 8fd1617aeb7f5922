package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sentences that assert what a picture shows, worded for the aspect that is asked for. */
record Captions(LinePool pool) {

  private static final String GENERAL = "GENERAL";
  private static final String REPLY = "REPLY";
  private static final String STATEMENT = "STATEMENT";
  private static final Set<String> REPLIES = Set.of("yes", "no", "true", "false");

  /** In words. */
  private static final int SHORTEST_STATEMENT = 4;

  private static final String OPTION = "{option}";
  private static final String AN_OPTION = "{an option}";
  private static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "some", "no", "one", "two", "three", "his", "her", "its", "their");

  /** The templates that the split may draw from. */
  static Captions of(View.Split split) {
    return new Captions(LinePool.load("captions", split));
  }

  /**
   * A caption that asserts the option.
   *
   * @param aspect what is asked for, or null when unknown
   */
  String caption(@Nullable Aspect aspect, Option option, Randomness randomness) {
    return fill(randomness.pick(under(heading(aspect, option.text()))), option.text());
  }

  /** The templates for values of an aspect, those for any when it is null. */
  List<String> templates(@Nullable Aspect aspect) {
    return under(aspect == null ? GENERAL : aspect.name());
  }

  /** A reply or a whole statement is captioned as such, whatever it is about. */
  static String heading(@Nullable Aspect aspect, String optionText) {
    String text = optionText.strip();
    if (REPLIES.contains(fill(OPTION, text).toLowerCase(Locale.ROOT))) {
      return REPLY;
    }
    boolean sentence =
        text.split(" ", -1).length >= SHORTEST_STATEMENT
            && (text.endsWith(".") || Character.isUpperCase(text.charAt(0)));
    if (sentence) {
      return STATEMENT;
    }
    return aspect == null ? GENERAL : aspect.name();
  }

  private List<String> under(String heading) {
    return Objects.requireNonNull(
        pool.sections().get(heading), () -> "no captions under [" + heading + "]");
  }

  /**
   * The template with the option's text in place, without the full stop that would end it early.
   */
  static String fill(String template, String optionText) {
    String text = optionText.strip();
    if (text.endsWith(".")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return template.contains(AN_OPTION)
        ? template.replace(AN_OPTION, withArticle(text))
        : template.replace(OPTION, text);
  }

  /** "star" becomes "a star"; names, plurals, figures and what has a determiner stay. */
  private static String withArticle(String text) {
    String firstWord = text.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    boolean plural = text.endsWith("s") && !text.endsWith("ss");
    if (text.isEmpty()
        || !Character.isLowerCase(text.charAt(0))
        || DETERMINERS.contains(firstWord)
        || plural) {
      return text;
    }
    return ("aeiou".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
  }
}
