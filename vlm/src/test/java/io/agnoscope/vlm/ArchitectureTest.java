package io.agnoscope.vlm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agnoscope.vlm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_PLAIN_NUMBERS_UNDER_DIFFERENTIATION =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "the target is arithmetic of NDArray with a Number",
                  ArchitectureTest::isArithmeticWithANumber))
          .because("their native scalar is freed before the backward pass; use Arithmetic");

  @ArchTest
  static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "io.quarkus..", "jakarta..", "io.agnoscope.schemas..");

  @ArchTest
  static final ArchRule THE_TOKENIZER_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("..tokenizer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  private static boolean isArithmeticWithANumber(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(NDArray.class)
        && call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Number.class));
  }
}
