package dev.onward.gather.read;

import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.fetch.HttpExchange.Request;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.read.Fetched.Changed;
import dev.onward.gather.read.Fetched.Failed;
import dev.onward.gather.read.Fetched.Gone;
import dev.onward.gather.read.Fetched.Unchanged;
import dev.onward.gather.source.SourceRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A page that lists what is new by months, such as Microsoft Learn's, where each entry is an item;
 * or one that is a single article.
 */
final class WhatsNewPage implements Source {
  private final SourceRule rule;
  private final Fetcher fetcher;

  WhatsNewPage(SourceRule rule, Fetcher fetcher) {
    this.rule = rule;
    this.fetcher = fetcher;
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public Fetched look(Checkpoint last, Consumer<SourceItem> found) {
    Request request = new Request("text/html", last, fetcher.largestTree());
    return switch (fetcher.get(rule.url(), rule, request)) {
      case Got got -> read(got, found);
      case NotModified same -> new Unchanged();
      case Missing missing -> new Gone("answers " + missing.status());
      case Refused refused -> new Failed(refused.reason());
    };
  }

  private Fetched read(Got got, Consumer<SourceItem> found) {
    try (got;
        InputStream in = got.body().open()) {
      String charset = got.charset().map(Charset::name).orElse(null);
      Document page = Jsoup.parse(in, charset, got.from().toString());
      return entries(page, got.validators(), found);
    } catch (IOException e) {
      return new Failed("can't be read: " + e.getMessage());
    }
  }

  private Fetched entries(Document page, Checkpoint validators, Consumer<SourceItem> found) {
    Optional<SourceItem> article = new ArticlePage(rule, page).read();
    List<SourceItem> findings = new PageEntries(rule, page).all();
    if (findings.isEmpty() && article.isEmpty()) {
      return new Failed("shows nothing under a month and is no article; its form may have changed");
    }
    boolean list = !findings.isEmpty();
    if (!list) {
      findings = article.stream().toList();
    }
    List<String> skipped = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (SourceItem finding : findings) {
      if (keys.add(finding.key())) {
        found.accept(finding);
      } else {
        skipped.add(finding.key() + " comes twice; the first was kept");
      }
    }
    return new Changed(
        new Checkpoint(validators.etag(), validators.lastModified(), Optional.empty()),
        list,
        skipped);
  }
}
