package dev.onward.advise;

import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Note.Matter;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.Credential.Successor.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a credential requires, and what it counts toward. */
final class RequirementsAdvice {
  private RequirementsAdvice() {}

  /** Of several credentials, those that ask for another of them are what is wanted. */
  static List<Credential> wanting(List<Credential> named) {
    List<Credential> wanting =
        named.stream()
            .filter(credential -> named.stream().anyMatch(other -> asksFor(credential, other.id())))
            .toList();
    if (!wanting.isEmpty()) {
      return wanting;
    }
    List<Credential> open =
        named.stream().filter(c -> !c.id().equals(NextStepAdvice.BADGE)).toList();
    return open.isEmpty() ? named : open;
  }

  private static boolean asksFor(Credential credential, String id) {
    return credential.requires().stream().anyMatch(r -> r.anyOf().contains(id));
  }

  static Told requirements(Credential credential, Asked asked) {
    String id = credential.id();
    List<String> others =
        asked.part().credentials().stream().filter(other -> !other.equals(id)).toList();
    Prose more = new Prose();
    String answer;
    if (!credential.requires().isEmpty()) {
      Requirement requirement = credential.requires().getFirst();
      answer = required(credential, requirement, others);
      more.say(own(credential, requirement, asked));
      more.say(requirement.note().map(note -> note + mark(id)));
      more.say(Prose.sureness(requirement.confidence()).strip());
    } else if (!credential.notes(Matter.REQUIREMENTS).isEmpty()) {
      return Told.of(Told.notes(credential, Matter.REQUIREMENTS));
    } else {
      answer =
          "%s: %s requires no other certification, as far as the pages read %s say.%s"
              .formatted(
                  others.isEmpty() ? "Nothing" : "No", id, credential.verified().when(), mark(id));
      more.say(
          credential.languages().isEmpty()
              ? ""
              : "Its outline takes %s for granted."
                  .formatted(
                      joined(
                          credential.languages().stream().map(Prose::language).toList(), "and")));
    }
    more.say(Told.notes(credential, Matter.REQUIREMENTS));
    if (!credential.statusOn(asked.today()).isOpen()) {
      more.say(StandingAdvice.standing(credential, asked));
    }
    return Told.of(answer, more.inOne());
  }

  private static String required(
      Credential credential, Requirement requirement, List<String> others) {
    String id = credential.id();
    String wanted = joined(requirement.anyOf(), "or");
    List<String> useless =
        others.stream().filter(other -> !requirement.anyOf().contains(other)).toList();
    String rule =
        requirement.subject() == Requirement.Subject.CREDENTIAL
            ? "%s is only awarded to people who also hold %s%s"
                .formatted(
                    id,
                    wanted,
                    requirement.note().isPresent() ? "" : "; the exams may be sat in any order")
            : "to sit the exam of %s you have to hold %s first".formatted(id, wanted);
    if (others.isEmpty()) {
      return "%s: %s.%s".formatted(wanted, rule, mark(id));
    }
    return useless.isEmpty()
        ? "Yes: %s.%s".formatted(rule, mark(id))
        : "No, %s does not count: %s.%s".formatted(joined(useless, "and"), rule, mark(id));
  }

  private static Optional<String> own(Credential credential, Requirement requirement, Asked asked) {
    return requirement.anyOf().stream()
        .filter(asked::holds)
        .findFirst()
        .map(held -> "You hold %s, so what is missing is %s.".formatted(held, credential.id()));
  }

  static Told unlocks(Credential credential, Asked asked) {
    String id = credential.id();
    Map<String, Confidence> open = unlocked(credential, asked);
    String note = Told.notes(credential, Matter.UNLOCKS);
    if (!open.isEmpty()) {
      List<String> ids = List.copyOf(open.keySet());
      return Told.of(
          "%s: %s is one of the credentials that %s%s.%s"
              .formatted(
                  joined(ids, "and"),
                  id,
                  ids.size() == 1 ? "it asks for" : "they ask for",
                  credential.statusOn(asked.today()).isOpen()
                      ? ""
                      : ", if you still hold it, since it retired "
                          + StandingAdvice.lastDay(credential),
                  String.join("", ids.stream().limit(2).map(Prose::mark).toList())),
          new Prose().say(unsure(open)).say(note).inOne());
    }
    Optional<Credential> next = StandingAdvice.following(credential, asked);
    Map<String, Confidence> later =
        next.map(successor -> unlocked(successor, asked)).orElse(Map.of());
    String over =
        next.map(successor ->
                ", which retired %s; its successor, %s, counts toward %s"
                    .formatted(
                        StandingAdvice.lastDay(credential),
                        successor.id(),
                        later.isEmpty()
                            ? "none either"
                            : joined(List.copyOf(later.keySet()), "and")))
            .orElse("");
    return Told.of(
        "None that I know of asks for %s%s.%s"
            .formatted(id, over, next.map(successor -> mark(successor.id())).orElse(mark(id))),
        new Prose().say(unsure(later)).say(note).inOne());
  }

  private static String unsure(Map<String, Confidence> open) {
    List<String> ids =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().isBelowB())
            .map(Map.Entry::getKey)
            .toList();
    return ids.isEmpty()
        ? ""
        : "That it counts toward %s is not sure; read the page first."
            .formatted(joined(ids, "and"));
  }

  /** Those that ask for a credential, and those that it is said to lead to, the surest first. */
  private static Map<String, Confidence> unlocked(Credential credential, Asked asked) {
    Map<String, Confidence> open = new LinkedHashMap<>();
    for (Credential other : asked.catalogue().credentials()) {
      other.requires().stream()
          .filter(requirement -> requirement.anyOf().contains(credential.id()))
          .forEach(requirement -> open.putIfAbsent(other.id(), requirement.confidence()));
    }
    List<Credential.Successor> leads = new ArrayList<>(credential.successors());
    leads.removeIf(
        next -> next.relation() != Relation.NEXT_LEVEL && next.relation() != Relation.ACCEPTED_BY);
    leads.forEach(next -> open.putIfAbsent(next.id(), next.confidence()));
    Map<String, Confidence> surestFirst = new LinkedHashMap<>();
    open.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> surestFirst.put(entry.getKey(), entry.getValue()));
    return surestFirst;
  }
}
