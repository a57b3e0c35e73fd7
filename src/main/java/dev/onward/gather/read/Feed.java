package dev.onward.gather.read;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.fetch.HttpExchange.Request;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.prose.VisibleText;
import dev.onward.gather.read.Fetched.Changed;
import dev.onward.gather.read.Fetched.Failed;
import dev.onward.gather.read.Fetched.Gone;
import dev.onward.gather.read.Fetched.Unchanged;
import dev.onward.gather.source.SourceRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.JDOMException;

/**
 * An RSS, Atom or JSON feed. XML is made ready by {@link FeedDocument} and read by Rome; there are
 * no entities of anybody's own, within or from outside.
 */
final class Feed implements Source {
  private static final String ACCEPT =
      "application/feed+json, application/rss+xml, application/atom+xml, application/xml;q=0.9,"
          + " text/xml;q=0.8";
  private static final Pattern HTML =
      Pattern.compile(
          "\\s*(?:<\\?xml[^>]*>)?\\s*(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final SourceRule rule;
  private final Fetcher fetcher;
  private final InstantSource clock;

  Feed(SourceRule rule, Fetcher fetcher, InstantSource clock) {
    this.rule = rule;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public Fetched look(Checkpoint last, Consumer<SourceItem> found) {
    Request request = new Request(ACCEPT, last, fetcher.largestTree());
    return switch (fetcher.get(rule.url(), rule, request)) {
      case Got got -> read(got, last, found);
      case NotModified same -> new Unchanged();
      case Missing missing -> new Gone("answers " + missing.status());
      case Refused refused -> new Failed(refused.reason());
    };
  }

  private Fetched read(Got got, Checkpoint last, Consumer<SourceItem> found) {
    try (got) {
      String text = text(got);
      if (HTML.matcher(text.substring(0, Math.min(2_000, text.length()))).matches()) {
        return new Failed("sends HTML where a feed was promised");
      }
      List<SyndEntry> entries =
          text.stripLeading().startsWith("{") ? JsonFeed.entries(text) : entries(text, got.from());
      return items(entries, got.validators(), last, found);
    } catch (FeedException | JDOMException | IllegalArgumentException e) {
      return new Failed("is no feed that can be read: " + VisibleText.line(e.getMessage() + ""));
    } catch (IOException e) {
      return new Failed("can't be read: " + e.getMessage());
    }
  }

  private static List<SyndEntry> entries(String text, URI from)
      throws FeedException, JDOMException, IOException {
    Document document = FeedDocument.read(text, from);
    try {
      return new SyndFeedInput().build(document).getEntries();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "its root is <%s>, which is none of RSS or Atom"
              .formatted(document.getRootElement().getQualifiedName()),
          e);
    }
  }

  /** Decoded by the mark at its start, by the header, or by its own declaration, in this order. */
  private static String text(Got got) throws IOException {
    try (InputStream in = got.body().open()) {
      in.mark(4);
      byte[] start = in.readNBytes(4);
      in.reset();
      Optional<Charset> wide = utf32(start);
      if (wide.isPresent()) {
        in.skipNBytes(4);
        return read(new InputStreamReader(in, wide.get()));
      }
      boolean marked =
          start.length >= 3
              && ((start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF)
                  || (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                  || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE));
      Reader reader =
          got.charset().isPresent() && !marked
              ? new InputStreamReader(in, got.charset().get())
              : new XmlReader(in);
      return read(reader);
    }
  }

  private static String read(Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  /** Its marks begin as those of UTF-16 do, so they are looked for first. */
  private static Optional<Charset> utf32(byte[] start) {
    if (Arrays.equals(start, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0})) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    return Arrays.equals(start, new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF})
        ? Optional.of(Charset.forName("UTF-32BE"))
        : Optional.empty();
  }

  private Fetched items(
      List<SyndEntry> entries, Checkpoint validators, Checkpoint last, Consumer<SourceItem> found) {
    List<String> skipped = new ArrayList<>();
    List<SourceItem> findings = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    FeedItem items = new FeedItem(rule, clock.instant(), FeedItem.shared(entries, rule.url()));
    for (SyndEntry entry : entries) {
      try {
        SourceItem finding = items.read(entry);
        if (keys.add(finding.key())) {
          findings.add(finding);
        } else {
          skipped.add(finding.key() + " comes twice; the first was kept");
        }
      } catch (Unusable e) {
        skipped.add(String.valueOf(e.getMessage()));
      }
    }
    if (entries.isEmpty()) {
      skipped.add("the feed is empty");
    }
    findings.forEach(found);
    return new Changed(
        new Checkpoint(validators.etag(), validators.lastModified(), newest(findings, last)),
        false,
        skipped);
  }

  private static Optional<Instant> newest(List<SourceItem> findings, Checkpoint last) {
    List<Instant> moments = new ArrayList<>(last.newest().stream().toList());
    findings.forEach(finding -> finding.modified().or(finding::published).ifPresent(moments::add));
    return moments.stream().max(Instant::compareTo);
  }
}
