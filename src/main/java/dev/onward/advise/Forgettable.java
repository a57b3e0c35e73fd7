package dev.onward.advise;

import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import java.util.List;

/** Tells which single things a message wants forgotten; changes nothing. */
@FunctionalInterface
public interface Forgettable {
  /** What is named, whether or not the profile has it; empty where it can't be told. */
  List<Trait> in(String text, Profile profile);
}
