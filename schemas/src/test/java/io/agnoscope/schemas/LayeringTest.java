package io.agnoscope.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agnoscope.schemas", importOptions = DoNotIncludeTests.class)
final class LayeringTest {

  @ArchTest
  static final ArchRule THE_CONTRACT_STANDS_ON_NO_FRAMEWORK =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.agnoscope.schemas..",
              "java..",
              "org.apache.avro..",
              "org.apache.kafka.clients..",
              "org.apache.kafka.common..",
              "org.jspecify..",
              "org.slf4j");

  @ArchTest
  static final ArchRule IDENTITIES_KNOW_NEITHER_AVRO_NOR_KAFKA =
      classes()
          .that()
          .resideInAPackage("..identity")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.agnoscope.schemas.identity", "java..", "org.jspecify..");
}
