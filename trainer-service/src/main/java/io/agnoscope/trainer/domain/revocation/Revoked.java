package io.agnoscope.trainer.domain.revocation;

import io.agnoscope.trainer.domain.trial.Provenance;

/** Whose Samples are not to be learned from any more. */
public sealed interface Revoked {

  /** Its name, as Samples carry it. */
  String name();

  /** Whether Samples of that provenance are meant. */
  boolean covers(Provenance provenance);

  /** Whether a checkpoint that was trained on those is meant. */
  boolean covers(TrainedOn trainedOn);

  /** Everything that came by one source. */
  record Source(String name) implements Revoked {

    /** Probes are drawn by Agnoscope itself, and every run is mostly made of them. */
    public Source {
      if (name.equals(Provenance.PROBE_SOURCE)) {
        throw new IllegalArgumentException("probes are drawn by Agnoscope and cannot be revoked");
      }
    }

    @Override
    public boolean covers(Provenance provenance) {
      return provenance.source().equals(name);
    }

    @Override
    public boolean covers(TrainedOn trainedOn) {
      return trainedOn.sources().contains(name);
    }

    @Override
    public String toString() {
      return "source " + name;
    }
  }

  /** Everything of one tenant, whichever source it came by. */
  record Tenant(String name) implements Revoked {

    @Override
    public boolean covers(Provenance provenance) {
      return provenance.tenant().filter(name::equals).isPresent();
    }

    @Override
    public boolean covers(TrainedOn trainedOn) {
      return trainedOn.tenants().contains(name);
    }

    @Override
    public String toString() {
      return "tenant " + name;
    }
  }
}
