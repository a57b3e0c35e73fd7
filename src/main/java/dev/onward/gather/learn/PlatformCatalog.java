package dev.onward.gather.learn;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onward.database.Json;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.fetch.HttpExchange.Request;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.fetch.HttpOutcome.Reply;
import dev.onward.gather.learn.LearnCredential.Kind;
import dev.onward.gather.learn.LearnListing.Listed;
import dev.onward.gather.learn.LearnListing.Unavailable;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import dev.onward.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Learn Platform API, which asks for a token and answers page by page ("Learn Platform API,
 * catalog endpoints"). Pages lead to pages of the same host only, and not in a circle.
 */
final class PlatformCatalog implements LearnCatalog {
  private static final String QUERY = "?api-version=2023-11-01-preview&maxpagesize=100";
  private static final int MOST_PAGES = 100;

  /** Paths in the order in which they are asked. */
  private static final Map<String, Kind> PATHS =
      new TreeMap<>(
          Map.of(
              "certifications", Kind.CERTIFICATION,
              "exams", Kind.EXAM,
              "applied-skills", Kind.APPLIED_SKILL));

  private final Fetcher fetcher;
  private final SourceRule rule;
  private final LearnToken token;

  PlatformCatalog(Fetcher fetcher, SourceRule rule, LearnToken token) {
    this.fetcher = fetcher;
    this.rule = rule;
    this.token = token;
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public LearnListing list(Checkpoint last) {
    LearnEntries entries = new LearnEntries();
    try {
      for (Map.Entry<String, Kind> path : PATHS.entrySet()) {
        readPages(first(path.getKey()), path.getValue(), entries);
      }
    } catch (IOException e) {
      return new Unavailable(LearnEntries.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unavailable("was not waited for: the program ends");
    }
    return entries.credentials().isEmpty()
        ? new Unavailable("holds no credentials")
        : new Listed(entries.credentials(), Checkpoint.NONE, entries.skipped());
  }

  private URI first(String path) {
    String base = rule.url().toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path + QUERY);
  }

  private void readPages(URI first, Kind kind, LearnEntries entries)
      throws IOException, InterruptedException {
    Set<URI> seen = new HashSet<>();
    Optional<URI> page = Optional.of(first);
    while (page.isPresent()) {
      URI url = page.get();
      if (!seen.add(url)) {
        throw new IOException("its pages lead in a circle");
      }
      if (seen.size() > MOST_PAGES) {
        throw new IOException("it has more than " + MOST_PAGES + " pages");
      }
      page = next(url, read(url, kind, entries));
    }
  }

  private static Optional<URI> next(URI from, String link) throws IOException {
    if (link.isBlank()) {
      return Optional.empty();
    }
    try {
      URI next = resolved(from, link.strip());
      if (!SourceList.authority(from).equals(SourceList.authority(next))
          || !from.getScheme().equals(next.getScheme())) {
        throw new IOException("its next page is at another host");
      }
      return Optional.of(next);
    } catch (IllegalArgumentException e) {
      throw new IOException("its next page has no address", e);
    }
  }

  /** {@link URI#resolve} takes the last part of the path away where only a query follows. */
  private static URI resolved(URI from, String link) {
    return link.startsWith("?") ? from.resolve(from.getRawPath() + link) : from.resolve(link);
  }

  /** Reads one page and gives the link to the next one, empty at the last. */
  private String read(URI url, Kind kind, LearnEntries entries)
      throws IOException, InterruptedException {
    try (Got got = got(url);
        InputStream stream = got.body().open();
        JsonParser json = Json.mapper().createParser(stream)) {
      return read(json, kind, entries);
    }
  }

  private static String read(JsonParser json, Kind kind, LearnEntries entries) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("an object was promised and " + json.currentToken() + " came");
    }
    String next = "";
    boolean any = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "value" -> {
          entries.readArray(json, kind);
          any = true;
        }
        case "nextLink", "@nextLink", "@odata.nextLink" -> next = json.getValueAsString("");
        default -> json.skipChildren();
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT || !any) {
      throw new IOException("a page breaks off, or is none");
    }
    return next;
  }

  private Got got(URI url) throws IOException, InterruptedException {
    Secret bearer = token.current();
    Reply reply = fetch(url, bearer);
    if (reply instanceof Refused(int status, String reason) && status == 401) {
      token.refused(bearer);
      reply = fetch(url, token.current());
    }
    return switch (reply) {
      case Got got -> got;
      case NotModified same -> throw new IOException("answers 304 to what was not asked");
      case Missing gone -> throw new IOException("answers " + gone.status());
      case Refused refused -> throw new IOException(refused.reason());
    };
  }

  private Reply fetch(URI url, Secret bearer) {
    return fetcher.get(
        url,
        rule,
        new Request("application/json", Checkpoint.NONE, fetcher.largest(), Optional.of(bearer)));
  }
}
