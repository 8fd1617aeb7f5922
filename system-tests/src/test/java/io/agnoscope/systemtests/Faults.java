package io.agnoscope.systemtests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What no page of the console may do: fail in a script, log an error, break its content security
 * policy, or ask anybody but its own origin for anything.
 */
final class Faults {

  private static final String VIOLATION = "content security policy violated: ";

  /** Violations are events of the document; told as an error of the console, they reach us. */
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error('%s' + event.violatedDirective + ' ' + event.blockedURI));
      """
          .formatted(VIOLATION);

  private final String origin;
  private final List<String> found = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  private Faults(String origin) {
    this.origin = origin;
  }

  /** Watches all pages of a context from now on. */
  static Faults of(BrowserContext context, String origin) {
    Faults faults = new Faults(origin);
    context.addInitScript(TELL_VIOLATIONS);
    context.onConsoleMessage(faults::heard);
    context.onWebError(error -> faults.found.add("script failed: " + error.error()));
    context.onRequest(faults::asked);
    return faults;
  }

  /** What the test brings about itself, such as refused connections while a service is away. */
  void expect(Pattern fault) {
    expected.add(fault);
  }

  /** One that a test finds itself. */
  void add(String fault) {
    found.add(fault);
  }

  /** Those that nobody expected. */
  List<String> unexpected() {
    return found.stream()
        .filter(fault -> expected.stream().noneMatch(pattern -> pattern.matcher(fault).find()))
        .distinct()
        .toList();
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error")) {
      found.add("console: " + message.text() + " at " + message.location());
    }
  }

  private void asked(Request request) {
    String url = request.url();
    if (!url.startsWith(origin + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
      found.add("left its origin: " + url);
    }
  }
}
