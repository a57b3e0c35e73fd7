package dev.onward.talk;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.talk.Memory.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a person before something was done and right after it, so that it can be undone
 * though they have gone on since: what is as the action left it becomes what it was before, what
 * was changed later stays. {@code mailsEnded} is when the mails were ended, null where they were
 * not.
 */
record Former(Kind kind, Known before, Known after, @Nullable Instant mailsEnded) {
  /** By what it was taken. */
  enum Kind {
    ERASE_ALL("what you told me of yourself, and your plan, are back."),
    ERASE_PLAN("your plan is back."),
    FORGET_ONE("I know again what I had forgotten."),
    REPLACE_PLAN("the plan before is back."),
    /** A plan was changed, which is not asked back. */
    CHANGE_PLAN("the plan before is back."),
    END_MAILS("the weekly mail goes on as before.");

    private final String undone;

    Kind(String undone) {
      this.undone = undone;
    }

    /** Says that it is undone. */
    String undone() {
      return undone;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Former of(Kind kind, Known before, Known after) {
    return new Former(kind, before, after, null);
  }

  static Former mails(Instant ended) {
    return new Former(Kind.END_MAILS, Known.NOTHING, Known.NOTHING, ended);
  }

  boolean touchesPlan() {
    return !Objects.equals(before.plan(), after.plan());
  }

  /** What is known with this undone. */
  Known restored(Known now) {
    return new Known(profile(now.profile()), touchesPlan() ? plan(now.plan()) : now.plan());
  }

  private @Nullable KeptPlan plan(@Nullable KeptPlan now) {
    KeptPlan former = before.plan();
    if (former == null || now == null || after.plan() == null) {
      return former == null ? now : former;
    }
    return new KeptPlan(now.id(), ticked(former.plan(), after.plan().plan(), now.plan()));
  }

  /** The former plan with the progress that was noted since. */
  private static CareerPlan ticked(CareerPlan former, CareerPlan after, CareerPlan now) {
    CareerPlan plan = former;
    for (Step step : now.steps()) {
      boolean since =
          after.step(step.id()).filter(then -> then.status() == step.status()).isEmpty();
      plan = since ? plan.with(step.id(), step.status()) : plan;
    }
    return plan;
  }

  private Profile profile(Profile now) {
    return new Profile(
        one(Profile::name, now),
        badges(now),
        one(Profile::goal, now),
        one(Profile::hoursPerWeek, now),
        one(Profile::startsOn, now),
        all(Profile::languages, now),
        one(Profile::role, now),
        one(Profile::employer, now),
        all(Profile::dislikes, now));
  }

  private <T> @Nullable T one(Function<Profile, @Nullable T> side, Profile now) {
    T present = side.apply(now);
    return Objects.equals(present, side.apply(after.profile()))
        ? side.apply(before.profile())
        : present;
  }

  private <T> List<T> all(Function<Profile, List<T>> side, Profile now) {
    List<T> was = side.apply(before.profile());
    List<T> left = side.apply(after.profile());
    List<T> present = side.apply(now);
    if (present.equals(left)) {
      return was;
    }
    List<T> all = new ArrayList<>(was.stream().filter(one -> !left.contains(one)).toList());
    present.stream()
        .filter(one -> !all.contains(one) && (was.contains(one) || !left.contains(one)))
        .forEach(all::add);
    return all;
  }

  /** What was told of a badge since holds in place of what was told of it before. */
  private List<HeldBadge> badges(Profile now) {
    List<HeldBadge> badges = new ArrayList<>(all(Profile::held, now));
    badges.removeIf(badge ->
        !now.held().contains(badge)
            && now.held(badge.credential())
                .filter(present -> !after.profile().held().contains(present))
                .isPresent());
    return badges;
  }

  /** The kinds that take a plan away or change it. */
  static List<Kind> ofPlans() {
    return List.of(Kind.ERASE_ALL, Kind.ERASE_PLAN, Kind.REPLACE_PLAN, Kind.CHANGE_PLAN);
  }

  /** The plan of now, where it would go though it was begun after the one that comes back. */
  Optional<Former> lost(Known now, Known restored) {
    boolean another = touchesPlan() && after.plan() == null && now.plan() != null;
    return another ? Optional.of(Former.of(Kind.CHANGE_PLAN, now, restored)) : Optional.empty();
  }
}
