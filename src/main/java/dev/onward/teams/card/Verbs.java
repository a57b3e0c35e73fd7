package dev.onward.teams.card;

/** What presses on cards ask for. */
public final class Verbs {
  public static final String STEP = "step";
  public static final String PLAN = "plan";
  public static final String PREFERENCES = "preferences";

  private Verbs() {}
}
