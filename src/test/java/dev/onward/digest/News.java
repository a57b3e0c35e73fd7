package dev.onward.digest;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Catalogues whose credentials and paths are those that ship, and whose updates are made here. */
public final class News {
  public static final Catalogue SHIPPED = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  private final List<Item> updates = new ArrayList<>();

  /** What a test says of an update; the rest is as usual. */
  public record Told(
      String id, String title, String published, List<String> goals, List<String> topics) {
    public static Told of(String id, String published) {
      return new Told(id, "News " + id, published, List.of("solutions-architect"), List.of());
    }

    public Told titled(String words) {
      return new Told(id, words, published, goals, topics);
    }

    Told forGoals(String... ids) {
      return new Told(id, title, published, List.of(ids), topics);
    }

    Told on(String... subjects) {
      return new Told(id, title, published, goals, List.of(subjects));
    }
  }

  public News and(Told told) {
    return and(told, "It changes what a design has to say. And a second sentence that says more.");
  }

  public News and(Told told, String why) {
    return and(told, why, told.published());
  }

  News and(Told told, String why, String letIn) {
    Document document =
        new Document(
            "update-" + told.id(),
            Kind.UPDATE,
            told.title(),
            Optional.of(URI.create("https://azure.microsoft.com/updates?id=" + told.id())),
            Optional.of(new AsOf(told.published())),
            new AsOf(letIn),
            Confidence.A,
            told.topics(),
            List.of("AZUPD"),
            List.of(new Section("", "What happened."), new Section("Why it matters", why)));
    updates.add(
        new Update(
            document,
            new AsOf(told.published()),
            Change.ANNOUNCEMENT,
            Optional.empty(),
            List.of("Foundry"),
            told.goals(),
            Optional.empty()));
    return this;
  }

  public Catalogue catalogue() {
    List<Item> items = new ArrayList<>();
    SHIPPED.documents().stream()
        .flatMap(document -> SHIPPED.item(document.id()).stream())
        .filter(item -> !(item instanceof Update))
        .forEach(items::add);
    items.addAll(updates);
    return new Catalogue(items, SHIPPED.references());
  }
}
