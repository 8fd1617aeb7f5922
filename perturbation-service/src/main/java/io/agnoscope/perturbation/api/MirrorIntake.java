package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.api.ByteGate.Reservation;
import io.agnoscope.perturbation.config.MirrorConfig;
import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.config.Role;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.openai.OpenAiReader;
import io.agnoscope.perturbation.openai.OpenAiReading;
import io.agnoscope.perturbation.openai.UnsupportedKind;
import io.agnoscope.perturbation.traffic.Admission;
import io.agnoscope.perturbation.traffic.Admitted;
import io.agnoscope.perturbation.traffic.MirrorOutcome;
import io.agnoscope.perturbation.traffic.Origin;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes mirrored requests without slowing the mirror: what is sampled out is not read, what finds
 * no room is turned away, and the broker is waited for no longer than the mirror's patience. Every
 * request is counted once by what was done with it. Thread-safe.
 */
@Singleton
public class MirrorIntake {

  private final PerturbationConfig config;
  private final MirrorConfig mirror;
  private final PerturbationMetrics metrics;
  private final MirrorGate gate;
  private final Admission admission;
  private final PatientAdmission patient;
  private final MirrorWarmUp warmUp;
  private final InstantSource clock = InstantSource.system();

  public MirrorIntake(
      PerturbationConfig config,
      MirrorConfig mirror,
      PerturbationMetrics metrics,
      MirrorGate gate,
      Admission admission,
      PatientAdmission patient,
      MirrorWarmUp warmUp) {
    this.config = config;
    this.mirror = mirror;
    this.metrics = metrics;
    this.gate = gate;
    this.admission = admission;
    this.patient = patient;
    this.warmUp = warmUp;
  }

  /** Takes a request that a reader understands, and answers in the form of its API. */
  Response take(OpenAiReader reader, MirrorReply.Form form, MirrorCall call, InputStream body) {
    return guarded(
        call,
        body,
        mirrored -> {
          Origin origin = call.origin(clock.instant());
          if (warmUp.sent(call.warmUp)) {
            return warmedUp(reader, form, origin, mirrored);
          }
          // What is left out needs no room: its bytes are not kept.
          Optional<Admitted.SampledOut> early = admission.beforeReading(origin);
          if (early.isPresent()) {
            mirrored.drain();
            return taken(form, origin, MirrorOutcome.SAMPLED_OUT, early.get().cause().label());
          }
          return held(
              mirrored,
              (bytes, room) ->
                  switch (reader.read(bytes, origin)) {
                    case OpenAiReading.Refused refused ->
                        throw new RefusedException(refused.refusal());
                    case OpenAiReading.Unsupported unsupported ->
                        unsupported(form, origin, unsupported.kind());
                    case OpenAiReading.Read read -> {
                      if (read.toolsLeftOut()) {
                        metrics.toolsLeftOut();
                      }
                      yield admit(read, form, room);
                    }
                  });
        });
  }

  private Response warmedUp(
      OpenAiReader reader, MirrorReply.Form form, Origin origin, MirroredBody body)
      throws RefusedException {
    return held(
        body,
        (bytes, room) -> {
          if (reader.read(bytes, origin) instanceof OpenAiReading.Refused refused) {
            throw new RefusedException(refused.refusal());
          }
          return Response.accepted(form.reply(origin, MirrorOutcome.SAMPLED_OUT, "warm-up"))
              .build();
        });
  }

  /** Reads a body into memory, when there is room for it. */
  private Response held(MirroredBody body, Held work) throws RefusedException {
    Optional<Reservation> reservation = gate.reserve(0);
    if (reservation.isEmpty()) {
      throw new RefusedException(MirroredBody.busy());
    }
    Room room = new Room(reservation.get());
    try {
      byte[] bytes = body.read(room.reservation);
      if (bytes.length == 0) {
        throw new RefusedException(RefusalCause.EMPTY_BODY, "the body is empty");
      }
      return work.on(bytes, room);
    } finally {
      room.leave();
    }
  }

  /** Counts a call that nothing reads. */
  Response pass(UnsupportedKind kind, MirrorCall call, InputStream body) {
    return guarded(
        call,
        body,
        mirrored -> {
          mirrored.drain();
          return unsupported(MirrorReply::other, call.origin(clock.instant()), kind);
        });
  }

  private Response guarded(MirrorCall call, InputStream body, Work work) {
    if (!config.has(Role.INGEST)) {
      return refuse(new Refusal(RefusalCause.ROLE_OFF, "this instance takes no Samples"));
    }
    try {
      return work.on(new MirroredBody(body, call.length, call.encoding, mirror.maxBodyBytes()));
    } catch (RefusedException e) {
      return refuse(e.refusal());
    } catch (RuntimeException e) {
      metrics.mirrored(MirrorOutcome.FAILED);
      throw e;
    }
  }

  private Response admit(OpenAiReading.Read read, MirrorReply.Form form, Room room) {
    PatientAdmission.Admitting admitting = patient.admit(read.request());
    room.needed = admitting.settled();
    Origin origin = read.request().origin();
    return switch (admitting.await(mirror.patience())) {
      case PatientAdmission.Outcome.Kept kept -> taken(form, origin, MirrorOutcome.ACCEPTED, null);
      case PatientAdmission.Outcome.SampledOut out ->
          taken(form, origin, MirrorOutcome.SAMPLED_OUT, out.cause().label());
      // Counted by its cause where it was refused.
      case PatientAdmission.Outcome.Refused refused -> answer(refused.refusal());
    };
  }

  private Response unsupported(MirrorReply.Form form, Origin origin, UnsupportedKind kind) {
    metrics.unsupported(kind);
    return taken(form, origin, MirrorOutcome.UNSUPPORTED, kind.label());
  }

  private Response taken(
      MirrorReply.Form form, Origin origin, MirrorOutcome outcome, @Nullable String cause) {
    metrics.mirrored(outcome);
    return Response.accepted(form.reply(origin, outcome, cause)).build();
  }

  private Response refuse(Refusal refusal) {
    metrics.refused(refusal.cause());
    return answer(refusal);
  }

  private Response answer(Refusal refusal) {
    metrics.mirrored(
        switch (refusal.cause()) {
          case BUSY -> MirrorOutcome.BUSY;
          case BROKER_AWAY -> MirrorOutcome.BROKER_AWAY;
          default -> MirrorOutcome.REFUSED;
        });
    return Problem.response(refusal);
  }

  private interface Work {

    Response on(MirroredBody body) throws RefusedException;
  }

  private interface Held {

    Response on(byte[] bytes, Room room) throws RefusedException;
  }

  /** What a request takes up, until nothing needs its bytes. */
  private static final class Room {

    private final Reservation reservation;
    private CompletableFuture<?> needed = CompletableFuture.completedFuture(null);

    private Room(Reservation reservation) {
      this.reservation = reservation;
    }

    private void leave() {
      var unused = needed.whenComplete((done, failure) -> reservation.close());
    }
  }
}
