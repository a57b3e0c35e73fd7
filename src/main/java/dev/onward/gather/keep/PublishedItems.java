package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.judge.CuratedUpdates;
import dev.onward.gather.judge.Extract;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.keep.Items.Changes;
import dev.onward.gather.keep.Items.Place;
import dev.onward.gather.prose.Sanitizer;
import dev.onward.gather.read.Address;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Reference;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items that readers may see, as updates of the knowledge, kept up to date from the database.
 * Not thread-safe: one refresher of a node has one.
 */
public final class PublishedItems {
  private static final Logger log = LoggerFactory.getLogger(PublishedItems.class);

  private final Items items;
  private final CuratedUpdates own;
  private final Map<String, Update> updates = new LinkedHashMap<>();
  private final Map<String, Reference> references = new HashMap<>();
  private Place place = Place.START;

  public PublishedItems(Database database, CuratedUpdates own) {
    this.items = new Items(database);
    this.own = own;
  }

  /** What came, changed or went; {@code last} where nothing more is known to follow. */
  public record Step(List<Document> changed, List<String> gone, boolean last) {
    public Step {
      changed = List.copyOf(changed);
      gone = List.copyOf(gone);
    }

    public boolean isNothing() {
      return changed.isEmpty() && gone.isEmpty();
    }
  }

  /** Goes on by at most so many changes. */
  public Step advance(int most) {
    Changes changes = items.after(place, most);
    List<Entry> shown = changes.entries().stream().filter(this::isShown).toList();
    Map<String, List<Entry>> others =
        items.followers(shown.stream().map(Entry::id).toList()).stream()
            .collect(Collectors.groupingBy(other -> other.sameAs().orElseThrow()));
    List<Document> changed = new ArrayList<>();
    for (Entry entry : shown) {
      List<Entry> behind = others.getOrDefault(entry.id(), List.of());
      Optional<Update> update = told(entry, behind);
      if (update.isEmpty()) {
        continue;
      }
      if (!update.get().equals(updates.put(entry.id(), update.get()))) {
        changed.add(update.get().document());
      }
      Stream.concat(Stream.of(entry), behind.stream())
          .forEach(source -> references.put(source.id(), reference(source)));
    }
    List<String> gone = new ArrayList<>();
    for (Entry entry : changes.entries()) {
      if (!isShown(entry) && updates.remove(entry.id()) != null) {
        gone.add(entry.id());
      }
    }
    place = changes.upTo();
    return new Step(changed, gone, changes.entries().size() < most);
  }

  public List<Update> updates() {
    return List.copyOf(updates.values());
  }

  public Map<String, Reference> references() {
    return Map.copyOf(references);
  }

  /** Our own files may have come to say the same since. */
  private boolean isShown(Entry entry) {
    return entry.isShown() && own.same(entry.finding().url()).isEmpty();
  }

  /** One that can't be told is left out, and takes nothing else with it. */
  private static Optional<Update> told(Entry entry, List<Entry> others) {
    try {
      return Optional.of(update(entry, others));
    } catch (IllegalArgumentException e) {
      log.error("{} was let in and can't be told: {}", entry.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> products(Entry entry) {
    List<String> named =
        entry.finding().products().stream()
            .map(Sanitizer::of)
            .filter(name -> !name.isBlank())
            .toList();
    // Items of before were kept without what they are about.
    return named.isEmpty() ? List.of(entry.wording().title()) : named;
  }

  private static Update update(Entry entry, List<Entry> others) {
    SourceItem finding = entry.finding();
    AsOf published = finding.asOf().orElseGet(() -> AsOf.of(day(entry.trail().found())));
    return new Update(
        document(entry, others, published),
        published,
        finding.change(),
        finding.takesEffect(),
        products(entry),
        entry.about().goals(),
        Address.azureUpdate(finding.url()),
        finding.notBefore().filter(day -> finding.takesEffect().isEmpty()));
  }

  private static Document document(Entry entry, List<Entry> others, AsOf published) {
    ItemWording wording = entry.wording();
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", wording.note() + also(entry, others)));
    sections.add(Section.aside(Update.WHY, wording.why()));
    entry
        .trail()
        .vanished()
        .map(since -> "No longer at its source since %s.".formatted(AsOf.spoken(day(since))))
        .ifPresent(note -> sections.add(new Section(Update.AT_ITS_SOURCE, note)));
    return new Document(
        entry.id(),
        Kind.UPDATE,
        wording.title(),
        page(entry.finding().url()),
        Optional.of(published),
        AsOf.of(day(entry.trail().changed())),
        entry.origin().confidence(),
        entry.about().topics(),
        Stream.concat(Stream.of(entry), others.stream()).map(Entry::id).toList(),
        sections);
  }

  private static String also(Entry entry, List<Entry> others) {
    List<String> publishers =
        others.stream()
            .map(other -> Sanitizer.of(other.origin().publisher()))
            .filter(publisher -> !publisher.equals(entry.origin().publisher()))
            .distinct()
            .toList();
    return publishers.isEmpty() ? "" : " Also told by " + String.join(", ", publishers) + ".";
  }

  /** The address of a web page, without characters that would end a link in Markdown. */
  private static Optional<URI> page(URI url) {
    return "https".equals(url.getScheme()) || "http".equals(url.getScheme())
        ? Optional.of(
            URI.create(
                url.toASCIIString().replace("(", "%28").replace(")", "%29").replace("'", "%27")))
        : Optional.empty();
  }

  private static Reference reference(Entry entry) {
    return new Reference(
        entry.id(),
        Sanitizer.of(entry.origin().publisher()) + ": " + Extract.title(entry.finding()),
        "live source",
        page(entry.finding().url()),
        entry.finding().asOf());
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
