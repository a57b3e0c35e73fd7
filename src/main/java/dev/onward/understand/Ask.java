package dev.onward.understand;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a part of a message asks for, beside the items of the knowledge, which are asked for by
 * their ids. The words of these name the files in {@code knowledge/questions}.
 */
public enum Ask {
  EXAM_PRICE(Group.FACET),
  EXAM_MINUTES(Group.FACET),
  EXAM_SCORE(Group.FACET),
  /** The human languages in which an exam is offered. */
  EXAM_LANGUAGES(Group.FACET),
  EXAM_SKILLS(Group.FACET),
  /** The programming language and tools that an exam expects. */
  EXAM_TOOLING(Group.FACET),
  EXAM_BOOKING(Group.FACET),
  STUDY_HOURS(Group.FACET),
  STATUS(Group.FACET),
  SUCCESSOR(Group.FACET),
  VALIDITY(Group.FACET),
  RENEWAL(Group.FACET),
  RENEWAL_COST(Group.FACET),
  /** What an early renewal adds or costs in months. */
  RENEWAL_GAIN(Group.FACET),
  REQUIREMENTS(Group.FACET),
  UNLOCKS(Group.FACET),
  DESCRIBE(Group.FACET),
  /** Whether to take it: whether it is worth it for this person. */
  FIT(Group.FACET),
  DIFFICULTY(Group.FACET),
  COMPARE(Group.FACET),

  LIST(Group.SUBJECT),
  NEXT_STEP(Group.SUBJECT),
  PROMISE(Group.SUBJECT),
  SALARY(Group.SUBJECT),
  PROJECT(Group.SUBJECT),
  CONTRIBUTE(Group.SUBJECT),
  NEWS(Group.SUBJECT),
  /** Whether a product, an SDK or a model is still supported. */
  PRODUCT_STATUS(Group.SUBJECT),
  APPLIED_SKILL(Group.SUBJECT),
  ARTICLE(Group.SUBJECT),
  /** An engineer's question that is none about a career. */
  TECHNICAL(Group.SUBJECT),

  PLAN(Group.OWN),
  SHOW_PLAN(Group.OWN),
  PLAN_HOURS(Group.CHANGE),
  PLAN_START(Group.CHANGE),
  PLAN_END(Group.CHANGE),
  PLAN_PAUSE(Group.CHANGE),
  PLAN_GOAL(Group.CHANGE),
  PLAN_TICK(Group.CHANGE),
  PLAN_UNTICK(Group.CHANGE),
  PLAN_DROP(Group.CHANGE),
  PLAN_ADD(Group.CHANGE),
  PLAN_MOVE(Group.CHANGE),
  PLAN_WHY(Group.CHANGE),
  PLAN_ADAPT(Group.CHANGE),
  PLAN_UNDO(Group.CHANGE),
  PLAN_VARIANTS(Group.CHANGE),
  EXPORT(Group.OWN),
  ERASE_ALL(Group.OWN),
  ERASE_PLAN(Group.OWN),
  FORGET_ONE(Group.OWN),
  RECALL(Group.OWN),
  /** Wants the weekly mail. */
  MAIL(Group.OWN),
  /** Wants it no more. */
  NO_MAIL(Group.OWN),
  /** Says something of the person and asks nothing. */
  STATEMENT(Group.OWN),

  WHY(Group.ACT),
  SURE(Group.ACT),
  SOURCE(Group.ACT),
  SHORTER(Group.ACT),
  MORE(Group.ACT),
  SIMPLER(Group.ACT),
  EXAMPLE(Group.ACT),
  AGAIN(Group.ACT),
  IN_LANGUAGE(Group.ACT),
  OTHER_ONE(Group.ACT),
  FOR_OTHER(Group.ACT),
  YOU_ARE_WRONG(Group.ACT),
  NOT_ASKED(Group.ACT),
  YES(Group.ACT),
  NO(Group.ACT),
  BOTH(Group.ACT),
  START_OVER(Group.ACT),
  CANCEL(Group.ACT),

  THANKS(Group.MANNERS),
  GREETING(Group.MANNERS),
  SMALL_TALK(Group.MANNERS),
  HELP(Group.MANNERS),
  EMPATHY(Group.MANNERS),
  CAPABILITY(Group.MANNERS),

  DANGER_SELF(Group.REFUSED),
  DANGER_BODY(Group.REFUSED),
  DANGER_OTHERS(Group.REFUSED),
  HEALTH(Group.REFUSED),
  LAW(Group.REFUSED),
  MONEY(Group.REFUSED),
  CHEATING(Group.REFUSED),
  OTHERS_DATA(Group.REFUSED),
  TASK(Group.REFUSED),
  /** Credentials of makers that we don't follow. */
  ELSEWHERE(Group.REFUSED),
  /** Orders to the program. */
  ORDERS(Group.REFUSED),
  UNREADABLE(Group.REFUSED),
  SUPPORT(Group.REFUSED),
  OFF_TOPIC(Group.REFUSED),

  /** An item of the knowledge answers it. */
  ITEM(Group.ITEM),
  /** Nothing is clear enough; the nearest are offered. */
  UNCLEAR(Group.ITEM);

  /** Of what kind an ask is. */
  public enum Group {
    /** One typed fact of a credential, told from the catalogue. */
    FACET,
    /** A subject of ours, told by choosing among items. */
    SUBJECT,
    /** The person's own plan and data. */
    OWN,
    /** A change of the person's plan; means something only where there is one. */
    CHANGE,
    /** Means something only after an answer. */
    ACT,
    MANNERS,
    REFUSED,
    ITEM
  }

  private static final Map<String, Ask> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Ask::word, Function.identity()));

  private final Group group;

  Ask(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The ask of a word; empty where it is none, and so an item's id. */
  public static Optional<Ask> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  public boolean isRefused() {
    return group == Group.REFUSED;
  }

  /** True where the answer is a fact of at least one credential. */
  public boolean isFacet() {
    return group == Group.FACET;
  }

  /** True where a life may be in danger. */
  public boolean isDanger() {
    return this == DANGER_SELF || this == DANGER_BODY || this == DANGER_OTHERS;
  }

  /** True where a plan is made or laid out anew. */
  public boolean plans() {
    return this == PLAN || group == Group.CHANGE;
  }

  public boolean changesPlan() {
    return group == Group.CHANGE;
  }
}
