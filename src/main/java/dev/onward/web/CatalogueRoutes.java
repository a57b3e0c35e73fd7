package dev.onward.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Reference;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Memory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of the catalogue as data, and the map that is drawn from them. */
final class CatalogueRoutes {
  private final Supplier<Catalogue> live;
  private final Memory memory;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Template map = Template.read("path.html");

  CatalogueRoutes(Supplier<Catalogue> live, Memory memory, Sessions sessions, InstantSource clock) {
    this.live = live;
    this.memory = memory;
    this.sessions = sessions;
    this.clock = clock;
  }

  private record Credentials(List<CredentialView> credentials) {}

  private record Updates(List<UpdateView> updates) {}

  private record Source(
      String key, String what, String kind, @Nullable String url, @Nullable String date) {}

  private record Requires(
      List<String> anyOf, String subject, @Nullable String note, String confidence) {}

  private record Leads(String id, String relation, @Nullable String note, String confidence) {}

  private record Skill(String domain, int minPercent, int maxPercent) {}

  private record Note(String text, String confidence) {}

  private record Announced(String on, String what, String confidence) {}

  private record CredentialView(
      String id,
      String title,
      String name,
      String vendor,
      String level,
      String role,
      String summary,
      String status,
      LocalDate asOf,
      @Nullable LocalDate retiresOn,
      @Nullable LocalDate renewalEndsOn,
      boolean renewable,
      @Nullable Integer validMonths,
      List<String> examCodes,
      @Nullable Integer examMinutes,
      @Nullable Integer passScore,
      @Nullable Integer priceUsd,
      List<Requires> requires,
      List<Leads> successors,
      List<Skill> skills,
      @Nullable String skillsAsOf,
      List<Announced> announced,
      List<Note> notes,
      String verified,
      String confidence,
      String url,
      @Nullable String studyGuide,
      List<Source> sources) {}

  private record UpdateView(
      String id,
      String title,
      String published,
      String change,
      @Nullable String takesEffect,
      List<String> products,
      List<String> topics,
      List<String> goals,
      String summary,
      String whyItMatters,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String atItsSource,
      @Nullable String url,
      String verified,
      String confidence) {}

  void credentials(Context request) {
    LocalDate today = today();
    request.json(
        new Credentials(live.get().credentials().stream().map(c -> view(c, today)).toList()));
  }

  void credential(Context request) {
    request.json(
        live.get()
            .credential(request.pathParam("id"))
            .map(credential -> view(credential, today()))
            .orElseThrow(() ->
                new Refused(
                    HttpStatus.NOT_FOUND,
                    "No credential has this id; /api/credentials lists them")));
  }

  private CredentialView view(Credential credential, LocalDate today) {
    Credential.Exam exam = credential.exam();
    return new CredentialView(
        credential.id(),
        credential.title(),
        credential.name(),
        credential.vendor(),
        credential.level().word(),
        credential.role(),
        credential.summary(),
        credential.statusOn(today).word(),
        today,
        credential.lifecycle().retiresOn().orElse(null),
        credential.lifecycle().renewalEndsOn().orElse(null),
        credential.expires() && credential.canRenewOn(today),
        credential.renewal().flatMap(Credential.Renewal::validMonths).orElse(null),
        exam.codes(),
        exam.minutes().orElse(null),
        exam.passScore().orElse(null),
        exam.priceUsd().orElse(null),
        credential.requires().stream().map(CatalogueRoutes::requires).toList(),
        credential.successors().stream().map(CatalogueRoutes::leads).toList(),
        credential.skills().stream()
            .flatMap(skills -> skills.domains().stream())
            .map(domain -> new Skill(domain.name(), domain.min(), domain.max()))
            .toList(),
        credential.skills().flatMap(Credential.Skills::asOf).map(AsOf::iso).orElse(null),
        credential.lifecycle().announced().stream()
            .map(a -> new Announced(a.on().iso(), a.what(), a.confidence().name()))
            .toList(),
        credential.notes().stream()
            .map(note -> new Note(note.text(), note.confidence().name()))
            .toList(),
        credential.verified().iso(),
        credential.sureness().status().name(),
        credential.url().toString(),
        credential.studyGuide().map(URI::toString).orElse(null),
        credential.sources().stream().flatMap(key -> source(key).stream()).toList());
  }

  private static Requires requires(Credential.Requirement requirement) {
    return new Requires(
        requirement.anyOf(),
        word(requirement.subject()),
        requirement.note().orElse(null),
        requirement.confidence().name());
  }

  private static Leads leads(Credential.Successor next) {
    return new Leads(
        next.id(), word(next.relation()), next.note().orElse(null), next.confidence().name());
  }

  private Optional<Source> source(String key) {
    return Optional.ofNullable(live.get().references().get(key)).map(CatalogueRoutes::source);
  }

  private static Source source(Reference reference) {
    return new Source(
        reference.key(),
        reference.what(),
        reference.kind(),
        reference.url().map(URI::toString).orElse(null),
        reference.date().map(AsOf::iso).orElse(null));
  }

  void updates(Context request) {
    LocalDate since = since(request.queryParam("since"));
    String topic = topic(request.queryParam("topic"));
    LocalDate today = today();
    request.json(
        new Updates(
            live.get().updates().stream()
                .filter(update -> !update.published().firstDay().isAfter(today))
                .filter(update -> !update.published().lastDay().isBefore(since))
                .filter(update -> topic.isEmpty() || update.document().topics().contains(topic))
                .map(CatalogueRoutes::view)
                .toList()));
  }

  private static LocalDate since(@Nullable String given) {
    try {
      return given == null || given.isBlank() ? LocalDate.EPOCH : LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT, "Send \"since\" as a day such as 2026-06-01");
    }
  }

  private String topic(@Nullable String given) {
    if (given == null || given.isBlank()) {
      return "";
    }
    Set<String> known =
        live.get().updates().stream()
            .flatMap(update -> update.document().topics().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!known.contains(given)) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT, "Send \"topic\" as one of " + String.join(", ", known));
    }
    return given;
  }

  private static UpdateView view(Update update) {
    return new UpdateView(
        update.id(),
        update.document().title(),
        update.published().iso(),
        word(update.change()),
        update.takesEffect().map(AsOf::iso).orElse(null),
        update.products(),
        update.document().topics(),
        update.goals(),
        Section.withoutMarks(update.document().lead()),
        update.document().section(Update.WHY).map(Section::plain).orElse(""),
        update.document().section(Update.AT_ITS_SOURCE).map(Section::plain).orElse(null),
        update.document().url().map(URI::toString).orElse(null),
        update.document().verified().iso(),
        update.document().confidence().name());
  }

  /** The map of credentials by goal, with the person's own badges marked. */
  void path(Context request) {
    LocalDate today = today();
    Catalogue catalogue = live.get();
    Set<String> held =
        sessions.person(request).map(memory::profile).stream()
            .flatMap(profile -> profile.held().stream())
            .map(HeldBadge::credential)
            .collect(Collectors.toSet());
    CredentialMap drawn = new CredentialMap(catalogue, today, held);
    request.html(
        map.fill(
            Map.of("today", AsOf.spoken(today), "verified", AsOf.spoken(catalogue.verifiedUpTo())),
            Map.of("map", drawn.svg(), "table", drawn.table())));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
