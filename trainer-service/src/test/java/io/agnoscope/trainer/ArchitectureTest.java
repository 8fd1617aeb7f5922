package io.agnoscope.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.agnoscope.trainer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("io.agnoscope.trainer.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.apache.avro..",
              "io.agnoscope.schemas..",
              "io.agnoscope.vlm..",
              "ai.djl..",
              "io.quarkus..",
              "io.micrometer..",
              "io.smallrye..",
              "jakarta..",
              "com.fasterxml..",
              "io.agnoscope.trainer.kafka..",
              "io.agnoscope.trainer.service..",
              "io.agnoscope.trainer.store..",
              "io.agnoscope.trainer.model..",
              "io.agnoscope.trainer.http..",
              "io.agnoscope.trainer.config..");

  @ArchTest
  static final ArchRule ONLY_THE_MODEL_ADAPTER_KNOWS_THE_NETWORK =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.agnoscope.trainer.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ai.djl..", "io.agnoscope.vlm.blocks..", "io.agnoscope.vlm.training..");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.agnoscope.perturbation..",
              "io.agnoscope.inference..",
              "io.agnoscope.scoring..",
              "io.agnoscope.embedded..");
}
