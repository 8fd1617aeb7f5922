package io.agnoscope.kafkatesting;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one real broker, started by the first test class that asks and stopped after the last
 * test of the JVM. Classes share it, so a test names its own topics and groups.
 *
 * <p>Register it as a static field and ask it for {@link #bootstrapServers()}, or extend a class
 * with it and take a {@link TestBroker} as a parameter.
 */
public final class KafkaExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

  private volatile @Nullable TestBroker broker;

  /** Returns the address that clients bootstrap from, once a test class has begun. */
  public String bootstrapServers() {
    TestBroker started = broker;
    if (started == null) {
      throw new IllegalStateException("register the extension before asking for its broker");
    }
    return started.bootstrapServers();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    broker = shared(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    broker = shared(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestBroker.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  private static TestBroker shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TestBroker.class, key -> TestBroker.start(), TestBroker.class);
  }
}
