package dev.onward.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that Onward reckons with, by kind and by id. Thread-safe: nothing in it changes. */
public final class Catalogue {
  private final List<Credential> credentials;
  private final List<ArticleSection> article;
  private final List<AppliedSkill> appliedSkills;
  private final List<GoalPath> paths;
  private final List<Project> projects;
  private final List<CommunityRoute> community;
  private final List<Update> updates;
  private final List<Correction> corrections;
  private final List<Conflict> conflicts;
  private final List<Guide> guides;
  private final Map<String, Item> items;
  private final Map<String, Document> documents;
  private final Map<String, Credential> byCode;
  private final Map<String, Reference> references;
  private final int hash;
  private final Freshness freshness;

  public Catalogue(List<Item> items, Map<String, Reference> references) {
    this(items, references, null);
  }

  private Catalogue(
      List<Item> items, Map<String, Reference> references, @Nullable Freshness freshness) {
    this.items =
        items.stream()
            .collect(
                Collectors.toMap(
                    Item::id, item -> item, (first, second) -> first, LinkedHashMap::new));
    this.credentials = all(Credential.class);
    this.article =
        all(ArticleSection.class).stream()
            .sorted(Comparator.comparingInt(ArticleSection::order))
            .toList();
    this.appliedSkills = all(AppliedSkill.class);
    this.paths = all(GoalPath.class);
    this.projects = all(Project.class);
    this.community = all(CommunityRoute.class);
    this.updates =
        all(Update.class).stream()
            .sorted(Comparator.comparing(Update::published).reversed().thenComparing(Item::id))
            .toList();
    this.corrections = all(Correction.class);
    this.conflicts = all(Conflict.class);
    this.guides = all(Guide.class);
    this.documents = new LinkedHashMap<>();
    this.items.forEach((id, item) -> documents.put(id, item.document()));
    this.byCode = new LinkedHashMap<>();
    for (Credential credential : credentials) {
      byCode.put(credential.id(), credential);
      credential.exam().codes().forEach(code -> byCode.putIfAbsent(code, credential));
    }
    this.references = Map.copyOf(references);
    this.hash = documents.hashCode();
    this.freshness = freshness == null ? Freshness.of(verifiedUpTo()) : freshness;
  }

  private Catalogue(Catalogue other, Freshness freshness) {
    this.credentials = other.credentials;
    this.article = other.article;
    this.appliedSkills = other.appliedSkills;
    this.paths = other.paths;
    this.projects = other.projects;
    this.community = other.community;
    this.updates = other.updates;
    this.corrections = other.corrections;
    this.conflicts = other.conflicts;
    this.guides = other.guides;
    this.items = other.items;
    this.documents = other.documents;
    this.byCode = other.byCode;
    this.references = other.references;
    this.hash = other.hash;
    this.freshness = freshness;
  }

  /** The same with further items and what is behind them; of two with one id ours stays. */
  public Catalogue with(Collection<? extends Item> more, Map<String, Reference> behind) {
    List<Item> all = new ArrayList<>(items.values());
    all.addAll(more);
    Map<String, Reference> sources = new HashMap<>(behind);
    sources.putAll(references);
    return new Catalogue(all, sources, freshness);
  }

  /** The same knowledge, with what is known today of its sources. */
  public Catalogue as(Freshness today) {
    return new Catalogue(this, today);
  }

  /** How fresh all this is. */
  public Freshness freshness() {
    return freshness;
  }

  /** Differs where an answer could. */
  public String version() {
    return Integer.toHexString(31 * hash + freshness.spoken().hashCode());
  }

  private <T extends Item> List<T> all(Class<T> type) {
    return items.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  public List<Credential> credentials() {
    return credentials;
  }

  /** In the article's order. */
  public List<ArticleSection> article() {
    return article;
  }

  public List<AppliedSkill> appliedSkills() {
    return appliedSkills;
  }

  public List<GoalPath> paths() {
    return paths;
  }

  public List<Project> projects() {
    return projects;
  }

  public List<CommunityRoute> community() {
    return community;
  }

  /** Newest first. */
  public List<Update> updates() {
    return updates;
  }

  public List<Correction> corrections() {
    return corrections;
  }

  public List<Conflict> conflicts() {
    return conflicts;
  }

  public List<Guide> guides() {
    return guides;
  }

  public List<Document> documents() {
    return List.copyOf(documents.values());
  }

  public Map<String, Reference> references() {
    return references;
  }

  public Optional<Item> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  public Optional<Document> document(String id) {
    return Optional.ofNullable(documents.get(id));
  }

  /** By id or by exam code, in any case: "az-801" gives the credential that it belongs to. */
  public Optional<Credential> credential(String idOrCode) {
    return Optional.ofNullable(byCode.get(idOrCode.toUpperCase(Locale.ROOT)));
  }

  public Optional<GoalPath> path(String id) {
    return item(id, GoalPath.class);
  }

  public Optional<Project> project(String id) {
    return item(id, Project.class);
  }

  public Optional<CommunityRoute> route(String id) {
    return item(id, CommunityRoute.class);
  }

  public Optional<Guide> guide(String id) {
    return item(id, Guide.class);
  }

  private <T extends Item> Optional<T> item(String id, Class<T> type) {
    return item(id).filter(type::isInstance).map(type::cast);
  }

  /** The credentials that name the given one as a successor of the given kind. */
  public List<Credential> predecessors(String id, Credential.Successor.Relation relation) {
    return credentials.stream()
        .filter(credential ->
            credential.successors().stream()
                .anyMatch(next -> next.relation() == relation && next.id().equals(id)))
        .toList();
  }

  /** The newest day on which a credential was verified. */
  public LocalDate verifiedUpTo() {
    return credentials.stream()
        .map(credential -> credential.verified().firstDay())
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }
}
