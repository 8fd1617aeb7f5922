package io.agnoscope.systemtests;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the console in a browser: a context of its own for each test, one browser for all.
 * After each test what the page did wrong fails it, and a picture of it is kept. Without a browser
 * the tests are skipped.
 */
public final class BrowserExtension
    implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  /** Names a console that runs, without a slash at the end, to save the time of starting one. */
  static final String RUNNING = "agnoscope.console";

  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.find()
        .map(found -> ConditionEvaluationResult.enabled(found.toString()))
        .orElseGet(() -> ConditionEvaluationResult.disabled(Chromium.ABSENT));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Console.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Chromium chromium =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
    Console console = Console.of(chromium.browser(), origin(context));
    store(context).put(Console.class, console);
    return console;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Console console = store(context).get(Console.class, Console.class);
    if (console == null) {
      return;
    }
    try (console) {
      console.screenshot(SCREENSHOTS.resolve(name(context) + ".png"));
      console.requireNoFaults();
    }
  }

  private static String origin(ExtensionContext context) {
    String running = System.getProperty(RUNNING, "");
    return running.isEmpty()
        ? "http://127.0.0.1:" + PipelineExtension.pipeline(context).scoring().port
        : running;
  }

  private static String name(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName()
        + "-"
        + context.getDisplayName().replaceAll("\\(.*\\)", "").replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
