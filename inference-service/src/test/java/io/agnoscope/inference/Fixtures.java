package io.agnoscope.inference;

import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records for tests. */
public final class Fixtures {

  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Fixtures() {}

  /** The bytes of the picture that every Trial here has: no image, for nobody decodes it. */
  public static byte[] picture() {
    return new byte[] {1, 2, 3};
  }

  /** A Trial with a clean View, a caption, rotated options and the repeat, in that order. */
  public static Trial trial(String target, String sampleId) {
    ImagePart picture = new ImagePart("own", false);
    TextPart question = new TextPart("What is it?", false);
    Sample sample =
        Sample.newBuilder()
            .setId(sampleId)
            .setSource("probe")
            .setAcceptedAt(NOW)
            .setTarget(target)
            .setTaskClass(TaskClass.IMAGE_HEAVY)
            .setMessages(List.of(new Message(Role.USER, List.of(picture, question))))
            .setOptions(List.of(new Option("A", "star"), new Option("B", "cross")))
            .setAnswer("A")
            .setImages(
                List.of(new Image("own", "image/png", 1, 1, ByteBuffer.wrap(picture()), null)))
            .build();
    return Trial.newBuilder()
        .setId("trial-" + sampleId)
        .setTarget(target)
        .setCatalogueVersion("1-abcd")
        .setSeed(1)
        .setCreatedAt(NOW)
        .setSample(sample)
        .setViews(
            List.of(
                view("clean", "clean", List.of(picture, question), "A", "B"),
                view(
                    "misleading-caption",
                    "misleading-caption",
                    List.of(picture, new TextPart("A cross.", true), question),
                    "A",
                    "B"),
                view("rotated-options/1", "rotated-options", List.of(picture, question), "B", "A"),
                view("repeat", "repeat", List.of(picture, question), "A", "B")))
        .build();
  }

  /** A View whose options show the texts of the canonical letters given, in that order. */
  public static View view(
      String id, String perturbation, List<Object> parts, String first, String second) {
    return View.newBuilder()
        .setId(id)
        .setPerturbation(perturbation)
        .setKind(ViewKind.PERTURBATION)
        .setParts(parts)
        .setOptions(
            List.of(
                new ViewOption("A", text(first), first), new ViewOption("B", text(second), second)))
        .build();
  }

  private static String text(String canonicalLetter) {
    return canonicalLetter.equals("A") ? "star" : "cross";
  }

  /** What a View of one picture, or of none, is to a model. */
  public static Ask ask(@Nullable Picture picture, String text, List<String> options) {
    List<Content> content = new ArrayList<>();
    if (picture != null) {
      content.add(picture);
    }
    content.add(new Content.Text(text));
    List<Choice> choices =
        IntStream.range(0, options.size())
            .mapToObj(i -> new Choice(String.valueOf((char) ('A' + i)), options.get(i)))
            .toList();
    return new Ask(List.of(), content, List.of(), choices, Modality.NOTHING);
  }

  public static CheckpointEvent event(String target, int version, CheckpointState state) {
    return CheckpointEvent.newBuilder()
        .setTarget(target)
        .setVersion(version)
        .setCheckpoint("checkpoint-" + version)
        .setState(state)
        .setUri("file:///nowhere/" + version)
        .setSha256("hash-" + version)
        .setManifest("{}")
        .setAt(NOW)
        .build();
  }
}
