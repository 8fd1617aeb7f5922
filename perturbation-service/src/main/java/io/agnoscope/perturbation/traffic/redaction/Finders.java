package io.agnoscope.perturbation.traffic.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;

/** The kinds of things that can be taken out, ready-made and an operator's own. */
public final class Finders {

  private static final String SECRET = "secret";

  private Finders() {}

  /** Bearer tokens, API keys of usual forms, JSON web tokens, private keys, named passwords. */
  public static List<Finder> secrets() {
    return List.of(
        of(SECRET, "(?i)\\bbearer\\s+[a-z0-9._~+/=-]{16,}", "bearer"),
        of(SECRET, "\\b[sprk]k[-_][A-Za-z0-9_-]{16,}", "sk-", "sk_", "pk-", "pk_", "rk-", "rk_"),
        of(
            SECRET,
            "\\b(?:gh[pousr]_|github_pat_|glpat-|hf_|npm_|xox[abeoprs]-)[A-Za-z0-9_-]{10,}",
            "gh",
            "glpat-",
            "hf_",
            "npm_",
            "xox"),
        of(SECRET, "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", "akia", "asia"),
        of(SECRET, "\\bAIza[A-Za-z0-9_-]{30,}", "aiza"),
        of(SECRET, "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?", "eyj"),
        of(
            SECRET,
            "-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[A-Za-z0-9+/=\\s:,-]*?-----END [A-Z ]*PRIVATE"
                + " KEY-----|[A-Za-z0-9+/=\\s]*)",
            "private key-----"),
        of(
            SECRET,
            "(?i)\\b(?:api[_-]?key|access[_-]?token|auth[_-]?token|secret[_-]?key|client[_-]?secret"
                + "|password|passwd)[\"']?\\s*[:=]\\s*[\"']?[^\\s\"',;]{8,}",
            "key",
            "token",
            "secret",
            "passw"));
  }

  /** E-mail addresses. */
  public static Finder email() {
    return of("email", "[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}", "@");
  }

  /** Telephone numbers: international ones, and ten digits in three groups. */
  public static Finder phone() {
    return of(
        "phone",
        "(?:\\+|\\b00)[1-9][0-9 ().-]{5,18}[0-9]\\b"
            + "|(?:\\([0-9]{3}\\)|\\b[0-9]{3})[ .-]?[0-9]{3}[ .-][0-9]{4}\\b");
  }

  /** Addresses of IP version 4. */
  public static Finder ipv4() {
    String number = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    return of("ipv4", "\\b" + number + "(?:\\." + number + "){3}\\b");
  }

  /** Payment card numbers. */
  public static Finder creditCard() {
    return new CardFinder();
  }

  /**
   * What an operator describes by a regular expression in RE2's syntax.
   *
   * @throws IllegalArgumentException when it is none, or finds something in an empty text
   */
  public static Finder custom(String expression) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "it is no regular expression that RE2 knows: " + e.getDescription(), e);
    }
    if (pattern.matcher("").find()) {
      throw new IllegalArgumentException("it finds something in an empty text");
    }
    return new PatternFinder("custom", pattern, Set.of());
  }

  private static Finder of(String label, String expression, String... hints) {
    return new PatternFinder(label, Pattern.compile(expression), Set.of(hints));
  }
}
