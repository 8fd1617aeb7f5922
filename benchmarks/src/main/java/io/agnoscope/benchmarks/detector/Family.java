package io.agnoscope.benchmarks.detector;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A detector with one parameter left to tune.
 *
 * @param kind what it is called, whatever its other parameters
 * @param variant its other parameters
 * @param grid parameters to try
 * @param scale in which the logarithm of the rate of alarms is about linear
 * @param unscale back
 */
record Family(
    String kind,
    String variant,
    DoubleFunction<StreamAlarm> maker,
    List<Double> grid,
    DoubleUnaryOperator scale,
    DoubleUnaryOperator unscale) {

  /**
   * Everything that is compared with; the variants are there to choose the best of for each rise.
   */
  static List<Family> all() {
    Stream<Family> windows =
        Stream.of(5, 10, 20, 40)
            .map(steps ->
                new Family(
                    "z-test",
                    "of the last " + steps + " steps",
                    z -> new WindowTest(steps, z),
                    List.of(2.5, 3.0, 3.25, 3.5, 3.75, 4.0, 4.25, 4.5, 5.0, 5.5, 6.0),
                    z -> z * z,
                    Math::sqrt));
    Stream<Family> pageHinkley =
        DoubleStream.of(0.005, 0.01, 0.025)
            .mapToObj(allowance ->
                new Family(
                    "Page-Hinkley",
                    "allowance " + allowance,
                    threshold -> new PageHinkley(allowance, threshold),
                    geometric(10, 1.15, 18),
                    DoubleUnaryOperator.identity(),
                    DoubleUnaryOperator.identity()));
    Stream<Family> moa =
        DoubleStream.of(0, 0.001)
            .mapToObj(allowance ->
                new Family(
                    "Page-Hinkley of MOA",
                    "allowance " + allowance,
                    threshold -> new MoaPageHinkley(allowance, threshold),
                    geometric(20, 1.2, 14),
                    DoubleUnaryOperator.identity(),
                    DoubleUnaryOperator.identity()));
    Stream<Family> adwin =
        Stream.of(
            new Family(
                "ADWIN of MOA",
                "",
                Adwin::new,
                geometric(0.3, 0.2, 9),
                confidence -> -Math.log(confidence),
                strictness -> Math.exp(-strictness)));
    return Stream.of(windows, pageHinkley, moa, adwin).flatMap(all -> all).toList();
  }

  private static List<Double> geometric(double first, double ratio, int count) {
    return DoubleStream.iterate(first, value -> value * ratio).limit(count).boxed().toList();
  }
}
