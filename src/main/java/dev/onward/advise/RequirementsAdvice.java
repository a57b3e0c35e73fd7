package dev.onward.advise;

import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Requirement;
import java.util.List;
import java.util.Optional;

/** What a credential requires. */
final class RequirementsAdvice {
  private RequirementsAdvice() {}

  static Advice requirements(Asked asked) {
    Prose prose = new Prose();
    List<Credential> targets = targets(asked.credentials());
    for (Credential credential : targets) {
      prose.say(requirements(credential, asked));
    }
    return Advice.grounded(prose.toString());
  }

  /** Of several credentials, those that ask for another of them are what is wanted. */
  private static List<Credential> targets(List<Credential> named) {
    List<Credential> wanting =
        named.stream()
            .filter(credential ->
                credential.requires().stream()
                    .flatMap(requirement -> requirement.anyOf().stream())
                    .anyMatch(id -> named.stream().anyMatch(other -> other.id().equals(id))))
            .toList();
    if (!wanting.isEmpty()) {
      return wanting;
    }
    List<Credential> open = named.stream().filter(c -> !c.id().equals("AI-102")).toList();
    return open.isEmpty() ? named : open;
  }

  private static String requirements(Credential credential, Asked asked) {
    Prose prose = new Prose();
    String id = credential.id();
    if (credential.requires().isEmpty()) {
      prose.say(
          "%s requires no other certification as far as the pages read %s say. [^%s]"
              .formatted(credential.codeAndName(), credential.verified().when(), id));
    }
    for (Requirement requirement : credential.requires()) {
      prose.say(required(credential, requirement, asked));
    }
    for (Credential other : asked.credentials()) {
      if (!other.id().equals(id)
          && credential.requires().stream().noneMatch(r -> r.anyOf().contains(other.id()))
          && other.requires().stream().noneMatch(r -> r.anyOf().contains(id))) {
        prose.say(
            credential.requires().isEmpty()
                ? "%s is not needed for it either.".formatted(other.id())
                : "%s is not on that list, so it does not take the place of %s. [^%s]"
                    .formatted(
                        other.id(), joined(credential.requires().getFirst().anyOf(), "or"), id));
      }
    }
    if (!credential.languages().isEmpty()) {
      prose.say(
          "Its outline assumes %s. [^%s]"
              .formatted(
                  joined(credential.languages().stream().map(Prose::capital).toList(), "and"), id));
    }
    prose.say(
        String.join(
            " ",
            credential.notes().stream()
                .filter(
                    note -> note.text().matches("(?is).*(?:requir|prerequisite|accepted|list).*"))
                .map(note -> note.text() + Prose.sureness(note.confidence()) + mark(id))
                .toList()));
    if (!credential.statusOn(asked.today()).isOpen()) {
      prose.say(StandingAdvice.standing(credential, asked.today()));
    }
    return prose.toString();
  }

  private static String required(Credential credential, Requirement requirement, Asked asked) {
    List<String> names =
        requirement.anyOf().stream()
            .map(id -> asked.catalogue().credential(id).map(Credential::codeAndName).orElse(id))
            .toList();
    Optional<String> held =
        requirement.anyOf().stream().filter(id -> asked.profile().holds(id)).findFirst();
    String id = credential.id();
    String sentence =
        requirement.subject() == Requirement.Subject.CREDENTIAL
            ? "The credential %s is only awarded to people who also hold %s; you may sit the exam itself in any order.%s"
            : "To sit the exam of %s you have to hold %s first.%s";
    String own =
        held.map(h -> " You told me that you hold %s, so what is missing is %s.".formatted(h, id))
            .orElse("");
    return sentence.formatted(credential.codeAndName(), joined(names, "or"), mark(id))
        + requirement.note().map(note -> " " + note + mark(id)).orElse("")
        + Prose.sureness(requirement.confidence())
        + own;
  }
}
