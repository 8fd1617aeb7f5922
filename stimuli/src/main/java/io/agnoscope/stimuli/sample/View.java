package io.agnoscope.stimuli.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Sample as shown to the model: the clean one, or one perturbed.
 *
 * @param id unique within the Sample's Views: {@code clean}, {@code repeat}, {@code
 *     rotated-options/1}
 * @param perturbation the catalogue's name of the intervention, {@code clean} for the clean View
 * @param parts stand in for the parts of the Sample's last user turn
 * @param options in the order shown
 * @param distractor canonical letter of the option that the intervention pushes, or null
 */
public record View(
    String id,
    String perturbation,
    Kind kind,
    Modality touches,
    Split split,
    List<Part> parts,
    List<ShownOption> options,
    @Nullable String distractor) {

  /** The name of the View that is not perturbed. */
  public static final String CLEAN = "clean";

  public View {
    parts = List.copyOf(parts);
    options = List.copyOf(options);
  }

  /** What a View is for. */
  public enum Kind {
    CLEAN,
    PERTURBATION,
    CONTROL
  }

  /** What an intervention touches. */
  public enum Modality {
    NOTHING,
    TEXT,
    IMAGE,
    OPTIONS
  }

  /** Whether a View may be trained on, or is only watched. */
  public enum Split {
    TRAIN,
    WATCH
  }

  /**
   * An option as a View shows it.
   *
   * @param letter the letter shown
   * @param canonicalLetter the letter that the Sample gives the same text
   */
  public record ShownOption(String letter, String text, String canonicalLetter) {}
}
