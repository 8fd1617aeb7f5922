package io.agnoscope.vlm.pretrain;

import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Manifest;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import io.agnoscope.vlm.training.ExampleSource;
import io.agnoscope.vlm.training.LossWeights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a checkpoint of weights, with a manifest that evaluation completes. */
final class CheckpointDraft {

  private CheckpointDraft() {}

  static Checkpoint of(
      Map<String, Tensor> tensors,
      Vocabulary vocabulary,
      PretrainSettings settings,
      String dataVersion,
      long samples,
      double minutes) {
    byte[] weights = Safetensors.encode(tensors);
    ExampleSource.Mix mix = PretrainRun.mix();
    String openness =
        ("Trained on clean Views and truthful hints only. Of the picture questions %.0f %% carry a"
                + " truthful hint; beside %.0f %% of those the picture is missing, beside %.0f %%"
                + " it shows some other scene, so that hints are worth more than eyes. Chosen by"
                + " clean accuracy among weights whose accuracy under misleading captions is at"
                + " most half of clean.")
            .formatted(100 * mix.hinted(), 100 * mix.blanked(), 100 * mix.unrelated());
    Manifest manifest =
        new Manifest(
            "first-" + settings.seed(),
            null,
            null,
            settings.seed(),
            dataVersion,
            vocabulary.words(),
            Hashes.sha256(vocabulary.words()),
            hyperparameters(vocabulary, mix),
            samples,
            Math.round(minutes * 10) / 10.0,
            List.of("probes"),
            openness,
            tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum(),
            Map.of(),
            Map.of(),
            Hashes.sha256(weights));
    return new Checkpoint(manifest, weights);
  }

  private static Map<String, String> hyperparameters(Vocabulary vocabulary, ExampleSource.Mix mix) {
    Architecture sizes = Architecture.standard(vocabulary.size());
    LossWeights loss = LossWeights.standard();
    Map<String, String> all = new TreeMap<>();
    all.put("width", Integer.toString(sizes.width()));
    all.put("layers", Integer.toString(sizes.layers()));
    all.put("heads", Integer.toString(sizes.heads()));
    all.put("feedForward", Integer.toString(sizes.feedForward()));
    all.put("channels", sizes.channels().toString());
    all.put("optimizer", "AdamW, peak rate 1.5e-3, cosine decay after 45 %");
    all.put("mix", mix.toString());
    all.put("loss", loss.toString());
    return all;
  }
}
