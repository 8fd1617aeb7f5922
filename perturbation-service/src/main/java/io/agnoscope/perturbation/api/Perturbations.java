package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.trial.Switches;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Perturbation;
import java.util.List;

/**
 * The catalogue as people choose from it.
 *
 * @param catalogueVersion edition and hash
 * @param perturbations in the catalogue's order
 */
public record Perturbations(String catalogueVersion, List<Item> perturbations) {

  /**
   * One Perturbation.
   *
   * @param kind PERTURBATION or CONTROL
   * @param touches NOTHING, TEXT, IMAGE or OPTIONS
   * @param split TRAIN or WATCH
   * @param soundFor the task classes whose right answer it leaves as it is
   * @param on whether Samples get Views of it here
   */
  public record Item(
      String name,
      String kind,
      String touches,
      String split,
      List<String> soundFor,
      boolean on,
      String description) {}

  static Perturbations of(Catalogue catalogue, Switches switches) {
    return new Perturbations(
        catalogue.version(),
        catalogue.perturbations().stream().map(one -> item(one, switches)).toList());
  }

  private static Item item(Perturbation one, Switches switches) {
    return new Item(
        one.name(),
        one.kind().name(),
        one.touches().name(),
        one.split().name(),
        one.soundFor().stream().map(Enum::name).toList(),
        switches.on(one.name(), null),
        one.description());
  }
}
