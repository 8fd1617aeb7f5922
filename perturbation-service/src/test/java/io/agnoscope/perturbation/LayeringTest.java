package io.agnoscope.perturbation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.agnoscope.perturbation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  private static final String[] DOMAIN = {
    "io.agnoscope.perturbation.images..",
    "io.agnoscope.perturbation.ingest..",
    "io.agnoscope.perturbation.erasure..",
    "io.agnoscope.perturbation.openai..",
    "io.agnoscope.perturbation.probe..",
    "io.agnoscope.perturbation.replay..",
    "io.agnoscope.perturbation.source",
    "io.agnoscope.perturbation.taskclass..",
    "io.agnoscope.perturbation.traffic..",
    "io.agnoscope.perturbation.trial..",
    "io.agnoscope.perturbation.views.."
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
              "io.agnoscope.perturbation.api..",
              "io.agnoscope.perturbation.broker..",
              "io.agnoscope.perturbation.config..");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_DEPEND_ON_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.agnoscope.inference..",
              "io.agnoscope.scoring..",
              "io.agnoscope.trainer..",
              "io.agnoscope.vlm..");
}
