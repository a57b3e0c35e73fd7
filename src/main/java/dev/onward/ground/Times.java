package dev.onward.ground;

import dev.onward.ground.Claim.Kind;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The times that a clause names, in digits, in words and by their distance from today. What names a
 * time in a way that can't be read, a quarter or a Roman number, is a time that nothing backs.
 */
final class Times {
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "\\b[Qq][1-4]\\b|\\bFY"
              + " ?\\d{2,4}\\b|\\b(?:[IVXLCDM]+\\.){2}[IVXLCDM]+\\b|\\bM{1,3}[CDXLVI]{2,}\\b");
  private static final Pattern SPELLED_DAY =
      Pattern.compile(
          "(?i)\\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thir|twen)\\w*th|thirtieth|twentieth)\\b"
              + " of (\\p{L}+)");

  private Times() {}

  static Set<Claim> in(String text, LocalDate today) {
    Set<Claim> times = new LinkedHashSet<>(ClaimFinder.dates(text));
    for (NamedTime time : new DateFinder(today).find(text)) {
      iso(time)
          .map(iso -> new Claim(Kind.DATE, iso))
          .filter(claim -> times.stream().noneMatch(claim::isBackedBy))
          .ifPresent(times::add);
    }
    if (UNREADABLE.matcher(text).find() || (SPELLED_DAY.matcher(text).find() && times.isEmpty())) {
      times.add(new Claim(Kind.DATE, "?"));
    }
    return times;
  }

  /** Without its year where none was said: "--06-30", as in ISO 8601:1988 and in vCard. */
  private static Optional<String> iso(NamedTime time) {
    if (time.iso() == null) {
      return Optional.of("?");
    }
    return Optional.of(time.yearSaid() ? time.iso() : "-" + time.iso().substring(4));
  }
}
