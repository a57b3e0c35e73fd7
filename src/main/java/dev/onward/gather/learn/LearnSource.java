package dev.onward.gather.learn;

import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ProposedChange.Field;
import dev.onward.gather.learn.LearnListing.Listed;
import dev.onward.gather.learn.LearnListing.Unavailable;
import dev.onward.gather.read.Fetched;
import dev.onward.gather.read.Fetched.Changed;
import dev.onward.gather.read.Fetched.Failed;
import dev.onward.gather.read.Source;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Microsoft Learn's catalog as a source: certifications and Applied Skills that are new there are
 * handed over as announcements; what differs in those that we know becomes proposed changes. While
 * it can't be had, the snapshot stands.
 */
final class LearnSource implements Source {
  private static final Logger log = LoggerFactory.getLogger(LearnSource.class);
  private static final URI PAGE = URI.create("https://learn.microsoft.com/credentials/browse/");
  private static final int LONGEST_TEXT = 1_000;

  private final LearnCatalog catalog;
  private final CatalogueComparison comparison;
  private final InstantSource clock;
  private final BiConsumer<String, List<ProposedChange>> editor;

  LearnSource(
      LearnCatalog catalog,
      CatalogueComparison comparison,
      InstantSource clock,
      BiConsumer<String, List<ProposedChange>> editor) {
    this.catalog = catalog;
    this.comparison = comparison;
    this.clock = clock;
    this.editor = editor;
  }

  @Override
  public String id() {
    return catalog.id();
  }

  @Override
  public Fetched look(Checkpoint last, Consumer<SourceItem> found) {
    return switch (catalog.list(last)) {
      case LearnListing.Unchanged same -> new Fetched.Unchanged();
      case Unavailable(String reason) ->
          new Failed("%s; the snapshot of %s stands".formatted(reason, comparison.snapshotOf()));
      case Listed listed -> {
        compare(listed, found);
        // Only what is new was handed over, so that what is missing among it has not vanished.
        yield new Changed(listed.next(), false, listed.skipped());
      }
    };
  }

  private void compare(Listed listed, Consumer<SourceItem> found) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<LearnCredential> unknown = comparison.unknown(listed.credentials(), today);
    List<ProposedChange> changes =
        comparison.proposals(listed.credentials(), today).stream()
            .filter(change -> change.field() != Field.NEW)
            .toList();
    log.info(
        "{}: {} credentials, {} unknown here, {} changes proposed",
        id(),
        listed.credentials().size(),
        unknown.size(),
        changes.size());
    unknown.forEach(credential -> found.accept(announced(credential)));
    editor.accept(id(), changes);
  }

  private SourceItem announced(LearnCredential credential) {
    Optional<Instant> updated = credential.updated();
    return new SourceItem(
        id(),
        credential.uid(),
        credential.url().orElse(PAGE),
        credential.title() + credential.code().map(code -> " (" + code + ")").orElse(""),
        Optional.empty(),
        updated,
        Change.ANNOUNCEMENT,
        Optional.empty(),
        credential.products(),
        credential.roles(),
        text(credential),
        List.of("new in the catalog since the snapshot of " + comparison.snapshotOf()));
  }

  private static String text(LearnCredential credential) {
    String text = credential.subtitle().isEmpty() ? credential.title() : credential.subtitle();
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
