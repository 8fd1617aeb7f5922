package io.agnoscope.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know of what. */
@AnalyzeClasses(
    packages = "io.agnoscope.scoring",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule STATISTICS_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..scoring.statistics..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "..scoring.statistics..");

  @ArchTest
  static final ArchRule REGRESSION_DETECTION_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..scoring.regression..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.apache.commons.statistics..",
              "..scoring.regression..");

  @ArchTest
  static final ArchRule TOPOLOGY_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("..scoring.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "..scoring.api..",
              "..scoring.view..",
              "..scoring.operator..",
              "..scoring.notification..");

  @ArchTest
  static final ArchRule WHO_IS_TOLD_KNOWS_NO_API =
      noClasses()
          .that()
          .resideInAnyPackage("..scoring.operator..", "..scoring.notification..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..scoring.api..", "..scoring.metrics..", "jakarta.ws..");

  @ArchTest
  static final ArchRule ONLY_THE_METRICS_KNOW_MICROMETER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..scoring.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");

  @ArchTest
  static final ArchRule ONLY_THE_EMBEDDING_KNOWS_ITS_MODEL =
      noClasses()
          .that()
          .resideOutsideOfPackage("..scoring.embedding..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.langchain4j..", "ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule NO_OTHER_SERVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.agnoscope.perturbation..",
              "io.agnoscope.inference..",
              "io.agnoscope.trainer..",
              "io.agnoscope.vlm..");
}
