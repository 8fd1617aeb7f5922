package io.agnoscope.perturbation.traffic.budget;

/**
 * Estimates what a Trial costs its target.
 *
 * @param tokensPerPicture what a picture costs in one ask
 * @param asks how often a Trial asks, about
 */
public record AskCost(int tokensPerPicture, int asks) {

  private static final int CHARS_PER_TOKEN = 4;

  /** Tokens of all asks of a Trial: of its text, four characters each, and of its pictures. */
  public long tokens(long textChars, int pictures) {
    return (textChars / CHARS_PER_TOKEN + (long) pictures * tokensPerPicture) * asks;
  }
}
