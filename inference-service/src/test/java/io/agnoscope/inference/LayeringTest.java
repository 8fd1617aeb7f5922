package io.agnoscope.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.agnoscope.inference",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  private static final String[] DOMAIN = {
    "io.agnoscope.inference.answering..", "io.agnoscope.inference.checkpoint.."
  };

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.quarkus..",
              "io.smallrye..",
              "io.micrometer..",
              "jakarta..",
              "ai.djl..");

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.agnoscope.inference.api..",
              "io.agnoscope.inference.chat..",
              "io.agnoscope.inference.config..",
              "io.agnoscope.inference.openai..",
              "io.agnoscope.inference.tinyvlm..",
              "io.agnoscope.inference.views..",
              "io.agnoscope.inference.worker..",
              "io.agnoscope.vlm..");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_DEPEND_ON_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.agnoscope.perturbation..", "io.agnoscope.scoring..", "io.agnoscope.trainer..");

  @ArchTest
  static final ArchRule ONLY_ITS_ADAPTER_KNOWS_TINYVLM =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.agnoscope.inference.tinyvlm..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.agnoscope.vlm..", "ai.djl..");

  @ArchTest
  static final ArchRule ONLY_ITS_ADAPTER_KNOWS_THE_CLIENT =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.agnoscope.inference.openai..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.openai..", "okhttp3..", "io.github.resilience4j..");

  @ArchTest
  static final ArchRule THE_MODEL_SERVER_IS_ASKED_WITHOUT_A_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("io.agnoscope.inference.openai..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.quarkus..",
              "io.smallrye..",
              "io.micrometer..",
              "jakarta..");
}
