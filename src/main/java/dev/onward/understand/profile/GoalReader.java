package dev.onward.understand.profile;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.plan.Profile;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a person wants to go. */
final class GoalReader implements ProfileReader.Side {
  private static final String BADGE = "AI-102";

  private final Catalogue catalogue;
  private final Mentions mentions;
  private final Pattern aims;
  private final Pattern unwanted;

  GoalReader(Catalogue catalogue, Mentions mentions, Cues cues) {
    this.catalogue = catalogue;
    this.mentions = mentions;
    this.aims = cues.of("aims");
    this.unwanted = cues.pattern("{not}(?: really)?(?: any more)? (?:an? |my )?{aims}");
  }

  @Override
  public void read(Clause clause, Notes notes) {
    Matcher aim = aims.matcher(clause.text());
    if (!clause.tells() || clause.asks() || !aim.find()) {
      return;
    }
    Optional<String> named = goalIn(clause.text().substring(aim.start()));
    if (!unwanted.matcher(clause.text()).find()) {
      named.ifPresent(
          goal -> notes.learn(notes.profile().withGoal(goal), "your goal is " + title(goal)));
    } else if (named.isPresent() && named.get().equals(notes.profile().goal())) {
      notes.learn(notes.profile().withGoal(null), "your goal is no longer " + title(named.get()));
    }
  }

  /** The goal that a text names: a path, or a credential that no path ends with. */
  Optional<String> goalIn(String text) {
    return goalIn(text, Profile.EMPTY);
  }

  /** The same beside what is held, which is no goal. */
  Optional<String> goalIn(String text, Profile known) {
    List<Found> credentials = mentions.credentials(text);
    Optional<String> byCredential =
        credentials.stream()
            .map(Found::id)
            .filter(id -> !id.equals(BADGE) && !known.holds(id))
            .reduce((first, second) -> second)
            .map(this::pathOrCredential);
    Optional<String> byPath =
        mentions.paths(text).stream()
            .filter(path -> credentials.stream().noneMatch(c -> Mentions.overlap(c, path)))
            .map(Found::id)
            .findFirst();
    return byCredential.or(() -> byPath);
  }

  Optional<String> pathIn(String text) {
    return goalIn(text).filter(goal -> catalogue.path(goal).isPresent());
  }

  private String pathOrCredential(String credential) {
    return catalogue.paths().stream()
        .filter(path -> !path.credentials().isEmpty())
        .filter(path -> path.credentials().getLast().credential().equals(credential))
        .map(GoalPath::id)
        .findFirst()
        .orElse(credential);
  }

  private String title(String goal) {
    return catalogue
        .path(goal)
        .map(GoalPath::title)
        .or(() -> catalogue.credential(goal).map(Credential::codeAndName))
        .orElse(goal);
  }
}
