package io.agnoscope.vlm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

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

  /** They multiply by plain numbers themselves. */
  @ArchTest
  static final ArchRule NO_STOCK_LOSSES_OR_ATTENTION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.training.loss..", "ai.djl.nn.transformer..");

  @Test
  void arithmeticWithAPlainNumberIsFound() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    assertThat(NO_PLAIN_NUMBERS_UNDER_DIFFERENTIATION.evaluate(offender).getFailureReport())
        .satisfies(report -> assertThat(report.getDetails()).hasSize(2));
  }

  /** What must not be. */
  static final class Offender {
    static NDArray times(NDArray x) {
      return NDArrays.maximum(x.mul(2), 1);
    }
  }

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
    return (call.getTargetOwner().isAssignableTo(NDArray.class)
            || call.getTargetOwner().isEquivalentTo(NDArrays.class))
        && call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Number.class));
  }
}
