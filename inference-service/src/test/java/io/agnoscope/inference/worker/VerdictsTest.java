package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private final RecordCodec codec = RecordCodec.local();
  private final Verdicts verdicts =
      new Verdicts(
          codec, new TrialAnswerer(sha256 -> Optional.empty(), 64, "w", () -> Fixtures.NOW), "t");
  private final FakeModel model = new FakeModel("first");
  private final FakeModel broken = new FakeModel("first", ask -> true);

  @Test
  void answersSeveralTrialsInOneBatch() {
    List<Verdict> decided = verdicts.of(List.of(trial("a", 1), trial("b", 2)), model);

    assertThat(decided).hasSize(2).allMatch(Verdict.Answered.class::isInstance);
    assertThat(model.batches).hasSize(2);
  }

  @Test
  void givesUpWhatNobodyCanRead() {
    Verdict verdict = only(entry("no Trial".getBytes(StandardCharsets.UTF_8), 1));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.GiveUp.class,
            giveUp -> assertThat(giveUp.cause()).isEqualTo("undecodable-not-single-object"));
  }

  @Test
  void passesOverAnotherTargetsTrials() {
    byte[] other = codec.encode(Fixtures.trial("other", "a"));

    assertThat(only(entry(other, 1))).isInstanceOf(Verdict.PassOver.class);
    assertThat(model.batches).isEmpty();
  }

  @Test
  void handsBackAFailingTrialUntilItsThirdDelivery() {
    assertThat(verdicts.of(List.of(trial("a", 1)), broken).getFirst())
        .isInstanceOf(Verdict.Release.class);
    assertThat(verdicts.of(List.of(trial("a", 2)), broken).getFirst())
        .isInstanceOf(Verdict.Release.class);
    assertThat(verdicts.of(List.of(trial("a", 3)), broken).getFirst())
        .isInstanceOfSatisfying(
            Verdict.GiveUp.class, giveUp -> assertThat(giveUp.cause()).isEqualTo("model-error"));
  }

  @Test
  void asksASuspectApartFromTheOthers() {
    verdicts.of(List.of(trial("a", 1), trial("b", Verdicts.LAST_TRY)), model);

    assertThat(model.batches).extracting(List::size).containsExactly(3, 1, 3, 1);
  }

  @Test
  void doesNotAskWhatTheBrokerWouldArchiveNext() {
    Verdict verdict = only(trial("a", Groups.DELIVERY_LIMIT));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.GiveUp.class,
            giveUp -> assertThat(giveUp.cause()).isEqualTo("delivered-too-often"));
    assertThat(model.batches).isEmpty();
  }

  private Verdict only(ConsumerRecord<byte[], byte[]> entry) {
    List<Verdict> decided = verdicts.of(List.of(entry), model);
    assertThat(decided).hasSize(1);
    return decided.getFirst();
  }

  private ConsumerRecord<byte[], byte[]> trial(String sampleId, int delivery) {
    return entry(codec.encode(Fixtures.trial("t", sampleId)), delivery);
  }

  private static ConsumerRecord<byte[], byte[]> entry(byte[] value, int delivery) {
    return new ConsumerRecord<>(
        Topics.TRIALS.name(),
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        value.length,
        null,
        value,
        new RecordHeaders(),
        Optional.empty(),
        Optional.of((short) delivery));
  }
}
