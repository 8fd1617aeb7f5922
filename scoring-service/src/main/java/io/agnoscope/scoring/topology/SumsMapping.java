package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.scoring.statistics.Circular;
import io.agnoscope.scoring.statistics.DivergenceBounds;
import io.agnoscope.scoring.statistics.Divergences;
import io.agnoscope.scoring.statistics.Flips;
import io.agnoscope.scoring.statistics.Labels;
import io.agnoscope.scoring.statistics.Meanings;
import io.agnoscope.scoring.statistics.Noise;
import io.agnoscope.scoring.statistics.Pushes;
import io.agnoscope.scoring.statistics.Sums;

/** Between the statistics' sums and the contract's. */
public final class SumsMapping {
  private SumsMapping() {}

  /** The contract's record of the statistics' sums. */
  public static SeriesSums toRecord(Sums sums) {
    SeriesSums record = new SeriesSums();
    record.setViews(sums.views());
    record.setInvalid(sums.invalid());
    record.setChance(sums.chance());
    record.setFlips(sums.flips().all());
    record.setFlipsRightToWrong(sums.flips().rightToWrong());
    record.setFlipsWrongToRight(sums.flips().wrongToRight());
    record.setFlipsWrongToWrong(sums.flips().wrongToWrong());
    record.setPushed(sums.pushes().pushed());
    record.setMisled(sums.pushes().misled());
    record.setLabelled(sums.labels().labelled());
    record.setCorrectClean(sums.labels().correctClean());
    record.setCorrectPerturbed(sums.labels().correctPerturbed());
    record.setDivergences(sums.divergences().count());
    record.setDivergenceNats(sums.divergences().nats());
    record.setBoundedDivergences(sums.bounds().count());
    record.setDivergenceLowNats(sums.bounds().lowNats());
    record.setDivergenceHighNats(sums.bounds().highNats());
    record.setRepeats(sums.noise().repeats());
    record.setRepeatFlips(sums.noise().repeatFlips());
    record.setBothFlips(sums.noise().bothFlips());
    record.setPairedFlips(sums.noise().pairedFlips());
    record.setCircular(sums.circular().asked());
    record.setCircularCorrect(sums.circular().correct());
    record.setMeanings(sums.meanings().compared());
    record.setFartherThanRepeat(sums.meanings().farther());
    record.setNearerThanRepeat(sums.meanings().nearer());
    return record;
  }

  /** The statistics' sums that the contract's record holds. */
  public static Sums fromRecord(SeriesSums record) {
    return new Sums(
        record.getViews(),
        record.getInvalid(),
        record.getChance(),
        new Flips(
            record.getFlips(),
            record.getFlipsRightToWrong(),
            record.getFlipsWrongToRight(),
            record.getFlipsWrongToWrong()),
        new Pushes(record.getPushed(), record.getMisled()),
        new Labels(record.getLabelled(), record.getCorrectClean(), record.getCorrectPerturbed()),
        new Divergences(record.getDivergences(), record.getDivergenceNats()),
        new DivergenceBounds(
            record.getBoundedDivergences(),
            record.getDivergenceLowNats(),
            record.getDivergenceHighNats()),
        new Noise(
            record.getRepeats(),
            record.getRepeatFlips(),
            record.getBothFlips(),
            record.getPairedFlips()),
        new Circular(record.getCircular(), record.getCircularCorrect()),
        new Meanings(
            record.getMeanings(), record.getFartherThanRepeat(), record.getNearerThanRepeat()));
  }
}
