package io.agnoscope.scoring.api;

import io.agnoscope.scoring.view.HardExampleItem;
import io.agnoscope.scoring.view.HardExampleItem.ShownView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many kept hard examples each value of a filter lets through; one may count for several. */
public record HardExampleCounts(
    int total,
    Map<String, Long> perturbation,
    Map<String, Long> aspect,
    @Schema(description = "Kinds of flips; MISLED beside the others, NONE without a flip")
        Map<String, Long> flip,
    Map<String, Long> checkpoint) {

  static HardExampleCounts of(List<HardExampleItem> items) {
    return new HardExampleCounts(
        items.size(),
        by(items, HardExampleCounts::perturbations),
        by(items, item -> Stream.ofNullable(item.aspect()).toList()),
        by(items, HardExampleFilter::flips),
        by(items, item -> Set.of(item.checkpoint())));
  }

  private static Set<String> perturbations(HardExampleItem item) {
    return item.views().stream()
        .filter(ShownView::flipped)
        .map(ShownView::perturbation)
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> by(
      List<HardExampleItem> items, Function<HardExampleItem, Collection<String>> values) {
    return items.stream()
        .flatMap(item -> values.apply(item).stream())
        .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
  }
}
