package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agnoscope.k8s.BillOfMaterials.Component;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the list of what each service runs against the service; only {@code -Pimage} makes lists.
 */
class BillOfMaterialsTest {

  /**
   * Their POMs name no licence of SPDX's: "BSD", read as four clauses, and "Go License"; both have
   * three.
   */
  private static final Set<String> SAID_OTHERWISE =
      Set.of("com.jcraft:jzlib", "com.google.re2j:re2j");

  static Stream<BillOfMaterials> bills() {
    assumeTrue(
        LibrariesTest.SERVICES.stream().allMatch(BillOfMaterials::isMade),
        "the services are packaged without -Pimage");
    return LibrariesTest.SERVICES.stream().map(BillOfMaterials::of);
  }

  @ParameterizedTest
  @MethodSource("bills")
  void itListsEachFileOnceAndNothingElse(BillOfMaterials bill) {
    assertThat(bill.components())
        .extracting(Component::location)
        .containsExactlyInAnyOrderElementsOf(bill.files());
  }

  @ParameterizedTest
  @MethodSource("bills")
  void everyJarOfOthersIsNamedAsItsRegistryNamesIt(BillOfMaterials bill) {
    assertThat(bill.components())
        .filteredOn(component -> component.location().startsWith("lib/"))
        .hasSizeGreaterThan(100)
        .allSatisfy(library -> assertThat(library.purl()).startsWith("pkg:maven/"));
  }

  @ParameterizedTest
  @MethodSource("bills")
  void theRecordedLicensesAreThoseOfThePoms(BillOfMaterials bill) {
    Map<String, String> recorded = LibrariesTest.recorded();
    assertThat(bill.components())
        .filteredOn(component -> recorded.containsKey(component.library()))
        .filteredOn(component -> !SAID_OTHERWISE.contains(component.library()))
        .hasSizeGreaterThan(100)
        .allSatisfy(library ->
            assertThat(library.licenses())
                .as(library.purl())
                .contains(recorded.get(library.library())));
  }

  @ParameterizedTest
  @MethodSource("bills")
  void itHasNoClockInIt(BillOfMaterials bill) {
    assertThat(bill.text())
        .contains("<timestamp>2026-01-01T00:00:00Z</timestamp>")
        .doesNotContain("serialNumber")
        .doesNotContain(">development<");
  }
}
