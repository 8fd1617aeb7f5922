package io.agnoscope.perturbation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.perturbation.traffic.redaction.Finders;
import io.agnoscope.schemas.TaskClass;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficConfigTest {

  private static final List<String> WATCHED = List.of("tinyvlm", "large");

  @Test
  void knowsRulesInTheirOrder() {
    TrafficRulesConfig rules =
        config(
                Map.of(
                    "agnoscope.rules[0].route", "/caption",
                    "agnoscope.rules[0].task-class", "IMAGE_HEAVY",
                    "agnoscope.rules[1].tenant", "acme",
                    "agnoscope.rules[1].task-class", "text-heavy",
                    "agnoscope.target-rules[0].model", "gpt-large",
                    "agnoscope.target-rules[0].target", "large"))
            .getConfigMapping(TrafficRulesConfig.class);

    assertThat(rules.taskClassRules())
        .extracting("taskClass")
        .containsExactly(TaskClass.IMAGE_HEAVY, TaskClass.TEXT_HEAVY);
    assertThat(rules.targetRules(WATCHED)).extracting("target").containsExactly("large");
  }

  @Test
  void namesTheKeyOfWhatIsWrong() {
    assertThatThrownBy(() ->
            config(Map.of("agnoscope.rules[0].task-class", "IMAGE_HEAVY"))
                .getConfigMapping(TrafficRulesConfig.class)
                .taskClassRules())
        .hasMessageContaining("agnoscope.rules[0]");
    assertThatThrownBy(() ->
            config(
                Map.of("agnoscope.rules[0].task-class", "NONE", "agnoscope.rules[0].route", "r")))
        .hasMessageContaining("agnoscope.rules[0].task-class");
    assertThatThrownBy(() ->
            config(
                    Map.of(
                        "agnoscope.target-rules[0].model", "m",
                        "agnoscope.target-rules[0].target", "unknown"))
                .getConfigMapping(TrafficRulesConfig.class)
                .targetRules(WATCHED))
        .hasMessageContaining("agnoscope.target-rules[0]");
    assertThatThrownBy(() ->
            config(Map.of("agnoscope.redaction.patterns[0]", "("))
                .getConfigMapping(RedactionConfig.class)
                .finders())
        .hasMessageContaining("agnoscope.redaction.patterns[0]");
    assertThatThrownBy(() ->
            config(Map.of("agnoscope.remote-pictures.hosts[0]", "*"))
                .getConfigMapping(RemotePicturesConfig.class)
                .allowedHosts())
        .hasMessageContaining("agnoscope.remote-pictures.hosts[0]");
  }

  @Test
  void hasABudgetPerSource() {
    BudgetConfig budget =
        config(Map.of("agnoscope.budget.sources.access-log.share", "0.25"))
            .getConfigMapping(BudgetConfig.class);

    assertThat(budget.limits().shareOf()).containsOnly(Map.entry("access-log", 0.25));
    assertThat(budget.limits().share()).isEqualTo(1);
    assertThat(budget.limits().tokensPerSecond()).isEmpty();
  }

  @Test
  void takesSecretsOutAndNothingElseByDefault() {
    RedactionConfig redaction = config(Map.of()).getConfigMapping(RedactionConfig.class);

    assertThat(redaction.finders()).isNotEmpty().hasSameSizeAs(Finders.secrets());
    assertThat(redaction.dropSystemPrompts()).isTrue();
  }

  private static SmallRyeConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(PerturbationConfig.class)
        .withMapping(TrafficRulesConfig.class)
        .withMapping(BudgetConfig.class)
        .withMapping(RedactionConfig.class)
        .withMapping(RemotePicturesConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }
}
