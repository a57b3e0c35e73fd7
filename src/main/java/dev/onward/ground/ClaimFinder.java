package dev.onward.ground;

import dev.onward.ground.Claim.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a text states exactly. Thread-safe. */
final class ClaimFinder {
  /**
   * Codes as they are written and as they are miswritten: a letter O for a zero, a letter behind
   * the digits. What is miswritten is no credential's code, so nothing backs it.
   */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}-])(?:((?i:AB|AI|AZ|DP|GH|MB|MD|MS|PL|SC))[-_"
              + " ]?(\\d{3})(?![\\p{L}\\p{N}])"
              + "|((?i:AB|AI|AZ|DP|GH|MB|MD|MS|PL|SC)[-_]?\\d[\\dOoIl]{2}(?:[A-Za-z\\d]\\w{0,3})?)"
              + "|[A-Z]{2,4}-\\d{3,4}[A-Z]?(?![\\p{L}\\p{N}])"
              + "|(?:AIF|AIP|MLA|MLS|SAA|DVA|SAP|DOP)-?C\\d\\d(?![\\p{L}\\p{N}]))");

  private static final String AMOUNT = "(\\d{1,3}(?:[,.\u202f' ]\\d{3})+|\\d+)(?:[.,](\\d{1,2}))?";
  private static final Pattern MONEY =
      Pattern.compile(
          "(?i)(?:[$€£¥]|\\b(?:USD|EUR|GBP|US\\$)) ?"
              + AMOUNT
              + "(k|m)?\\b|\\b"
              + AMOUNT
              + " ?(k|m)?(?: ?[$€£¥]| (?:(?:thousand|million) )?(?:us"
              + " )?(?:dollars?|euros?|pounds?|USD|EUR|GBP)\\b)");
  private static final Pattern PERCENT =
      Pattern.compile("(?i)\\b" + AMOUNT + " ?(?:%|percent\\b|per cent\\b|prozent\\b)");
  private static final Pattern SPELLED =
      Pattern.compile("(?i)\\b(hundreds?|thousands?|millions?|billions?|tausend)\\b");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)(?<![\\d.,])\\b(\\d+|"
              + String.join("|", Numerals.WORDS)
              + ")[- ](?:hours?|days?|weeks?|months?|years?|minutes?|questions?|points?|stunden?|tagen?|wochen?|monaten?|jahren?|minuten)\\b");
  private static final Pattern LARGE = Pattern.compile("\\b" + AMOUNT + "\\b");
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:Microsoft|Azure|Copilot|Foundry|GitHub|Google|AWS|Amazon|NVIDIA|Databricks|Fabric|Power|OpenAI)(?::?["
              + " ][A-Z][\\p{L}\\p{N}+#.-]*\\p{L}[\\p{L}\\p{N}]*)+");
  private static final Pattern LIST_NUMBER = Pattern.compile("(?m)^\\s*\\d{1,2}[.)] ");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>\\]]+");
  private static final int LARGEST_SMALL_NUMBER = 12;

  private ClaimFinder() {}

  /** The claims of a text; what a longer claim covers is not claimed again by a shorter one. */
  static Set<Claim> in(String text) {
    Found found = new Found(plain(text));
    found.takeDates();
    found.take(Kind.CODE, CODE, ClaimFinder::code);
    found.take(Kind.NUMBER, MONEY, m -> "$" + money(m));
    found.take(Kind.NUMBER, PERCENT, m -> amount(m.group(1), m.group(2)) + "%");
    found.take(Kind.NUMBER, SPELLED, m -> m.group().toLowerCase(Locale.ROOT).replaceAll("s$", ""));
    found.take(Kind.NUMBER, COUNTED, m -> Numerals.value(m.group(1)));
    found.take(Kind.NUMBER, LARGE, m -> amount(m.group(1), m.group(2)));
    found.take(Kind.NAME, NAME, m -> name(m.group()));
    return found.claims;
  }

  /** The dates of a text alone. */
  static Set<Claim> dates(String text) {
    Found found = new Found(plain(text));
    found.takeDates();
    return found.claims;
  }

  /** A code and where it stands. */
  record Code(String value, int start, int end) {}

  /** The exam codes of a text alone, in its order. */
  static List<Code> codesOf(String text) {
    return CODE.matcher(text)
        .results()
        .map(match -> new Code(code(match), match.start(), match.end()))
        .toList();
  }

  /** The exam codes of a text alone, which is much quicker. */
  static Set<String> codes(String text) {
    Set<String> codes = new LinkedHashSet<>();
    codesOf(plain(text)).forEach(code -> codes.add(code.value()));
    return codes;
  }

  /** The same with every number that stands there, since a source may spell what it backs. */
  static Set<Claim> backing(String text) {
    Set<Claim> claims = in(text);
    for (String word : plain(text).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      String value = Numerals.value(word);
      if (!value.isEmpty()) {
        claims.add(new Claim(Kind.NUMBER, value));
      }
    }
    return claims;
  }

  /** Hyphens and spaces of all kinds are one; addresses and list numbers state nothing. */
  static String plain(String text) {
    String even = text.replaceAll("[\u2010-\u2013\u2212]", "-").replaceAll("[\u00a0\u202f]", " ");
    return LIST_NUMBER.matcher(ADDRESS.matcher(even).replaceAll(" ")).replaceAll(" ");
  }

  /** A credential's name without what stands before the names of all. */
  private static String name(String written) {
    return written
        .replaceFirst("^Microsoft (?:Certified|Applied Skills): ", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String code(MatchResult match) {
    return match.group(1) == null
        ? match.group().toUpperCase(Locale.ROOT)
        : match.group(1).toUpperCase(Locale.ROOT) + "-" + match.group(2);
  }

  private static String money(MatchResult match) {
    int from = match.group(1) == null ? 4 : 1;
    BigDecimal amount = new BigDecimal(amount(match.group(from), match.group(from + 1)));
    String words = match.group().toLowerCase(Locale.ROOT);
    String scale = Optional.ofNullable(match.group(from + 2)).orElse("");
    int zeros =
        scale.equalsIgnoreCase("k") || words.contains("thousand")
            ? 3
            : scale.equalsIgnoreCase("m") || words.contains("million") ? 6 : 0;
    return amount.scaleByPowerOfTen(zeros).stripTrailingZeros().toPlainString();
  }

  private static String amount(String whole, String part) {
    String digits = whole.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "");
    return part == null || part.matches("0+") ? digits : digits + "." + part;
  }

  /** A text from which each claim found is taken away. */
  private static final class Found {
    private final Set<Claim> claims = new LinkedHashSet<>();
    private String left;

    Found(String text) {
      left = text;
    }

    void takeDates() {
      if (left.contains(Dates.CENTURY)) {
        for (Dates.Form form : Dates.FORMS) {
          take(Kind.DATE, form.pattern(), form.reading()::iso);
        }
      }
    }

    void take(Kind kind, Pattern pattern, Function<MatchResult, String> value) {
      Matcher matcher = pattern.matcher(left);
      StringBuilder rest = new StringBuilder(left);
      while (matcher.find()) {
        String written = value.apply(matcher);
        if (kind != Kind.NUMBER || isClaim(written, pattern)) {
          claims.add(new Claim(kind, written));
        }
        // A name may hold numbers and codes, so nothing is taken for it.
        if (kind != Kind.NAME) {
          rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.group().length()));
        }
      }
      left = rest.toString();
    }

    /** A small number without a unit counts things in the answer itself. */
    private static boolean isClaim(String value, Pattern pattern) {
      return pattern != LARGE
          || value.length() > 2
          || Integer.parseInt(value) > LARGEST_SMALL_NUMBER;
    }
  }
}
