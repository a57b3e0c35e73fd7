package dev.onward.knowledge;

import dev.onward.knowledge.KnowledgeLoader.Reading;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an editor wants to know of the knowledge on a given day: its faults, how much there is, how
 * old and how sure, and what becomes due.
 */
public final class KnowledgeCheck {
  private static final int DAYS_AHEAD = 90;

  private KnowledgeCheck() {}

  /** Something that changes by itself on a day. */
  public record Due(LocalDate on, String what) {}

  /** What holds of a credential on the day of the check. */
  public record Standing(
      Credential credential, Status status, boolean lastDay, Renewing renewing) {}

  /** Whether a holder can renew on that day. */
  public enum Renewing {
    POSSIBLE("holders can renew"),
    ENDED("holders can't renew"),
    NOT_NEEDED("does not expire"),
    UNKNOWN("renewal not known");

    private final String words;

    Renewing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public record Report(
      LocalDate day,
      List<Fault> faults,
      Map<Kind, Integer> counts,
      Map<String, Integer> verified,
      List<Document> belowB,
      List<Due> due,
      List<Standing> standings) {}

  /**
   * Checks a knowledge folder.
   *
   * @param source a text whose sentences must not be found in the knowledge, where it is at hand
   */
  public static Report check(Path folder, LocalDate day, Optional<String> source) {
    return check(folder, day, source, List.of());
  }

  /**
   * The same, for a program that names models by itself.
   *
   * @param defaults names of models that the program takes where nobody says another
   */
  public static Report check(
      Path folder, LocalDate day, Optional<String> source, List<String> defaults) {
    Reading reading = KnowledgeLoader.read(folder, source);
    Catalogue catalogue = reading.knowledge().catalogue();
    List<Fault> faults = new ArrayList<>(reading.faults());
    faults.addAll(new EndedModels(catalogue, day).namedIn(defaults));
    return new Report(
        day,
        faults,
        counts(catalogue),
        verified(catalogue, day),
        catalogue.documents().stream().filter(d -> d.confidence().isBelowB()).toList(),
        due(catalogue, day),
        catalogue.credentials().stream().map(credential -> standing(credential, day)).toList());
  }

  private static Map<Kind, Integer> counts(Catalogue catalogue) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    catalogue.documents().forEach(document -> counts.merge(document.kind(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> verified(Catalogue catalogue, LocalDate day) {
    Map<String, Integer> ages = new TreeMap<>();
    for (Document document : catalogue.documents()) {
      long days = ChronoUnit.DAYS.between(document.verified().firstDay(), day);
      ages.merge(age(days), 1, Integer::sum);
    }
    return ages;
  }

  private static String age(long days) {
    if (days < 0) {
      return "0 verified after this day";
    }
    return days <= 30
        ? "1 up to 30 days"
        : days <= 90
            ? "2 up to 90 days"
            : days <= 180 ? "3 up to 180 days" : "4 more than 180 days";
  }

  private static List<Due> due(Catalogue catalogue, LocalDate day) {
    List<Due> due = new ArrayList<>();
    for (Credential credential : catalogue.credentials()) {
      Lifecycle dates = credential.lifecycle();
      dates
          .retiresOn()
          .ifPresent(
              on -> due.add(new Due(on, credential.codeAndName() + ": last day to earn it")));
      dates
          .renewalEndsOn()
          .ifPresent(
              on -> due.add(new Due(on, credential.codeAndName() + ": last day to renew it")));
      dates
          .announced()
          .forEach(change ->
              due.add(new Due(change.on().firstDay(), credential.id() + ": " + change.what())));
    }
    for (Update update : catalogue.updates()) {
      update
          .takesEffect()
          .ifPresent(on -> due.add(new Due(on.firstDay(), update.document().title())));
    }
    return due.stream()
        .filter(item -> !item.on().isBefore(day) && !item.on().isAfter(day.plusDays(DAYS_AHEAD)))
        .sorted(Comparator.comparing(Due::on).thenComparing(Due::what))
        .toList();
  }

  private static Standing standing(Credential credential, LocalDate day) {
    return new Standing(
        credential,
        credential.statusOn(day),
        credential.lifecycle().retiresOn().filter(day::equals).isPresent(),
        renewing(credential, day));
  }

  private static Renewing renewing(Credential credential, LocalDate day) {
    if (credential.renewal().isEmpty()) {
      return Renewing.UNKNOWN;
    }
    if (!credential.expires()) {
      return Renewing.NOT_NEEDED;
    }
    return credential.canRenewOn(day) ? Renewing.POSSIBLE : Renewing.ENDED;
  }
}
