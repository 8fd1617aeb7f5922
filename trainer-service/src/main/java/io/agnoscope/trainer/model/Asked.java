package io.agnoscope.trainer.model;

import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ViewContent;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes prompts of Views; remembers some decoded images, since many Views show the same. */
final class Asked {

  private static final int REMEMBERED = 1024;

  private final Map<String, Raster> rasters =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Raster> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What the model is asked of a View: its first image, all its text, its options as shown. */
  Prompt prompt(PreparedTrial trial, View view) {
    return new Prompt(
        raster(trial, view),
        ViewContent.text(view),
        view.options().stream().map(ShownOption::text).toList());
  }

  private synchronized @Nullable Raster raster(PreparedTrial trial, View view) {
    String sha256 = ViewContent.pictures(view).findFirst().orElse(null);
    byte[] encoded = sha256 == null ? null : trial.images().get(sha256);
    if (sha256 == null || encoded == null) {
      return null;
    }
    return rasters.computeIfAbsent(sha256, any -> Raster.ofPng(encoded));
  }
}
