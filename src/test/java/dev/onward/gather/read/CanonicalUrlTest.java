package dev.onward.gather.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  private static final URI BASE = URI.create("https://devblogs.microsoft.com/news/feed/");

  @ParameterizedTest
  @CsvSource({
    "https://azure.microsoft.com/en-us/updates/?id=563222&ocid=x, https://azure.microsoft.com/updates?id=563222",
    "https://azure.microsoft.com/updates/v2/563222, https://azure.microsoft.com/updates?id=563222",
    "HTTP://Azure.Microsoft.com/en-us/blog/a-thing/?utm_source=x#part, https://azure.microsoft.com/blog/a-thing/",
    "https://learn.microsoft.com/en-us/azure/search/whats-new?view=a&WT.mc_id=b, https://learn.microsoft.com/azure/search/whats-new?view=a",
    "https://devblogs.microsoft.com/en-us/x, https://devblogs.microsoft.com/en-us/x",
    "/news/a thing/, https://devblogs.microsoft.com/news/a%20thing/",
    "https://learn.microsoft.com, https://learn.microsoft.com/",
    "https://learn.microsoft.com/de-de, https://learn.microsoft.com/"
  })
  void aPageHasOneAddress(String written, String address) {
    assertThat(CanonicalUrl.of(written, BASE)).contains(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "mailto:a@example.com",
        "data:text/html,x",
        "https://",
        "https://a@b.example/",
        "http://[",
        "ftp://a.example/x"
      })
  void whatIsNoWebAddressHasNone(String written) {
    assertThat(CanonicalUrl.of(written, BASE)).isEmpty();
  }
}
