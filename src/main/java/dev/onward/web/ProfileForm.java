package dev.onward.web;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.Wish;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A profile as it is sent: everything may be absent, nothing is trusted. */
record ProfileForm(
    @Nullable String name,
    @Nullable List<@Nullable BadgeForm> held,
    @Nullable String goal,
    @Nullable Integer hoursPerWeek,
    @Nullable LocalDate startsOn,
    @Nullable List<@Nullable String> languages,
    @Nullable String role,
    @Nullable String employer,
    @Nullable List<@Nullable String> dislikes) {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_ENTRIES = 50;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** A badge as it is sent. */
  record BadgeForm(
      @Nullable String credential,
      @Nullable String earned,
      @Nullable LocalDate expiresOn,
      @Nullable String expiresIn,
      @Nullable String renewed,
      boolean lapsed) {}

  /**
   * The profile, if it holds together.
   *
   * @throws Refused saying what to send instead
   */
  Profile profile(Catalogue catalogue) {
    if (hoursPerWeek != null && (hoursPerWeek < 1 || hoursPerWeek > Wish.MOST_HOURS)) {
      throw unfit("\"hoursPerWeek\" must be from 1 to " + Wish.MOST_HOURS);
    }
    if (goal != null && catalogue.path(goal).isEmpty() && catalogue.credential(goal).isEmpty()) {
      throw unfit("\"goal\" must be the id of a path or of a credential");
    }
    return new Profile(
        text("name", name),
        entries("held", held).stream().map(badge -> badge(badge, catalogue)).toList(),
        goal,
        hoursPerWeek,
        day("startsOn", startsOn),
        texts("languages", languages),
        text("role", role),
        text("employer", employer),
        texts("dislikes", dislikes));
  }

  private static HeldBadge badge(BadgeForm badge, Catalogue catalogue) {
    String credential =
        catalogue
            .credential(Objects.requireNonNullElse(badge.credential(), ""))
            .orElseThrow(() -> unfit("\"held\" must name credentials by their ids, such as AI-102"))
            .id();
    return new HeldBadge(
        credential,
        date("earned", badge.earned()),
        day("expiresOn", badge.expiresOn()),
        date("expiresIn", badge.expiresIn()),
        date("renewed", badge.renewed()),
        badge.lapsed());
  }

  private static <T> List<T> entries(String field, @Nullable List<@Nullable T> list) {
    if (list == null) {
      return List.of();
    }
    List<T> given = list.stream().filter(Objects::nonNull).toList();
    if (list.size() > MOST_ENTRIES || given.size() < list.size()) {
      throw unfit(
          "\"%s\" takes at most %d entries, none of them null".formatted(field, MOST_ENTRIES));
    }
    return given.stream().distinct().toList();
  }

  private static List<String> texts(String field, @Nullable List<@Nullable String> list) {
    return entries(field, list).stream()
        .flatMap(entry -> Stream.ofNullable(text(field, entry)))
        .toList();
  }

  private static @Nullable String text(String field, @Nullable String text) {
    if (text != null && text.length() > LONGEST_TEXT) {
      throw unfit("\"%s\" takes at most %d characters".formatted(field, LONGEST_TEXT));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String date(String field, @Nullable String iso) {
    if (iso == null) {
      return null;
    }
    try {
      day(field, new AsOf(iso).firstDay());
      return iso;
    } catch (IllegalArgumentException e) {
      throw unfit("\"%s\" must be a date such as 2026-05-12, 2026-05 or 2026".formatted(field));
    }
  }

  private static @Nullable LocalDate day(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
      throw unfit("\"%s\" must lie from %d to %d".formatted(field, FIRST_YEAR, LAST_YEAR));
    }
    return day;
  }

  private static Refused unfit(String what) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "Send another profile: " + what);
  }
}
