package io.agnoscope.embedded.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCheckTest {

  private static final String PICTURE = "images/" + "a".repeat(64) + ".png";
  private static final String HUMAN = "{\"from\":\"human\",\"value\":\"<image>\\nWhat is it?\"}";
  private static final String GPT = "{\"from\":\"gpt\",\"value\":\"A star.\"}";

  private Path folder;

  @BeforeEach
  void soundExport(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("images"));
    Files.writeString(folder.resolve(PICTURE), "x");
    for (Split split : Split.values()) {
      Files.writeString(folder.resolve(SplitFiles.conversations(split)), "[]\n");
      Files.writeString(folder.resolve(SplitFiles.questions(split)), "");
    }
  }

  @Test
  void aSoundExportPasses() throws IOException {
    conversation(Split.TRAIN, "multi-round", HUMAN + "," + GPT);
    question("\"multiple_choices_answer\":\"B\"");

    assertThatCode(() -> ExportCheck.of(folder)).doesNotThrowAnyException();
  }

  @Test
  void aPictureInBothSplitsIsFound() throws IOException {
    conversation(Split.TRAIN, "multi-round", HUMAN + "," + GPT);
    conversation(Split.HELD_OUT, "multi-round", HUMAN + "," + GPT);
    unsound("in both splits");
  }

  @Test
  void aPictureThatIsNotThereIsFound() throws IOException {
    Files.delete(folder.resolve(PICTURE));
    conversation(Split.TRAIN, "multi-round", HUMAN + "," + GPT);
    unsound("its picture is not there");
  }

  @Test
  void turnsAlternateAndEndWithAnAnswerAndNameThePictureOnce() throws IOException {
    conversation(Split.TRAIN, "multi-round", GPT + "," + HUMAN);
    unsound("turns do not alternate");
    conversation(
        Split.TRAIN, "multi-round", HUMAN + "," + GPT + "," + HUMAN.replace("<image>", ""));
    unsound("the last turn has no answer");
    conversation(Split.TRAIN, "multi-round", HUMAN + "," + GPT + "," + HUMAN + "," + GPT);
    unsound("2 picture tokens");
  }

  @Test
  void whatTheSchemasDoNotAllowIsFound() throws IOException {
    conversation(Split.TRAIN, "chat", HUMAN + "," + GPT);
    unsound("kind");
    conversation(Split.TRAIN, "hard-example", HUMAN + "," + GPT);
    unsound("perturbation");
    Files.writeString(folder.resolve(SplitFiles.conversations(Split.TRAIN)), "[]");
    question("\"multiple_choices_answer\":\"b\"");
    unsound("multiple_choices_answer");
    question("\"multiple_choices_answer\":\"C\"");
    unsound("no such option");
    question("\"multiple_choices_answer\":\"B\",\"facts\":{\"red\":\"It is red.\"}");
    unsound("facts");
  }

  private void unsound(String why) {
    assertThatThrownBy(() -> ExportCheck.of(folder)).hasMessageContaining(why);
  }

  private void conversation(Split split, String kind, String turns) throws IOException {
    Files.writeString(
        folder.resolve(SplitFiles.conversations(split)),
        """
        [{"id":"1","image":"%s","conversations":[%s],"kind":"%s","aspects":["entity"],"source":"s"}]
        """
            .formatted(PICTURE, turns, kind));
  }

  private void question(String fields) throws IOException {
    Files.writeString(
        folder.resolve(SplitFiles.questions(Split.TRAIN)),
        """
        {"id":"hard-%s","question":"q","multiple_choices":{"A":"red","B":"blue"},%s,\
        "task_class":"TEXT_HEAVY","source":"probe","sample_id":"1"}
        """
            .formatted("0".repeat(24), fields));
  }
}
