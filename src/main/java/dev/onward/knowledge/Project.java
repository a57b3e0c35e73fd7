package dev.onward.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A portfolio project. {@code startHere} is false where the repository is no base for new work;
 * {@code costCeilingUsd} is a budget that we advise, not a price.
 */
public record Project(
    Document document,
    Optional<String> repository,
    boolean startHere,
    AsOf lastSeen,
    List<String> languages,
    Hours hours,
    int costCeilingUsd,
    List<Evidence> evidences,
    List<String> goals)
    implements Item {

  /** The skill domain of a credential that the finished project shows. */
  public record Evidence(String credential, String domain) {}

  public Project {
    languages = List.copyOf(languages);
    evidences = List.copyOf(evidences);
    goals = List.copyOf(goals);
  }

  public boolean evidences(String credential) {
    return evidences.stream().anyMatch(evidence -> evidence.credential().equals(credential));
  }

  /** True where somebody who writes that language can do it in that language. */
  public boolean suits(String language) {
    return languages.contains(language) || languages.contains("any");
  }
}
