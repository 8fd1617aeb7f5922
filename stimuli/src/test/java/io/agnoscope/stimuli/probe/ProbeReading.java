package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads probes as a model would: from their parts and options. */
final class ProbeReading {

  private ProbeReading() {}

  /** So many probes of every family. */
  static List<Probe> some(Phrasing phrasing, int each) {
    Probes probes = new Probes(phrasing);
    List<Probe> some = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (Aspect aspect : Aspect.values()) {
        some.add(probes.image(aspect, "test", 5, i));
      }
      for (TextFamily family : TextFamily.values()) {
        some.add(probes.text(family, "test", 5, i));
      }
    }
    return some;
  }

  static String text(Probe probe) {
    return probe.sample().lastUserTurn().stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining(" "));
  }

  /** The last sentence. */
  static String question(Probe probe) {
    return text(probe).substring(context(probe).length()).strip();
  }

  /** All sentences but the last. */
  static String context(Probe probe) {
    String text = text(probe);
    return text.substring(0, text.lastIndexOf(". ", text.length() - 2) + 1);
  }

  static String right(Probe probe) {
    return probe.sample().rightOption().orElseThrow().text();
  }

  static List<String> choices(Probe probe) {
    return probe.sample().options().stream().map(Option::text).toList();
  }
}
