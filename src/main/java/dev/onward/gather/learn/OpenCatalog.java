package dev.onward.gather.learn;

import com.fasterxml.jackson.core.JsonParser;
import dev.onward.database.Json;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.fetch.HttpExchange.Request;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.learn.LearnListing.Listed;
import dev.onward.gather.learn.LearnListing.Unavailable;
import dev.onward.gather.learn.LearnListing.Unchanged;
import dev.onward.gather.source.SourceRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * The old interface, open to everybody: one document with everything in it. Microsoft may switch it
 * off at any time ("Learn Catalog API", release note of 6 February 2026).
 */
final class OpenCatalog implements LearnCatalog {
  private static final String QUERY =
      "?type=mergedCertifications,certifications,exams,appliedSkills&locale=en-us";

  private final Fetcher fetcher;
  private final SourceRule rule;

  OpenCatalog(Fetcher fetcher, SourceRule rule) {
    this.fetcher = fetcher;
    this.rule = rule;
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public LearnListing list(Checkpoint last) {
    URI url = rule.url().getRawQuery() == null ? URI.create(rule.url() + QUERY) : rule.url();
    Request request = new Request("application/json", last, fetcher.largest());
    return switch (fetcher.get(url, rule, request)) {
      case NotModified same -> new Unchanged();
      case Missing gone -> new Unavailable("answers " + gone.status());
      case Refused refused -> new Unavailable(refused.reason());
      case Got got -> read(got);
    };
  }

  private static LearnListing read(Got got) {
    try (got;
        InputStream stream = got.body().open();
        JsonParser json = Json.mapper().createParser(stream)) {
      LearnEntries entries = OpenCatalogDocument.read(json).entries();
      return entries.credentials().isEmpty()
          ? new Unavailable("holds no credentials")
          : new Listed(entries.credentials(), got.validators(), entries.skipped());
    } catch (IOException e) {
      return new Unavailable("can't be read: " + LearnEntries.reason(e));
    }
  }
}
