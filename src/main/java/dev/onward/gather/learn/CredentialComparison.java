package dev.onward.gather.learn;

import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ProposedChange.Field;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One of our credentials beside what the catalog tells of it. What the catalog leaves out is never
 * a difference: it has no retirement dates but in prose, no prices, mostly no renewal, and its
 * lists of exams and prerequisites are incomplete.
 */
final class CredentialComparison {
  private final CredentialMatcher known;
  private final Credential ours;
  private final LearnCredential theirs;
  private final LocalDate today;
  private final List<ProposedChange> changes = new ArrayList<>();

  CredentialComparison(
      CredentialMatcher known, Credential ours, LearnCredential theirs, LocalDate today) {
    this.known = known;
    this.ours = ours;
    this.theirs = theirs;
    this.today = today;
  }

  List<ProposedChange> changes() {
    retirement();
    if (ours.statusOn(today) == Status.RETIRED) {
      // Nobody can earn it any more, so nobody needs its exam's length.
      return List.copyOf(changes);
    }
    beta();
    minutes();
    if (theirs.kind() == LearnCredential.Kind.CERTIFICATION) {
      title();
      exams();
      renewal();
      prerequisites();
    }
    return List.copyOf(changes);
  }

  private void retirement() {
    RetirementProse.of(theirs.subtitle(), ours.name(), ours.exam().codes())
        .ifPresent(prose -> {
          if (!isKnown(prose)) {
            propose(
                Field.RETIREMENT,
                ourEnd(),
                theirEnd(prose),
                "Said in prose: “" + prose.words() + "”");
          } else if (prose.renewalToo() && ours.expires() && ours.canRenewOn(LocalDate.MAX)) {
            propose(
                Field.RENEWAL,
                "no end of renewal",
                "renewal ends" + prose.on().map(on -> " " + on.when()).orElse(" too"),
                "Said in prose: “" + prose.words() + "”");
          }
        });
  }

  private boolean isKnown(RetirementProse prose) {
    Optional<LocalDate> end = ours.lifecycle().retiresOn();
    if (prose.on().isPresent()) {
      AsOf on = prose.on().get();
      return end.filter(day -> !day.isBefore(on.firstDay()) && !day.isAfter(on.lastDay()))
          .isPresent();
    }
    return prose.past() ? ours.statusOn(today) == Status.RETIRED : end.isPresent();
  }

  private String ourEnd() {
    return ours.lifecycle()
        .retiresOn()
        .map(day -> "retirement on " + AsOf.spoken(day))
        .orElse("no retirement");
  }

  private static String theirEnd(RetirementProse prose) {
    String renewal = prose.renewalToo() ? ", and its renewal" : "";
    return prose
        .on()
        .map(on -> "retirement " + on.when() + renewal)
        .orElse((prose.past() ? "retired" : "will retire") + renewal + ", no day said");
  }

  private void beta() {
    Status status = ours.statusOn(today);
    boolean mark = theirs.isBeta();
    if (mark && (status == Status.ACTIVE || status == Status.UPCOMING)) {
      propose(Field.BETA, status.word(), "beta", "The title carries the mark (beta)");
    } else if (!mark && status == Status.BETA) {
      propose(Field.BETA, "beta", "no beta", "The title carries no mark (beta) any more");
    }
  }

  private void title() {
    String bare = LearnNames.bare(theirs.title());
    if (!bare.equals(LearnNames.bare(ours.title())) && !bare.equals(LearnNames.bare(ours.name()))) {
      propose(Field.TITLE, ours.title(), theirs.title(), "Known by its address or its exam");
    }
  }

  private void minutes() {
    Optional<Integer> minutes = ours.exam().minutes();
    if (theirs.minutes().isPresent() && !theirs.minutes().equals(minutes)) {
      propose(
          Field.MINUTES,
          minutes.map(m -> m + " minutes").orElse(""),
          theirs.minutes().get() + " minutes",
          minutes.isEmpty() ? "Not known here so far" : "Length of the exam");
    }
  }

  /** Only what is listed beyond ours counts, since the lists lack current exams. */
  private void exams() {
    List<String> more = theirs.exams().stream().filter(code -> !isExpected(code)).toList();
    if (!more.isEmpty()) {
      boolean replaced = theirs.exams().stream().noneMatch(ours.exam().codes()::contains);
      propose(
          Field.EXAM,
          String.join(", ", ours.exam().codes()),
          String.join(", ", theirs.exams()),
          replaced
              ? "Ours is not listed; the list is known to lack current exams"
              : "Listed beside ours");
    }
  }

  /** Ours, that of a credential under the same address, or of one that is required. */
  private boolean isExpected(String code) {
    boolean beside =
        known
            .named(code)
            .filter(other ->
                other.url().equals(ours.url())
                    || ours.requires().stream().anyMatch(r -> r.anyOf().contains(other.id())))
            .isPresent();
    return beside || ours.exam().codes().contains(code);
  }

  private void renewal() {
    theirs
        .renewalDays()
        .ifPresent(days -> {
          Optional<Integer> months = ours.renewal().flatMap(Credential.Renewal::validMonths);
          long theirMonths = Math.round(days / 30.4375);
          if (months.isEmpty() || months.get() != theirMonths) {
            propose(
                Field.RENEWAL,
                months.map(m -> "valid for " + m + " months").orElse("does not expire"),
                "valid for " + theirMonths + " months",
                days + " days are told");
          }
        });
  }

  private void prerequisites() {
    TreeSet<String> required = new TreeSet<>();
    ours.requires().forEach(requirement -> required.addAll(requirement.anyOf()));
    TreeSet<String> told = new TreeSet<>();
    theirs
        .prerequisites()
        .forEach(name -> told.add(known.named(name).map(Credential::id).orElse(name)));
    if (!required.containsAll(told)) {
      propose(
          Field.PREREQUISITES,
          required.isEmpty() ? "none" : String.join(" or ", required),
          String.join(", ", told),
          "The catalog mixes what is required with what is only advised");
    }
  }

  private void propose(Field field, String our, String their, String remark) {
    changes.add(
        new ProposedChange(
            ours.id(), field, our, their, theirs.url().orElse(ours.url()), remark + "."));
  }
}
