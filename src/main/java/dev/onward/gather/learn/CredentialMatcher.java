package dev.onward.gather.learn;

import dev.onward.knowledge.AppliedSkill;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds which of our credentials an entry of Microsoft Learn's catalog is. Its address decides,
 * since titles change; then its exams, then its name. Where an exam was swapped under one address,
 * it is the one that names the exam, else the one that can be earned on that day.
 */
final class CredentialMatcher {
  private final List<Credential> credentials;
  private final Catalogue catalogue;

  CredentialMatcher(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.credentials =
        catalogue.credentials().stream().filter(CredentialMatcher::isOnLearn).toList();
  }

  /** GitHub's exams are told by the same catalog. */
  private static boolean isOnLearn(Credential credential) {
    return credential.isMicrosoft() || credential.vendor().equals("GitHub");
  }

  /** A certification's or an exam's credential. */
  Optional<Credential> credential(LearnCredential theirs, LocalDate day) {
    return theirs.kind() == LearnCredential.Kind.CERTIFICATION
        ? byAddress(theirs, day).or(() -> byExams(theirs)).or(() -> byName(theirs.title()))
        : theirs.code().flatMap(this::byCode);
  }

  Optional<AppliedSkill> appliedSkill(LearnCredential theirs) {
    return catalogue.appliedSkills().stream()
        .filter(skill ->
            theirs.code().filter(skill.code()::equals).isPresent()
                || skill.document().url().filter(url -> isAt(theirs, url)).isPresent())
        .findFirst();
  }

  /** By any name that the catalog uses for another credential: uid, title or exam. */
  Optional<Credential> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^(?:certification|exam)\\.", "");
    return LearnNames.examCode(plain)
        .flatMap(this::byCode)
        .or(() ->
            credentials.stream()
                .filter(ours -> LearnNames.slug(ours.url()).equals(plain))
                .min(Comparator.comparing(ours -> ours.lifecycle().retiresOn().isPresent())))
        .or(() -> byName(name));
  }

  private Optional<Credential> byAddress(LearnCredential theirs, LocalDate day) {
    List<Credential> there = credentials.stream().filter(ours -> isAt(theirs, ours.url())).toList();
    return there.stream()
        .filter(ours -> ours.exam().codes().stream().anyMatch(theirs.exams()::contains))
        .min(Comparator.comparing(ours -> !ours.statusOn(day).isOpen()))
        .or(() -> there.stream().min(Comparator.comparing(ours -> !ours.statusOn(day).isOpen())));
  }

  private static boolean isAt(LearnCredential theirs, URI ours) {
    String slug = LearnNames.slug(ours);
    return !slug.isEmpty()
        && (theirs.slug().filter(slug::equals).isPresent() || theirs.uid().endsWith("." + slug));
  }

  private Optional<Credential> byExams(LearnCredential theirs) {
    return theirs.exams().size() == 1
        ? byCode(theirs.exams().getFirst())
        : theirs.slug().flatMap(LearnNames::examCode).flatMap(this::byCode);
  }

  private Optional<Credential> byCode(String code) {
    return catalogue.credential(code).filter(credentials::contains);
  }

  private Optional<Credential> byName(String title) {
    String bare = LearnNames.bare(title);
    return credentials.stream()
        .filter(ours ->
            LearnNames.bare(ours.title()).equals(bare)
                || ours.aliases().stream().anyMatch(alias -> LearnNames.bare(alias).equals(bare)))
        .min(Comparator.comparing(ours -> ours.lifecycle().retiresOn().isPresent()));
  }
}
