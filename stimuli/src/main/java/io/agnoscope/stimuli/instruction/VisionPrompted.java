package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One or two questions about the object in a designated region: its name, a trait, its place. */
final class VisionPrompted {

  private static final int MOST_TURNS = 2;
  private static final List<Aspect> IN_A_CROP =
      List.of(Aspect.ENTITY, Aspect.COLOR, Aspect.MATERIAL, Aspect.ACTION);
  private static final List<Aspect> IN_A_PICTURE =
      List.of(Aspect.ENTITY, Aspect.COLOR, Aspect.MATERIAL, Aspect.ACTION, Aspect.SPATIAL);

  private static final List<String> BOX_WORDS =
      List.of(
          "Boxes are written as [left, top, right, bottom], in shares of the picture's width and"
              + " height.",
          "A box has its left, top, right and bottom edge, each between 0 and 1.",
          "Coordinates run from 0 to 1, from the upper left corner: left, top, right, bottom.");
  private static final List<String> CROP_WORDS =
      List.of(
          "This is a part of a larger picture.",
          "The picture is a crop around one object.",
          "Here you see only a cut-out of a picture.");
  private static final List<String> MARKER_WORDS =
      List.of(
          "One object has a frame around it.",
          "Look at the object inside the black and white frame.",
          "A frame is drawn around one of the objects.");

  private VisionPrompted() {}

  /** By a box in the text. */
  static Optional<Told> byBox(Scene scene, Randomness random) {
    SceneObject object = random.pick(scene.objects());
    String asked = "the object in the box " + Region.around(object).text();
    Mention mention = new Mention.Designated(object, asked, "the object in the box");
    return turns(IN_A_PICTURE, mention, object, scene, BOX_WORDS, random)
        .map(turns -> Told.aboutAll(scene, turns));
  }

  /** By a picture that shows the region alone. */
  static Optional<Told> byCrop(Scene scene, Randomness random) {
    SceneObject object = random.pick(scene.objects());
    Mention mention =
        new Mention.Designated(object, "the object in the middle", "the object in the middle");
    Bitmap crop = Region.around(object).cut(Bitmap.of(SceneRenderer.render(scene)));
    return turns(IN_A_CROP, mention, object, scene, CROP_WORDS, random)
        .map(turns -> new Told(scene, crop, turns));
  }

  /** By a frame drawn into the picture. */
  static Optional<Told> byMarker(Scene scene, Randomness random) {
    SceneObject object = random.pick(scene.objects());
    Mention mention = new Mention.Designated(object, "the framed object", "the framed object");
    Bitmap framed = Region.around(object).framed(Bitmap.of(SceneRenderer.render(scene)));
    return turns(IN_A_PICTURE, mention, object, scene, MARKER_WORDS, random)
        .map(turns -> new Told(scene, framed, turns));
  }

  private static Optional<List<Turn>> turns(
      List<Aspect> aspects,
      Mention mention,
      SceneObject object,
      Scene scene,
      List<String> introductions,
      Randomness random) {
    SceneFacts facts = new SceneFacts(scene, random);
    int wanted = random.nextInt(1, MOST_TURNS + 1);
    List<Turn> turns = new ArrayList<>();
    for (Aspect aspect : random.shuffle(aspects).subList(0, wanted)) {
      Optional<SceneFact> fact = facts.about(aspect, mention, object);
      if (fact.isEmpty()) {
        return Optional.empty();
      }
      turns.add(turn(fact.get(), random));
    }
    turns.set(0, turns.getFirst().introduced(random.pick(introductions)));
    return Optional.of(turns);
  }

  private static Turn turn(SceneFact fact, Randomness random) {
    return new Turn(FactWords.question(fact, random), FactWords.answer(fact, random), fact);
  }
}
