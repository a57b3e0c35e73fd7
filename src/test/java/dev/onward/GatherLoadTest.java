package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.GatherBenchmark.Measured;
import org.junit.jupiter.api.Test;

/** Many updates at once; how fast it goes is the benchmark's affair. */
class GatherLoadTest {
  @Test
  void allAreTakenInOnceAndShownWhileAnswersGoOn() throws Exception {
    Measured measured = GatherBenchmark.run(60);
    assertThat(measured.found()).isEqualTo(66);
    assertThat(measured.same()).isEqualTo(6);
    assertThat(measured.shown()).isEqualTo(60);
  }
}
