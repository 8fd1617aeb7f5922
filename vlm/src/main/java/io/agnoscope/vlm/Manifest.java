package io.agnoscope.vlm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint says of itself, kept as JSON beside its weights.
 *
 * @param id names the checkpoint
 * @param parent id of the checkpoint it was trained from; null for one trained from nothing
 * @param createdAt null where the same run should give the same bytes
 * @param seed of all that was random in training
 * @param dataVersion the catalogue's version that its data was drawn with
 * @param vocabulary the words that the network knows, in order
 * @param vocabularySha256 hex, over the words joined by line feeds
 * @param hyperparameters sizes of the network and settings of training
 * @param samples how many examples it was trained on
 * @param minutes how long that took
 * @param sources what it was trained on, so that a source can be revoked
 * @param openness how sensitivity to misleading text was kept or cured, in a sentence
 * @param parameters how many weights there are
 * @param accuracy by family, then by View ({@code clean}, {@code misleading-caption}, ...), in [0,
 *     1]
 * @param heldOutAccuracy the same on phrasings never trained on
 * @param weightsSha256 hex, over the weights file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
    String id,
    @Nullable String parent,
    @Nullable Instant createdAt,
    long seed,
    String dataVersion,
    List<String> vocabulary,
    String vocabularySha256,
    Map<String, String> hyperparameters,
    long samples,
    double minutes,
    List<String> sources,
    String openness,
    long parameters,
    Map<String, Map<String, Double>> accuracy,
    Map<String, Map<String, Double>> heldOutAccuracy,
    String weightsSha256) {

  public Manifest {
    vocabulary = List.copyOf(vocabulary);
    hyperparameters = Map.copyOf(hyperparameters);
    sources = List.copyOf(sources);
    accuracy = Map.copyOf(accuracy);
    heldOutAccuracy = Map.copyOf(heldOutAccuracy);
  }

  /** The same with figures. */
  public Manifest withAccuracy(
      Map<String, Map<String, Double>> familiar, Map<String, Map<String, Double>> heldOut) {
    return new Manifest(
        id,
        parent,
        createdAt,
        seed,
        dataVersion,
        vocabulary,
        vocabularySha256,
        hyperparameters,
        samples,
        minutes,
        sources,
        openness,
        parameters,
        familiar,
        heldOut,
        weightsSha256);
  }
}
