package io.agnoscope.trainer;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Split;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Part;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hard examples as the scorer writes them, made of real probes and their Views. */
public final class HardExampleRecords {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEED = 11;

  private HardExampleRecords() {}

  public static HardExample image(String prefix, long index) {
    return of(new Probes(Phrasing.TRAINING).image(Aspect.COLOR, prefix, SEED, index), AT);
  }

  /** Asked in a wording that training never uses. */
  public static HardExample heldOut(String prefix, long index) {
    return of(new Probes(Phrasing.HELD_OUT).image(Aspect.COLOR, prefix, SEED, index), AT);
  }

  public static HardExample text(String prefix, long index) {
    return of(new Probes(Phrasing.TRAINING).text(TextFamily.LOOKUP, prefix, SEED, index), AT);
  }

  public static HardExample mixed(String prefix, long index, Instant at) {
    return of(new Probes(Phrasing.TRAINING).mixed(prefix, SEED, index), at);
  }

  /** Takes its label away and has every View answered alike. */
  public static HardExample unlabelled(
      HardExample hard, String decision, ProbabilityKind kind, double probability) {
    Trial trial = hard.getAnswers().getTrial();
    trial.getSample().setAnswer(null);
    trial.setViews(trial.getViews().stream().filter(view -> view.getDistractor() == null).toList());
    hard.getAnswers()
        .setAnswers(
            trial.getViews().stream()
                .map(view -> new Answer(view.getId(), said(view, decision, kind, probability)))
                .toList());
    return hard;
  }

  /** A decision of that probability; the other options share what is left. */
  public static Answered said(
      View view, String decision, ProbabilityKind kind, double probability) {
    double others = (1 - probability) / (view.getOptions().size() - 1);
    return new Answered(
        decision,
        kind,
        view.getOptions().stream()
            .map(option -> option.getCanonicalLetter().equals(decision) ? probability : others)
            .toList(),
        0.0,
        null);
  }

  public static Optional<byte[]> bank(String sha256) {
    return Catalogue.standard().image(sha256).map(EncodedImage::png);
  }

  private static HardExample of(Probe probe, Instant at) {
    Trial trial = trial(probe, at);
    List<Answer> none = new ArrayList<>();
    TrialAnswers answers =
        TrialAnswers.newBuilder()
            .setTrialId(trial.getId())
            .setSampleId(probe.sample().id())
            .setTarget("tinyvlm")
            .setCheckpoint("first")
            .setMeasurementVersion("test")
            .setTrial(trial)
            .setAnswers(none)
            .setStartedAt(at)
            .setAnsweredAt(at)
            .build();
    return HardExample.newBuilder()
        .setSampleId(probe.sample().id())
        .setReasons(List.of(HardExampleReason.WRONG, HardExampleReason.FLIPPED))
        .setAt(at)
        .setAnswers(answers)
        .build();
  }

  private static Trial trial(Probe probe, Instant at) {
    Catalogue catalogue = Catalogue.standard();
    List<View> views = new ArrayList<>();
    EncodedImage own = probe.image();
    Pictures pictures = own == null ? Pictures.none() : Pictures.of(own);
    Made made = catalogue.make(SEED, probe.sample(), pictures);
    made.views().forEach(view -> views.add(view(view)));
    return Trial.newBuilder()
        .setId("trial-" + probe.sample().id())
        .setTarget("tinyvlm")
        .setCatalogueVersion(catalogue.version())
        .setSeed(SEED)
        .setCreatedAt(at)
        .setSample(sample(probe, at))
        .setViews(views)
        .setImages(made.pictures().stream().map(HardExampleRecords::image).toList())
        .build();
  }

  private static Sample sample(Probe probe, Instant at) {
    List<Image> images = new ArrayList<>();
    EncodedImage own = probe.image();
    if (own != null) {
      images.add(image(own));
    }
    var sample = probe.sample();
    return Sample.newBuilder()
        .setId(sample.id())
        .setSource("probe")
        .setAcceptedAt(at)
        .setTarget("tinyvlm")
        .setTaskClass(TaskClass.valueOf(sample.taskClass().name()))
        .setAspect(
            sample.aspect() == null
                ? null
                : io.agnoscope.schemas.Aspect.valueOf(sample.aspect().name()))
        .setFamily(probe.family())
        .setMessages(List.of(new Message(Role.USER, parts(sample.lastUserTurn()))))
        .setOptions(
            sample.options().stream()
                .map(option -> new Option(option.letter(), option.text()))
                .toList())
        .setAnswer(sample.answer())
        .setImages(images)
        .build();
  }

  private static Image image(EncodedImage image) {
    return Image.newBuilder()
        .setSha256(image.sha256())
        .setMediaType("image/png")
        .setWidth(image.width())
        .setHeight(image.height())
        .setContent(ByteBuffer.wrap(image.png()))
        .build();
  }

  private static View view(io.agnoscope.stimuli.sample.View view) {
    return View.newBuilder()
        .setId(view.id())
        .setPerturbation(view.perturbation())
        .setKind(ViewKind.valueOf(view.kind().name()))
        .setTouches(Modality.valueOf(view.touches().name()))
        .setSplit(Split.valueOf(view.split().name()))
        .setParts(parts(view.parts()))
        .setOptions(
            view.options().stream()
                .map(option ->
                    new ViewOption(option.letter(), option.text(), option.canonicalLetter()))
                .toList())
        .setDistractor(view.distractor())
        .build();
  }

  private static List<Object> parts(List<Part> parts) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Text text -> (Object) new TextPart(text.text(), text.inserted());
              case Part.Picture picture -> new ImagePart(picture.sha256(), picture.inserted());
            })
        .toList();
  }
}
