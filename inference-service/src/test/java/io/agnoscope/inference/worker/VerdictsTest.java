package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private final RecordCodec codec = RecordCodec.local();
  private final AtomicInteger storeAsked = new AtomicInteger();
  private final Verdicts verdicts =
      new Verdicts(
          codec,
          new TrialAnswerer(sha256 -> Optional.empty(), 64, "w", () -> Fixtures.NOW),
          this::store,
          "t");
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

  @Test
  void passesOverATombstone() {
    assertThat(only(entry(null, 1))).isInstanceOf(Verdict.PassOver.class);
  }

  @Test
  void waitsForTheImageStoreWithWhatNeedsItAndAnswersTheRest() {
    List<Verdict> decided =
        verdicts.of(
            List.of(stored("away", "a"), trial("b", 1), stored("away", "c"), trial("d", 3)), model);

    assertThat(decided)
        .extracting(verdict -> verdict.getClass().getSimpleName())
        .containsExactlyInAnyOrder("Wait", "Answered", "Wait", "Answered");
    assertThat(storeAsked).hasValue(1);
  }

  @Test
  void asksInSmallerBatchesWhenPicturesAreLarge() {
    verdicts.of(List.of(stored("large", "a"), stored("large", "b"), stored("large", "c")), model);

    assertThat(model.batches).extracting(List::size).containsExactly(3, 1, 3, 1, 3, 1);
  }

  private byte[] store(String uri, String sha256) throws IOException {
    storeAsked.incrementAndGet();
    if (uri.equals("large")) {
      return new byte[20 << 20];
    }
    throw new IOException(uri);
  }

  private ConsumerRecord<byte[], byte[]> stored(String uri, String sampleId) {
    Trial trial = Fixtures.trial("t", sampleId);
    trial.getSample().setImages(List.of(new Image("own", "image/png", 1, 1, null, uri)));
    return entry(codec.encode(trial), 1);
  }

  private Verdict only(ConsumerRecord<byte[], byte[]> entry) {
    List<Verdict> decided = verdicts.of(List.of(entry), model);
    assertThat(decided).hasSize(1);
    return decided.getFirst();
  }

  private ConsumerRecord<byte[], byte[]> trial(String sampleId, int delivery) {
    return entry(codec.encode(Fixtures.trial("t", sampleId)), delivery);
  }

  private static ConsumerRecord<byte[], byte[]> entry(byte @Nullable [] value, int delivery) {
    return new ConsumerRecord<>(
        Topics.TRIALS.name(),
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        value == null ? -1 : value.length,
        null,
        value,
        new RecordHeaders(),
        Optional.empty(),
        Optional.of((short) delivery));
  }
}
