package dev.onward.gather;

import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.read.Fetched;
import dev.onward.gather.read.Source;
import dev.onward.gather.read.SourceItem;
import dev.onward.gather.source.SourceRule;
import dev.onward.gather.source.SourceRule.Admission;
import dev.onward.gather.source.SourceRule.Focus;
import dev.onward.gather.source.SourceRule.Gate;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A source by hand: what is pinned to it is what a look finds. */
public final class Board implements Source {
  private static final Set<Change> ANY = EnumSet.allOf(Change.class);

  private final String id;
  private final List<SourceItem> pinned = new ArrayList<>();
  private Optional<Fetched> outcome = Optional.empty();
  private Checkpoint askedFrom = Checkpoint.NONE;

  public Board(String id) {
    this.id = id;
  }

  /** Holds just these from now on. */
  public Board holds(SourceItem... findings) {
    pinned.clear();
    pinned.addAll(List.of(findings));
    return this;
  }

  /** Every look ends like this from now on. */
  public Board ends(Fetched how) {
    outcome = Optional.of(how);
    return this;
  }

  @Override
  public String id() {
    return id;
  }

  /** Where the last look went on. */
  public Checkpoint askedFrom() {
    return askedFrom;
  }

  @Override
  public Fetched look(Checkpoint last, Consumer<SourceItem> found) {
    askedFrom = last;
    if (outcome.isPresent()) {
      return outcome.get();
    }
    pinned.forEach(found);
    return new Fetched.Changed(
        new Checkpoint(
            Optional.of("\"" + pinned.hashCode() + "\""), Optional.empty(), Optional.empty()),
        true,
        List.of());
  }

  /** Lets in by itself what is relevant at all. */
  public static SourceRule rule(String id, Confidence confidence) {
    return new SourceRule(
        id,
        "The " + id,
        SourceRule.Kind.FEED,
        URI.create("https://" + id + ".microsoft.com/feed"),
        "Publisher of " + id,
        Optional.of(Duration.ofHours(6)),
        confidence,
        Set.of(id + ".microsoft.com"),
        Focus.EVERYTHING,
        new Admission(new Gate(ANY, 30), new Gate(ANY, 10)),
        List.of(),
        List.of());
  }

  /** Something of ours, published lately. */
  public static SourceItem news(String source, String key, String title, String text) {
    return finding(source, key, title, text, Change.LAUNCHED, Optional.empty());
  }

  public static SourceItem retirement(
      String source, String key, String title, String text, String ends) {
    return finding(source, key, title, text, Change.RETIREMENT, Optional.of(new AsOf(ends)));
  }

  private static SourceItem finding(
      String source,
      String key,
      String title,
      String text,
      Change change,
      Optional<AsOf> takesEffect) {
    return new SourceItem(
        source,
        key,
        URI.create("https://%s.microsoft.com/posts/%s".formatted(source, key)),
        title,
        Optional.of(Instant.parse("2026-11-20T10:00:00Z")),
        Optional.empty(),
        change,
        takesEffect,
        List.of("Microsoft Foundry"),
        List.of(),
        text,
        List.of());
  }
}
