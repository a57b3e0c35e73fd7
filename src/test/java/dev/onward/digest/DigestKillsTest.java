package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.digest.send.IssueDeliveries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what {@code .ci/digest-kills} does at length. */
class DigestKillsTest {
  @Test
  void withNodesKilledAtRandomEverybodyGetsExactlyOneOrIsListedInDoubt(@TempDir Path folder)
      throws Exception {
    int ahead = (int) IssueDeliveries.LEASE.plusSeconds(1).toSeconds();
    DigestKills.Counted counted = new DigestKills(6, 100, ahead, folder).run();
    System.out.println("digest: " + counted);
    assertThat(counted.twice()).isZero();
    assertThat(counted.lost()).isZero();
    assertThat(counted.doubtful()).isLessThanOrEqualTo(counted.kills());
    assertThat(counted.once()).isEqualTo(100 - counted.doubtful() + counted.doubtfulThere());
  }
}
