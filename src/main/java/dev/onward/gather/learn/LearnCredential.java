package dev.onward.gather.learn;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certification, an exam or an Applied Skill as Microsoft Learn's catalog tells it, whichever of
 * its interfaces was asked. Whatever the catalog leaves out is empty: that it says nothing of a
 * date, a prerequisite or a renewal does not mean that there is none. {@code exams} are codes such
 * as AI-103; {@code prerequisites} are the catalog's own names of other credentials.
 */
record LearnCredential(
    String uid,
    String title,
    Kind kind,
    Optional<String> code,
    Optional<URI> url,
    String subtitle,
    List<String> levels,
    List<String> roles,
    List<String> products,
    List<String> exams,
    Optional<Integer> minutes,
    Optional<Integer> renewalDays,
    List<String> prerequisites,
    List<String> skills,
    List<String> locales,
    Optional<Instant> updated) {

  public enum Kind {
    CERTIFICATION,
    EXAM,
    APPLIED_SKILL
  }

  public LearnCredential {
    if (uid.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("a credential without a name");
    }
    levels = List.copyOf(levels);
    roles = List.copyOf(roles);
    products = List.copyOf(products);
    exams = List.copyOf(exams);
    prerequisites = List.copyOf(prerequisites);
    skills = List.copyOf(skills);
    locales = List.copyOf(locales);
  }

  /** The last part of its address, by which its page is known for longer than by its title. */
  public Optional<String> slug() {
    return url.map(LearnNames::slug).filter(slug -> !slug.isEmpty());
  }

  /** True where its title carries the catalog's mark of a beta. */
  boolean isBeta() {
    return LearnNames.isBeta(title);
  }

  /** The same with what only another telling of it has. */
  LearnCredential with(LearnCredential other) {
    return new LearnCredential(
        uid,
        title,
        kind,
        code.or(other::code),
        url.or(other::url),
        subtitle.contains(other.subtitle) ? subtitle : (subtitle + " " + other.subtitle).strip(),
        first(levels, other.levels),
        first(roles, other.roles),
        first(products, other.products),
        first(exams, other.exams),
        minutes.or(other::minutes),
        renewalDays.or(other::renewalDays),
        first(prerequisites, other.prerequisites),
        first(skills, other.skills),
        first(locales, other.locales),
        updated.or(other::updated));
  }

  private static List<String> first(List<String> ours, List<String> theirs) {
    return ours.isEmpty() ? theirs : ours;
  }
}
