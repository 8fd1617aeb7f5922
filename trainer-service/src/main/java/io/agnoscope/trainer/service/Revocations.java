package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.revocation.Revocation;
import io.agnoscope.trainer.domain.revocation.Revoked;
import io.agnoscope.trainer.domain.revocation.TrainedOn;
import io.agnoscope.trainer.domain.trial.Provenance;
import io.agnoscope.trainer.store.RevocationFile;
import io.agnoscope.trainer.store.RevocationFile.Entry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Sources and tenants that are not learned from any more. A revocation is on the disk before
 * anything follows from it, and all that follows can be done again: what a crash leaves undone is
 * done at the next start.
 */
public final class Revocations implements CheckpointRegistry.Veto {

  private static final Logger LOG = Logger.getLogger(Revocations.class);
  private static final String SOURCE = "source";
  private static final String TENANT = "tenant";

  private final RevocationFile file;
  private final HardExampleBuffer buffer;
  private final CheckpointRegistry registry;
  private final Function<String, Optional<TrainedOn>> manifests;
  private final Predicate<CheckpointIdentity> held;
  private final Consumer<Refusal> dropped;
  private final InstantSource clock;
  private volatile List<Entry> entries = List.of();

  /**
   * Revocations that were not read yet.
   *
   * @param manifests what a manifest says of its checkpoint's data
   * @param held whether the weights of a checkpoint are still there
   * @param dropped told of each hard example that is given up
   */
  public Revocations(
      RevocationFile file,
      HardExampleBuffer buffer,
      CheckpointRegistry registry,
      Function<String, Optional<TrainedOn>> manifests,
      Predicate<CheckpointIdentity> held,
      Consumer<Refusal> dropped,
      InstantSource clock) {
    this.file = file;
    this.buffer = buffer;
    this.registry = registry;
    this.manifests = manifests;
    this.held = held;
    this.dropped = dropped;
    this.clock = clock;
  }

  /**
   * What followed from a revocation.
   *
   * @param droppedExamples hard examples that the buffer gave up
   * @param tainted versions that are not used any more: theirs or an ancestor's data is revoked
   * @param rolledBack versions that were promoted until now; one that is not tainted was when its
   *     weights are gone
   * @param serving version that serves now
   * @param servingIsTainted whether that is one of them, because no other is left
   * @param rebuilding whether a run without it was ordered
   */
  public record Consequences(
      int droppedExamples,
      NavigableSet<Integer> tainted,
      List<Integer> rolledBack,
      Optional<Integer> serving,
      boolean servingIsTainted,
      boolean rebuilding) {

    /** The same, with a run that was ordered or was not. */
    Consequences rebuilding(boolean ordered) {
      return new Consequences(
          droppedExamples, tainted, rolledBack, serving, servingIsTainted, ordered);
    }
  }

  /**
   * Reads what was revoked in earlier lives.
   *
   * @throws java.io.UncheckedIOException when that cannot be read
   */
  public synchronized void read() {
    entries = file.read();
  }

  /** Whether Samples of that provenance are not to be learned from. */
  public boolean cover(Provenance provenance) {
    return revoked().stream().anyMatch(who -> who.covers(provenance));
  }

  /** Does once more what follows from all that was read, before anything is learned. */
  public synchronized void resume() {
    registry.heed(this);
    revoked().forEach(who -> buffer.revoke(who).forEach(dropped));
    withdraw("its data was revoked");
  }

  /** All revocations, the oldest first. */
  public List<Entry> all() {
    return entries;
  }

  /**
   * Revokes.
   *
   * @param reason stands with every checkpoint that is withdrawn
   * @throws java.io.UncheckedIOException when it cannot be kept; then nothing has changed
   */
  public synchronized Consequences revoke(Revoked who, String reason) {
    if (!revoked().contains(who)) {
      file.add(new Entry(kind(who), who.name(), reason, clock.instant()));
      entries = file.read();
      LOG.infof("A %s is not learned from any more. name=%s", kind(who), who.name());
    }
    List<Refusal> gone = buffer.revoke(who);
    gone.forEach(dropped);
    List<Integer> before = promoted(registry.lineage());
    Revocation revocation = withdraw(who + " was revoked: " + reason);
    List<Integer> rolledBack = new ArrayList<>(before);
    rolledBack.removeAll(promoted(registry.lineage()));
    Optional<Integer> serving = registry.lineage().serving().map(step -> step.identity().version());
    return new Consequences(
        gone.size(),
        revocation.tainted(),
        rolledBack,
        serving,
        serving.filter(revocation.tainted()::contains).isPresent(),
        false);
  }

  /** Called by the registry, which may be waiting for nobody then: takes no lock. */
  @Override
  public Optional<String> against(Lineage lineage, int version, String manifest) {
    Revocation revocation =
        Revocation.of(
            lineage,
            step ->
                manifests.apply(step.identity().version() == version ? manifest : step.manifest()),
            revoked(),
            held);
    return revocation.tainted().contains(version)
        ? Optional.of("version " + version + " was trained on data that is revoked")
        : Optional.empty();
  }

  private Revocation withdraw(String why) {
    Revocation[] made = {new Revocation(new TreeSet<>(), new TreeSet<>(), Optional.empty())};
    registry.carryOut(lineage -> {
      made[0] = Revocation.of(lineage, step -> manifests.apply(step.manifest()), revoked(), held);
      return made[0].steps(lineage, why, clock.instant());
    });
    return made[0];
  }

  private List<Revoked> revoked() {
    return entries.stream().map(Revocations::revoked).toList();
  }

  private static Revoked revoked(Entry entry) {
    return switch (entry.kind()) {
      case SOURCE -> new Revoked.Source(entry.name());
      case TENANT -> new Revoked.Tenant(entry.name());
      default -> throw new IllegalArgumentException("no kind of revocation: " + entry.kind());
    };
  }

  private static String kind(Revoked who) {
    return switch (who) {
      case Revoked.Source source -> SOURCE;
      case Revoked.Tenant tenant -> TENANT;
    };
  }

  private static List<Integer> promoted(Lineage lineage) {
    return lineage.all().stream()
        .filter(CheckpointLifecycle.Promoted.class::isInstance)
        .map(step -> step.identity().version())
        .toList();
  }
}
