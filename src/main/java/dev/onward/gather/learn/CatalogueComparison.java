package dev.onward.gather.learn;

import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ProposedChange.Field;
import dev.onward.gather.learn.LearnCredential.Kind;
import dev.onward.knowledge.AppliedSkill;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Status;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Our catalogue beside Microsoft Learn's: what an editor should look at. The snapshot says what
 * Learn told when our knowledge was verified; a difference that stood there already was known to
 * whoever verified it and is not proposed again. Thread-safe.
 */
public final class CatalogueComparison {
  private static final URI CREDENTIALS = URI.create("https://learn.microsoft.com/credentials/");

  private final Catalogue catalogue;
  private final CredentialMatcher ours;
  private final LearnSnapshot snapshot;

  public CatalogueComparison(Catalogue catalogue, LearnSnapshot snapshot) {
    this.catalogue = catalogue;
    this.ours = new CredentialMatcher(catalogue);
    this.snapshot = snapshot;
  }

  /** The day from which the comparison goes out. */
  LocalDate snapshotOf() {
    return snapshot.asOf();
  }

  /** Changes of what we know, then what we do not know. */
  public List<ProposedChange> proposals(List<LearnCredential> theirs, LocalDate today) {
    Set<String> before =
        differences(snapshot.credentials(), today).stream()
            .map(ProposedChange::key)
            .collect(Collectors.toSet());
    List<ProposedChange> proposals = new ArrayList<>(differences(theirs, today));
    proposals.removeIf(change -> before.contains(change.key()));
    proposals.addAll(vanished(theirs, today));
    unknown(theirs, today).stream()
        .filter(credential -> credential.kind() == Kind.CERTIFICATION)
        .map(CatalogueComparison::unknownHere)
        .forEach(proposals::add);
    return List.copyOf(proposals);
  }

  /**
   * Certifications and Applied Skills that neither we nor the snapshot know. One that was not
   * changed since the snapshot's day was there then, so it is not new; nor is one that has ended.
   */
  public List<LearnCredential> unknown(List<LearnCredential> theirs, LocalDate today) {
    return theirs.stream()
        .filter(credential -> credential.kind() != Kind.EXAM)
        .filter(credential -> !isKnown(credential, today) && !snapshot.knows(credential))
        .filter(this::mayBeNew)
        .toList();
  }

  private boolean isKnown(LearnCredential theirs, LocalDate today) {
    return theirs.kind() == Kind.APPLIED_SKILL
        ? ours.appliedSkill(theirs).isPresent()
        : ours.credential(theirs, today).isPresent();
  }

  private boolean mayBeNew(LearnCredential theirs) {
    boolean since =
        theirs
            .updated()
            .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).isAfter(snapshot.asOf()))
            .orElse(true);
    return since
        && RetirementProse.of(theirs.subtitle(), theirs.title(), theirs.exams())
            .filter(RetirementProse::past)
            .isEmpty();
  }

  /** One for each field of a credential; a certification speaks before its exam. */
  private List<ProposedChange> differences(List<LearnCredential> theirs, LocalDate today) {
    Map<String, ProposedChange> changes = new LinkedHashMap<>();
    theirs.stream()
        .sorted(Comparator.comparing(LearnCredential::kind))
        .flatMap(credential -> differences(credential, today).stream())
        .forEach(
            change -> changes.putIfAbsent(change.credentialId() + change.field().word(), change));
    return List.copyOf(changes.values());
  }

  private List<ProposedChange> differences(LearnCredential theirs, LocalDate today) {
    if (theirs.kind() == Kind.APPLIED_SKILL) {
      return ours.appliedSkill(theirs)
          .flatMap(skill -> ended(skill, theirs))
          .map(List::of)
          .orElse(List.of());
    }
    return ours.credential(theirs, today)
        .map(known -> new CredentialComparison(ours, known, theirs, today).changes())
        .orElse(List.of());
  }

  /** Our titles of Applied Skills are our own words, so only their end is compared. */
  private static Optional<ProposedChange> ended(AppliedSkill skill, LearnCredential theirs) {
    return RetirementProse.of(theirs.subtitle(), theirs.title(), List.of())
        .map(prose ->
            new ProposedChange(
                skill.id(),
                Field.RETIREMENT,
                "no retirement",
                prose.on().map(on -> "retirement " + on.when()).orElse("retirement, no day said"),
                theirs.url().orElse(CREDENTIALS),
                "Said in prose: “" + prose.words() + "”."));
  }

  /** The list of exams lacks current ones, so that nothing follows from what it lacks. */
  private List<ProposedChange> vanished(List<LearnCredential> theirs, LocalDate today) {
    List<ProposedChange> vanished = new ArrayList<>();
    for (Kind kind : List.of(Kind.CERTIFICATION, Kind.APPLIED_SKILL)) {
      missing(theirs, kind).forEach(had -> vanished(had, today).ifPresent(vanished::add));
    }
    return vanished;
  }

  /**
   * What the snapshot had of a kind and Learn has no more. A list that lacks half of it is rather
   * broken than telling.
   */
  private List<LearnCredential> missing(List<LearnCredential> theirs, Kind kind) {
    LearnSnapshot now = new LearnSnapshot(snapshot.asOf(), theirs);
    List<LearnCredential> had =
        snapshot.credentials().stream().filter(credential -> credential.kind() == kind).toList();
    List<LearnCredential> missing =
        had.stream().filter(credential -> !now.knows(credential)).toList();
    return 2 * missing.size() > had.size() ? List.of() : missing;
  }

  private Optional<ProposedChange> vanished(LearnCredential had, LocalDate today) {
    Optional<String> id =
        had.kind() == Kind.APPLIED_SKILL
            ? ours.appliedSkill(had).map(AppliedSkill::id)
            : ours.credential(had, today)
                .filter(known -> known.statusOn(today) != Status.RETIRED)
                .map(Credential::id);
    return id.map(known ->
        new ProposedChange(
            known,
            Field.VANISHED,
            catalogue.document(known).orElseThrow().title(),
            "",
            had.url().orElse(CREDENTIALS),
            "Listed on %s, and not any more; it may have ended or moved."
                .formatted(snapshot.asOf())));
  }

  private static ProposedChange unknownHere(LearnCredential theirs) {
    return new ProposedChange(
        theirs.code().orElse(theirs.uid()),
        Field.NEW,
        "",
        theirs.title(),
        theirs.url().orElse(CREDENTIALS),
        "Not in the knowledge; changed at Microsoft Learn since the snapshot of ours.");
  }
}
