package io.agnoscope.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody asks the model a question, and looks after what could not be processed. */
@ExtendWith({PipelineExtension.class, BrowserExtension.class})
@Order(PipelineOrder.LATE)
class ConsoleFlowTest {

  private static final String SCRIPT = "<script>window.hostile = true</script>";

  @Test
  void aQuestionIsAskedUnderEveryPerturbation(Console console) {
    console.awaitFigures();
    Page page = console.open("#/try");
    console.awaitSettled();
    Locator question = page.locator("textarea[name='question']");
    assertThat(question).not().hasValue("");
    question.fill(question.inputValue() + " " + SCRIPT);

    page.getByRole(AriaRole.BUTTON, exactly("Ask")).click();

    Locator views = page.locator(".shown-view");
    assertThat(views.first()).containsText("as it came");
    assertThat(views.first()).containsText(SCRIPT);
    assertThat(views.nth(3)).isVisible();
    assertThat(page.locator(".shown-view .fill.chosen").first()).isVisible();
    assertThat(page.locator(".shown-view mark").first()).isVisible();
    assertThat(page.locator("#view script")).hasCount(0);
    Looks.requireAccessible(page, "the answers");
    Looks.requireTidy(page, "the answers");
  }

  @Test
  void aDeadLetterIsLookedAtAndSentBack(Console console, Pipeline pipeline) throws Exception {
    console.awaitFigures();
    Page page = console.open("#/pipeline");
    console.awaitSettled();
    RecordMetadata written;
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", pipeline.broker().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      written =
          producer
              .send(new ProducerRecord<>("agnoscope.trials", "console", new byte[] {7, 8, 9}))
              .get();
    }
    String place = "agnoscope.trials %d/%d".formatted(written.partition(), written.offset());
    Locator row = page.locator(".dead-letters tbody tr").filter(says(place));
    assertThat(row).isVisible();

    row.getByRole(AriaRole.BUTTON).click();

    Locator letter = page.getByRole(AriaRole.ARTICLE, exactly("A dead letter"));
    assertThat(letter).containsText("07 08 09");
    letter.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Your name").fill("Ada");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back")).click();
    assertThat(dialog).isHidden();
    assertThat(page.getByRole(AriaRole.STATUS).filter(says("1 of 1 sent back"))).isVisible();
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.FilterOptions says(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
