package io.agnoscope.scoring.statistics;

/**
 * Views that push an option.
 *
 * @param pushed how many
 * @param misled those whose answer is the pushed option while the clean answer was not
 */
public record Pushes(long pushed, long misled) {
  public static final Pushes NONE = new Pushes(0, 0);

  Pushes plus(Pushes other) {
    return new Pushes(pushed + other.pushed, misled + other.misled);
  }
}
