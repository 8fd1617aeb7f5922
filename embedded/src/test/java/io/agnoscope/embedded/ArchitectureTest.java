package io.agnoscope.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.agnoscope.embedded");

  /** It stands on the class path of every service, where nothing else of ours may come with it. */
  @Test
  void theGuardNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("..embedded.guard..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations..", "..embedded.guard..")
        .check(CLASSES);
  }

  @Test
  void processesAndStateKnowNothingOfKafkaAndOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage("..embedded.process..", "..embedded.state..", "..embedded.ingest..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "picocli..", "..embedded.cli..")
        .check(CLASSES);
  }

  /** What is exported and how it looks is decided without a broker; one class reads the topic. */
  @Test
  void anExportKnowsNothingOfTheCommandLineAndOnlyItsLogOfKafka() {
    noClasses()
        .that()
        .resideInAPackage("..embedded.export..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "..embedded.cli..", "..embedded.launch..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("..embedded.export..")
        .and()
        .haveNameNotMatching(".*HardExampleLog(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }
}
