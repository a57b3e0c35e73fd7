package dev.onward.lookup;

import java.net.URI;

/**
 * A page of Microsoft Learn that may answer a question: plain text, cleaned and cut, on Learn's own
 * host. Nobody here has checked what it says.
 */
public record LiveFinding(String title, URI url, String excerpt) {
  public LiveFinding {
    if (title.isBlank() || !"learn.microsoft.com".equals(url.getHost())) {
      throw new IllegalArgumentException("no page of Microsoft Learn: " + url.getHost());
    }
  }
}
