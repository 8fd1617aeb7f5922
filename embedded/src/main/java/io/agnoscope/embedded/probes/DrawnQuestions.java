package io.agnoscope.embedded.probes;

import io.agnoscope.stimuli.emma.DrawnProbe;
import io.agnoscope.stimuli.emma.DrawnProbes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Questions about drawn scenes, each with a picture of its own. */
class DrawnQuestions implements Questions {

  private final DrawnProbes probes;
  private final long size;

  DrawnQuestions(long seed, long size) {
    this.probes = new DrawnProbes("emma", seed);
    this.size = size;
  }

  @Override
  public String generator() {
    return DrawnProbes.VERSION;
  }

  @Override
  public String pictures() {
    return "drawn scenes";
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SetItem write(long index, Path images) throws IOException {
    DrawnProbe probe = probes.at(index);
    String name = String.format(Locale.ROOT, "%06d.png", index);
    Files.write(images.resolve(name), probe.image().png());
    return new SetItem(probe.id(), probe.question(), name);
  }
}
