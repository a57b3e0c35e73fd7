package dev.onward.knowledge;

import dev.onward.knowledge.GoalPath.Gap;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the Markdown items: what all kinds share, and what each adds. */
final class ItemReader {
  /** Sections that an answer relies on finding, by kind. */
  private static final Map<Kind, List<String>> SECTIONS =
      Map.of(
          Kind.PROJECT,
          List.of("What to change", "What to measure", "Cost and clean-up", "Write-up"),
          Kind.COMMUNITY,
          List.of("First step", "Keep in mind"),
          Kind.UPDATE,
          List.of("Why it matters"),
          Kind.MARKET,
          List.of("Caveat"),
          Kind.PATH,
          List.of(
              "Who it fits",
              "What you need first",
              "What carries over from AI-102",
              "Reasons not to"));

  private final MarkdownFile file;
  private final Fields front;

  ItemReader(MarkdownFile file) {
    this.file = file;
    this.front = file.front();
  }

  /** Reads what all kinds share. Call it last: it also faults the keys that nobody read. */
  private Optional<Document> document(Kind kind) {
    String id = front.text("id");
    String title = front.text("title");
    Kind written = front.choice("kind", Kind.class);
    if (written != kind && front.isSound()) {
      front.fault("kind", "files of this folder have 'kind: " + kind.word() + "'");
    }
    Optional<URI> url = front.optionalUrl("url");
    Optional<AsOf> published = front.optionalDate("published");
    AsOf verified = front.date("verified");
    Confidence confidence = front.choice("confidence", Confidence.class);
    List<String> topics = front.texts("topics");
    List<String> sources = front.texts("sources");
    if (front.has("sources") && sources.isEmpty()) {
      front.fault("sources", "'sources' is empty; name at least one key of references.yaml");
    }
    checkSections(kind);
    front.finish();
    if (!front.isSound() || file.sections().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Document(
            id,
            kind,
            title,
            url,
            published,
            verified,
            confidence,
            topics,
            sources,
            file.sections()));
  }

  private void checkSections(Kind kind) {
    for (String wanted : SECTIONS.getOrDefault(kind, List.of())) {
      if (file.sections().stream().noneMatch(section -> section.heading().equals(wanted))) {
        front.fault("id", "has no section '## " + wanted + "'");
      }
    }
    if (!file.sections().isEmpty()
        && kind != Kind.PATH
        && !file.sections().getFirst().heading().isEmpty()) {
      front.fault("id", "has no paragraph before its first heading");
    }
  }

  Optional<ArticleSection> article() {
    int order = front.number("order");
    String section = front.text("section");
    return document(Kind.ARTICLE)
        .map(document -> new ArticleSection(document.withLeadUnder(section), order, section));
  }

  Optional<AppliedSkill> appliedSkill() {
    String code = front.text("code");
    return document(Kind.APPLIED_SKILL).map(document -> new AppliedSkill(document, code));
  }

  Optional<Policy> policy() {
    return document(Kind.POLICY).map(Policy::new);
  }

  Optional<MarketStatement> market() {
    return document(Kind.MARKET).map(MarketStatement::new);
  }

  Optional<Project> project() {
    Optional<String> repository = front.optionalText("repository");
    boolean startHere = front.flag("start_here");
    AsOf lastSeen = front.date("last_seen");
    List<String> languages = front.texts("languages");
    Optional<Hours> hours = hours(front);
    int ceiling = front.number("cost_ceiling_usd");
    List<Project.Evidence> evidences =
        front.children("evidences").stream()
            .map(entry -> new Project.Evidence(entry.text("credential"), entry.text("domain")))
            .toList();
    List<String> goals = front.texts("goals");
    return document(Kind.PROJECT)
        .map(document ->
            new Project(
                document,
                repository,
                startHere,
                lastSeen,
                languages,
                hours.orElseThrow(),
                ceiling,
                evidences,
                goals));
  }

