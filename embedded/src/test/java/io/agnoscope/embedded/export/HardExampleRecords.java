package io.agnoscope.embedded.export;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Option;
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

/** Hard examples as the scorer writes them, made of real probes and their Views. */
final class HardExampleRecords {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEED = 11;

  private HardExampleRecords() {}

  /** About the color of something in a picture. */
  static HardExample image(long index) {
    return of(new Probes(Phrasing.TRAINING).image(Aspect.COLOR, "probe", SEED, index));
  }

  /** About a text without a picture. */
  static HardExample text(long index) {
    return of(new Probes(Phrasing.TRAINING).text(TextFamily.LOOKUP, "probe", SEED, index));
  }

  private static HardExample of(Probe probe) {
    Trial trial = trial(probe);
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
            .setStartedAt(AT)
            .setAnsweredAt(AT)
            .build();
    return HardExample.newBuilder()
        .setSampleId(probe.sample().id())
        .setReasons(List.of(HardExampleReason.WRONG, HardExampleReason.FLIPPED))
        .setAt(AT)
        .setAnswers(answers)
        .build();
  }

  private static Trial trial(Probe probe) {
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
        .setCreatedAt(AT)
        .setSample(sample(probe))
        .setViews(views)
        .setImages(made.pictures().stream().map(HardExampleRecords::image).toList())
        .build();
  }

  private static Sample sample(Probe probe) {
    List<Image> images = new ArrayList<>();
    EncodedImage own = probe.image();
    if (own != null) {
      images.add(image(own));
    }
    var sample = probe.sample();
    return Sample.newBuilder()
        .setId(sample.id())
        .setSource("probe")
        .setAcceptedAt(AT)
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
