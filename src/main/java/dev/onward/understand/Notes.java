package dev.onward.understand;

import dev.onward.plan.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is being learned of a person from one message: their profile, and words to say it back. */
final class Notes {
  private final LocalDate today;
  private final List<String> learned = new ArrayList<>();
  private Profile profile;
  private @Nullable String badge;

  Notes(Profile before, LocalDate today) {
    this.profile = before;
    this.today = today;
  }

  Profile profile() {
    return profile;
  }

  LocalDate today() {
    return today;
  }

  List<String> learned() {
    return List.copyOf(learned);
  }

  /** Takes the profile after a statement; words are kept only where it changed something. */
  void learn(Profile after, String words) {
    if (!after.equals(profile)) {
      profile = after;
      learned.add(words);
    }
  }

  /** The same for more words on something that may have been said already: "you hold AZ-104". */
  void learn(Profile after, String matter, String words) {
    int known =
        learned.isEmpty() || !learned.getLast().startsWith(matter) ? -1 : learned.size() - 1;
    if (after.equals(profile)) {
      return;
    }
    profile = after;
    if (known < 0) {
      learned.add(matter + words);
    } else {
      learned.set(known, learned.get(known) + words);
    }
  }

  /** Says something that changes nothing that is kept. */
  void say(String words) {
    learned.add(words);
  }

  /** The badge that the message spoke of last; "it" means this one. */
  @Nullable String badge() {
    return badge;
  }

  void speaksOf(String credential) {
    badge = credential;
  }

  /** The word to say back for an id of the vocabulary. */
  static String word(Map<String, List<String>> words, String id) {
    return words.getOrDefault(id, List.of(id)).getFirst();
  }
}
