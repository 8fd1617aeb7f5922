package io.agnoscope.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.vlm.TrainingItem;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void areAsLargeAsTheTrainersAndAlwaysTheSame() {
    List<TrainingItem> batch = Batches.make(1).getFirst();

    assertThat(batch).hasSize(32);
    assertThat(batch.stream().filter(item -> item.perturbed().size() == 2)).hasSize(16);
    assertThat(batch.stream().filter(item -> item.perturbed().isEmpty())).hasSize(16);
    assertThat(Batches.make(1).getFirst().stream().map(TrainingItem::clean))
        .containsExactlyElementsOf(batch.stream().map(TrainingItem::clean).toList());
  }
}
