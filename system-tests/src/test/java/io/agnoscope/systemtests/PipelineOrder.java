package io.agnoscope.systemtests;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * At random, except that the pipeline is started first, what looks at it comes late, when there is
 * something to see, and what waits for its trainer last: training goes on meanwhile.
 */
public final class PipelineOrder implements ClassOrderer {

  /** For a class that looks at what others have brought about. */
  static final int LATE = Integer.MAX_VALUE - 2;

  /** For a class that waits for the trainer. */
  static final int LAST = Integer.MAX_VALUE - 1;

  /** For a class that changes what the former looks at. */
  static final int AFTERWARDS = Integer.MAX_VALUE;

  @Override
  public void orderClasses(ClassOrdererContext context) {
    new ClassOrderer.Random().orderClasses(context);
    List<? extends ClassDescriptor> classes = context.getClassDescriptors();
    classes.stream()
        .filter(PipelineOrder::usesPipeline)
        .findFirst()
        .ifPresent(first ->
            classes.sort(
                Comparator.comparingInt(
                    each -> each.equals(first) ? Integer.MIN_VALUE : order(each))));
  }

  private static boolean usesPipeline(ClassDescriptor descriptor) {
    return order(descriptor) < LATE
        && descriptor
            .findAnnotation(ExtendWith.class)
            .filter(with -> List.of(with.value()).contains(PipelineExtension.class))
            .isPresent();
  }

  private static int order(ClassDescriptor descriptor) {
    return descriptor.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
  }
}
