package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.StreamBenchmark.Measured;
import org.junit.jupiter.api.Test;

/** Many readers at once; how fast it goes is the benchmark's affair. */
class StreamsTest {
  @Test
  void fiftyReadersAtOnceEachGetTheirWholeAnswer() throws Exception {
    Measured measured = StreamBenchmark.run(new Wire.AzureOpenAi(), 50, 6);
    System.out.printf(
        "50 streams: sentence to reader p50 %.1f ms, p95 %.1f ms, resident %d MiB%n",
        measured.delay(0.5), measured.delay(0.95), measured.residentKb() / 1024);
    assertThat(measured.failed()).isZero();
    assertThat(measured.whole()).isEqualTo(50);
  }
}
