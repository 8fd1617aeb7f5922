package io.agnoscope.benchmarks.scoring;

/** The sums of one Series, in place. */
final class PlainSums {
  long views;
  long flips;
  long rightToWrong;
  long wrongToRight;
  long wrongToWrong;
  long pushed;
  long misled;
  long labelled;
  long correctClean;
  long correct;
  long invalid;
  long divergences;
  double divergenceNats;
  long repeats;
  long repeatFlips;
  long bothFlips;
  double chance;
}
