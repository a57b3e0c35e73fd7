package dev.onward.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A goal that a person can plan for: credentials in the order we advise, with the hours that a
 * holder of AI-102 needs, and the projects and community steps that evidence it, best first.
 */
public record GoalPath(
    Document document,
    List<String> aliases,
    List<Step> credentials,
    List<String> optional,
    List<String> appliedSkills,
    List<String> projects,
    List<String> community,
    String hoursSource,
    List<Gap> gap)
    implements Item {

  public record Step(String credential, Hours hours, Optional<String> note) {}

  /** What a skill domain of the goal asks beyond the AI-102 domain it grew from, if any. */
  public record Gap(
      String credential, String domain, Optional<String> from, Size size, String note) {
    public enum Size {
      SMALL,
      MEDIUM,
      LARGE
    }
  }

  public GoalPath {
    aliases = List.copyOf(aliases);
    credentials = List.copyOf(credentials);
    optional = List.copyOf(optional);
    appliedSkills = List.copyOf(appliedSkills);
    projects = List.copyOf(projects);
    community = List.copyOf(community);
    gap = List.copyOf(gap);
  }

  public String title() {
    return document.title();
  }
}
