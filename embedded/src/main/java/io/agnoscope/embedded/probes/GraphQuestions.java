package io.agnoscope.embedded.probes;

import io.agnoscope.stimuli.graph.GraphProbe;
import io.agnoscope.stimuli.graph.GraphProbes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Questions about pictures with scene graphs; several share a picture. */
final class GraphQuestions implements Questions {

  private final List<GraphProbe> probes;
  private final PictureFiles pictures;

  GraphQuestions(List<GraphProbe> probes, PictureFiles pictures) {
    this.probes = List.copyOf(probes);
    this.pictures = pictures;
  }

  @Override
  public String generator() {
    return GraphProbes.VERSION;
  }

  @Override
  public String pictures() {
    return "scene graphs";
  }

  @Override
  public long size() {
    return probes.size();
  }

  @Override
  public long bytes() throws IOException {
    long bytes = Questions.super.bytes();
    for (long image : probes.stream().mapToLong(GraphProbe::imageId).distinct().toArray()) {
      bytes += pictures.size(image);
    }
    return bytes;
  }

  @Override
  public SetItem write(long index, Path images) throws IOException {
    GraphProbe probe = probes.get(Math.toIntExact(index));
    return new SetItem(probe.id(), probe.question(), pictures.copyTo(images, probe.imageId()));
  }
}