  Optional<CommunityRoute> community() {
    int hours = front.number("hours");
    boolean visible = front.flag("visible");
    List<String> goals = front.texts("goals");
    Optional<Integer> rung = front.optionalNumber("rung");
    return document(Kind.COMMUNITY)
        .map(document -> new CommunityRoute(document, hours, visible, goals, rung));
  }

  Optional<Update> update() {
    Update.Change change = front.choice("change", Update.Change.class);
    AsOf published = front.date("published");
    Optional<AsOf> takesEffect = front.optionalDate("takes_effect");
    Optional<AsOf> notBefore = front.optionalDate("not_before");
    List<String> products = front.texts("products");
    List<String> goals = front.texts("goals");
    Optional<String> azureUpdate = front.optionalText("azure_update");
    boolean named = !products.isEmpty() && products.stream().noneMatch(String::isBlank);
    if (front.has("products") && !named) {
      front.fault(
          "products", "'products' must name what the update is about, such as [Azure AI Search]");
    }
    boolean bounded = takesEffect.isPresent() && notBefore.isPresent();
    if (bounded) {
      front.fault("not_before", "write 'takes_effect' or 'not_before', not both");
    }
    return document(Kind.UPDATE)
        .filter(document -> named && !bounded && !document.lead().isBlank())
        .map(document ->
            new Update(
                document, published, change, takesEffect, products, goals, azureUpdate, notBefore));
  }

  Optional<Correction> correction() {
    String claim = front.text("claim");
    Correction.Verdict verdict = front.choice("verdict", Correction.Verdict.class);
    List<String> about = front.texts("about");
    Holds holds = holds();
    return document(Kind.CORRECTION)
        .map(document -> new Correction(document, claim, verdict, about, holds));
  }

  Optional<Conflict> conflict() {
    List<String> about = front.texts("about");
    return document(Kind.CONFLICT).map(document -> new Conflict(document, about));
  }

  Optional<Guide> guide() {
    List<String> about = front.texts("about");
    List<String> followUps = front.texts("follow_ups");
    Optional<String> expired = front.optionalText("expired");
    boolean knows = !front.has("knows") || front.flag("knows");
    Optional<Guide.Listing> lists = front.optionalChoice("lists", Guide.Listing.class);
    Holds holds = holds();
    return document(Kind.GUIDE)
        .map(document -> new Guide(document, about, expired, followUps, knows, lists, holds));
  }

  Optional<GoalPath> path() {
    List<String> aliases = front.texts("aliases");
    List<GoalPath.Step> credentials =
        front.children("credentials").stream().flatMap(entry -> step(entry).stream()).toList();
    List<String> optional = front.optionalTexts("optional");
    List<String> appliedSkills = front.optionalTexts("applied_skills");
    List<String> projects = front.texts("projects");
    List<String> community = front.texts("community");
    String hoursSource = front.text("hours_source");
    List<Gap> gap = front.children("gap").stream().map(ItemReader::gap).toList();
    return document(Kind.PATH)
        .map(document ->
            new GoalPath(
                document,
                aliases,
                credentials,
                optional,
                appliedSkills,
                projects,
                community,
                hoursSource,
                gap));
  }

  private static Optional<GoalPath.Step> step(Fields entry) {
    String id = entry.text("id");
    Optional<String> note = entry.optionalText("note");
    return hours(entry).map(hours -> new GoalPath.Step(id, hours, note));
  }

  private static Gap gap(Fields entry) {
    return new Gap(
        entry.text("credential"),
        entry.text("domain"),
        entry.optionalText("from").filter(from -> !from.equals("none")),
        entry.choice("size", Gap.Size.class),
        entry.text("note"));
  }

  private static Optional<Hours> hours(Fields fields) {
    Fields range = fields.child("hours");
    int min = range.number("min");
    int max = range.number("max");
    if (min < 1 || max < min) {
      range.fault("min", "hours must be at least 1, and min no more than max");
      return Optional.empty();
    }
    return Optional.of(new Hours(min, max));
  }

  private Holds holds() {
    Optional<LocalDate> from = front.optionalDay("holds_from");
    Optional<LocalDate> until = front.optionalDay("holds_until");
    return new Holds(from, until);
  }
}
