package dev.onward.gather.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;

/** What one request came to: a {@link Reply}, or something to be done before there is one. */
public sealed interface HttpOutcome {
  /** The answer stands at another address. */
  record Moved(URI to) implements HttpOutcome {}

  /** Not now; {@code after} is the far side's {@code Retry-After} as it wrote it. */
  record Busy(String reason, Optional<String> after) implements HttpOutcome {}

  /** How a fetch ended, once nothing more can be done. */
  sealed interface Reply extends HttpOutcome {}

  /** A whole answer, unpacked; whoever gets it closes it. */
  record Got(Body body, Optional<ContentType> type, Checkpoint validators, URI from)
      implements Reply, AutoCloseable {
    /** The charset that the header names, if it is one. */
    public Optional<Charset> charset() {
      return type.flatMap(given -> Optional.ofNullable(given.getCharset()));
    }

    public boolean isHtml() {
      return type.filter(given ->
              given.isSameMimeType(ContentType.TEXT_HTML)
                  || given.isSameMimeType(ContentType.APPLICATION_XHTML_XML))
          .isPresent();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** The same as at the last look. */
  record NotModified() implements Reply {}

  /** There is nothing at this address any more. */
  record Missing(int status) implements Reply {}

  /** No answer that can be used; {@code status} is 0 where there was none at all. */
  record Refused(int status, String reason) implements Reply {
    Refused(String reason) {
      this(0, reason);
    }
  }
}
