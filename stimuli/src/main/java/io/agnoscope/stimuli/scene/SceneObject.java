package io.agnoscope.stimuli.scene;

/**
 * One object of a scene.
 *
 * @param x centre of the body in pixels of the 64×64 picture, from the left
 * @param y centre of the body in pixels of the 64×64 picture, from the top
 * @param size pixels across, with the marks around the body
 * @param rotation of the body in radians; marks stay upright
 */
public record SceneObject(
    Kind kind,
    Color color,
    Material material,
    Action action,
    double x,
    double y,
    double size,
    double rotation) {

  /** Half the extent of the body relative to half the extent of the whole. */
  static final double BODY_SHARE = 0.66;

  /** An object with this look. */
  public static SceneObject of(Look look, double x, double y, double size, double rotation) {
    return new SceneObject(
        look.kind(), look.color(), look.material(), look.action(), x, y, size, rotation);
  }

  /** The traits alone. */
  public Look look() {
    return new Look(kind, color, material, action);
  }

  /** Radius in pixels of the circle around the body. */
  public double bodyRadius() {
    return BODY_SHARE * size / 2;
  }
}
