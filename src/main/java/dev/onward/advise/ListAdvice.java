package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.AppliedSkill;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Status;
import dev.onward.retrieve.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of credentials about a subject, or of what ends. */
final class ListAdvice {
  private static final int MOST = 7;

  private ListAdvice() {}

  static Advice list(Asked asked, List<Evidence> evidence) {
    if (asked.part().topics().contains("retirement")) {
      return Ends.of(asked);
    }
    Map<String, Item> found = new LinkedHashMap<>();
    // The goal knows its credentials better than a search, where the question names no subject.
    Optional<String> goal =
        asked.part().topics().isEmpty() ? asked.goal() : Optional.ofNullable(asked.part().goal());
    goal.flatMap(asked.catalogue()::path).stream()
        .flatMap(path -> path.credentials().stream())
        .flatMap(step -> asked.catalogue().credential(step.credential()).stream())
        .forEach(credential -> found.put(credential.id(), credential));
    for (Evidence piece : evidence) {
      Kind kind = piece.passage().kind();
      if (kind == Kind.CREDENTIAL || kind == Kind.APPLIED_SKILL) {
        asked
            .catalogue()
            .item(piece.passage().documentId())
            .ifPresent(item -> found.putIfAbsent(item.id(), item));
      }
    }
    List<String> lines = new ArrayList<>();
    List<String> skills = new ArrayList<>();
    for (Item item : found.values()) {
      if (item instanceof Credential credential
          && credential.statusOn(asked.today()) != Status.RETIRED
          && lines.size() < MOST) {
        lines.add(line(credential, asked.today()));
      } else if (item instanceof AppliedSkill skill && skills.size() < 3) {
        skills.add("%s (%s)%s".formatted(skill.document().title(), skill.code(), mark(skill.id())));
      }
    }
    if (lines.isEmpty() && skills.isEmpty()) {
      return Advice.unknown(
          "I find no credential on that subject in my knowledge. Name a subject such as agents, security, data, architecture or operations, and I list what is open.");
    }
    Prose prose = new Prose();
    if (!lines.isEmpty()) {
      prose.say("Nearest to what you ask is " + lines.getFirst());
    }
    if (lines.size() > 1) {
      prose.say("These can be taken today too:").list(lines.subList(1, lines.size()));
    }
    if (!skills.isEmpty()) {
      prose
          .say("Free, lab-based Applied Skills, which don't expire, on the same subject:")
          .list(skills);
    }
    return Advice.grounded(prose.toString());
  }

  private static String line(Credential credential, LocalDate today) {
    String requires =
        credential.requires().isEmpty()
            ? ""
            : " Requires "
                + Prose.joined(credential.requires().getFirst().anyOf(), "or")
                + " for the credential.";
    String until =
        credential.statusOn(today) == Status.RETIRING
            ? " Open until " + credential.lifecycle().retiresOn().map(Prose::date).orElse("") + "."
            : "";
    return "**%s** (%s): %s%s%s%s"
        .formatted(
            credential.codeAndName(),
            credential.level().word(),
            credential.summary(),
            requires,
            until,
            mark(credential.id()));
  }
}
