package io.agnoscope.stimuli.scene;

import io.agnoscope.stimuli.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Composes scenes: free places of many sizes, free rotation, and clutter that is no object. */
public final class SceneComposer {

  /** The most objects that a scene holds. */
  public static final int MOST_OBJECTS = 6;

  private static final double SMALLEST = 14;
  private static final double LARGEST = 26;
  private static final double GAP = 1;
  private static final int TRIES_PER_OBJECT = 40;

  private SceneComposer() {}

  /** A scene with these looks in free places. */
  public static Scene compose(List<Look> looks, Randomness random) {
    return compose(looks, places(looks.size(), random), random);
  }

  /** A scene with these looks in the given places, in the same order. */
  public static Scene compose(List<Look> looks, List<Place> places, Randomness random) {
    List<SceneObject> objects = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      Place place = places.get(i);
      double rotation = random.nextDouble(0, 2 * Math.PI);
      objects.add(SceneObject.of(looks.get(i), place.x(), place.y(), place.size(), rotation));
    }
    return new Scene(background(random), clutter(random), objects);
  }

  /**
   * Places inside the picture that do not touch, in random order.
   *
   * @param count 0 to {@link #MOST_OBJECTS}
   * @throws IllegalArgumentException when there is no room for so many
   */
  public static List<Place> places(int count, Randomness random) {
    if (count < 0 || count > MOST_OBJECTS) {
      throw new IllegalArgumentException("a scene holds 0 to " + MOST_OBJECTS + " objects");
    }
    double largest = LARGEST - 1.6 * Math.max(0, count - 2);
    while (true) {
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < count && places.size() == i; i++) {
        double size = random.nextDouble(SMALLEST, largest);
        for (int tries = 0; tries < TRIES_PER_OBJECT && places.size() == i; tries++) {
          double x = random.nextDouble(size / 2, Scene.SIDE - size / 2);
          double y = random.nextDouble(size / 2, Scene.SIDE - size / 2);
          if (isFree(places, x, y, size)) {
            places.add(new Place(x, y, size));
          }
        }
      }
      if (places.size() == count) {
        return random.shuffle(places);
      }
    }
  }

  private static boolean isFree(List<Place> places, double x, double y, double size) {
    for (Place place : places) {
      double dx = place.x() - x;
      double dy = place.y() - y;
      double apart = (place.size() + size) / 2 + GAP;
      if (dx * dx + dy * dy < apart * apart) {
        return false;
      }
    }
    return true;
  }

  private static Background background(Randomness random) {
    int level = random.nextInt(176, 241);
    int red = level + random.nextInt(-10, 11);
    int green = level + random.nextInt(-10, 11);
    int blue = level + random.nextInt(-10, 11);
    return new Background(
        red << 16 | green << 8 | blue, random.nextDouble(-0.5, 0.5), random.nextDouble(-0.5, 0.5));
  }

  private static List<Speck> clutter(Randomness random) {
    int count = random.nextInt(13);
    List<Speck> specks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double reachX = random.nextBoolean() ? random.nextDouble(-1.8, 1.8) : 0;
      double reachY = random.nextBoolean() ? random.nextDouble(-1.8, 1.8) : 0;
      double levels = random.nextDouble(12, 30) * (random.nextBoolean() ? 1 : -1);
      specks.add(
          new Speck(
              random.nextDouble(0, Scene.SIDE),
              random.nextDouble(0, Scene.SIDE),
              reachX,
              reachY,
              levels));
    }
    return specks;
  }
}
