package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * EMMA-style conversations about drawn scenes. Each is a pure function of {@link #VERSION}, the
 * seed and the index. The name of their random stream is no probe's, so that neither are their
 * scenes. Stateless and thread-safe.
 */
public final class Instructions {

  /** Changes whenever a seed and an index give another conversation or picture than before. */
  public static final String VERSION = "emma-style-instructions-1";

  private static final int FEWEST_OBJECTS = 3;
  private static final int SORTS = 3;

  private static final List<InstructionKind> REGIONS =
      List.of(
          InstructionKind.VISION_PROMPTED_BOX,
          InstructionKind.VISION_PROMPTED_CROP,
          InstructionKind.VISION_PROMPTED_MARKER);

  private final long seed;

  /** The conversations of one seed. */
  public Instructions(long seed) {
    this.seed = seed;
  }

  /**
   * The conversation in a place of a set. Multi-round, vision-prompted and fact-checking ones take
   * turns, and so do the three ways to designate a region.
   *
   * @param index 0 or more
   */
  public Instruction at(long index) {
    InstructionKind kind = kind(index);
    Randomness random = Randomness.of(VERSION, Long.toString(seed), Long.toString(index));
    while (true) {
      Optional<Told> told = conversation(kind, scene(random), random);
      if (told.isPresent()) {
        return told.get().as("emma-style-" + seed + "-" + index, kind);
      }
    }
  }

  private static InstructionKind kind(long index) {
    return switch ((int) (index % SORTS)) {
      case 0 -> InstructionKind.MULTI_ROUND;
      case 1 -> REGIONS.get((int) (index / SORTS % REGIONS.size()));
      default -> InstructionKind.FACT_CHECKING;
    };
  }

  /** Empty when the scene has too little to tell. */
  private static Optional<Told> conversation(InstructionKind kind, Scene scene, Randomness random) {
    return switch (kind) {
      case MULTI_ROUND -> MultiRound.about(scene, random);
      case FACT_CHECKING -> FactChecking.about(scene, random);
      case VISION_PROMPTED_BOX -> VisionPrompted.byBox(scene, random);
      case VISION_PROMPTED_CROP -> VisionPrompted.byCrop(scene, random);
      case VISION_PROMPTED_MARKER -> VisionPrompted.byMarker(scene, random);
    };
  }

  private static Scene scene(Randomness random) {
    int objects = random.nextInt(FEWEST_OBJECTS, SceneComposer.MOST_OBJECTS + 1);
    List<Look> looks = Stream.generate(() -> Look.any(random)).limit(objects).toList();
    return SceneComposer.compose(looks, random);
  }
}
