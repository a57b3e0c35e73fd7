package dev.onward.ground;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.understand.text.NameFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a sentence into clauses and puts one word in place of each credential, date and number, so
 * that what a clause states is told apart from of what it states it. Thread-safe.
 */
final class Masking {
  static final String DATE = "xdate";
  static final String NUMBER = "xnum";

  private static final Pattern CLAUSE_END =
      Pattern.compile(
          ";|(?<=[\\p{L}\\p{N}] [\\p{L}\\p{N}]{1,20}): |,"
              + " (?:and|but|while|whereas|although|und|aber|et|mais|y|pero|e|mas) |"
              + " (?:but|while|whereas|although|aber|mais|pero) |(?<=[\\p{L}\\p{N}]"
              + " [\\p{L}\\p{N}]{1,20}) - (?=\\S)|[.!?] ");
  private static final Pattern ANSWERS =
      Pattern.compile(
          "(?i)^(?:yes|yep|yeah|no|nope|ja|nein|oui|non|s[i\u00ed]|sim|n[a\u00e3]o|sure|of"
              + " course|actually|in short|sadly)\\s*[,:!.-]\\s+(?=\\S)");
  private static final Pattern MENTION = Pattern.compile("\u0001(\\d+)\u0001");
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\b(?:q[1-4](?: of)?(?: (?:fy ?)?\\d{2,4})?|fy"
              + " ?\\d{2,4}|(?:[ivxlcdm]+\\.){2}[ivxlcdm]+|m{1,3}[cdxlvi]{2,})\\b");
  private static final Pattern DIGITS =
      Pattern.compile("(?:[$\u20ac\u00a3\u00a5\u20b9] ?)?\\d[\\d.,']*(?: ?[k%])?(?![\\p{L}\\d])");
  private static final Pattern WORD_OR_SIGN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'#+-]*|[?:\u2192]");

  private final Catalogue catalogue;
  private final NameFinder names = new NameFinder();

  Masking(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Credential credential : catalogue.credentials()) {
      if (!credential.vendor().startsWith("GitHub")) {
        addName(credential.title(), credential.id());
        addName(credential.name(), credential.id());
      }
    }
  }

  /** A name of one or two words is as often the name of a product. */
  private void addName(String name, String id) {
    if (name.strip().split("\\s+", -1).length > 2) {
      names.add(name, id);
    }
  }

  /** What stands for the credential of that place in a clause. */
  static String mask(int place) {
    return "x" + (char) ('a' + Math.min(place, 3)) + "x";
  }

  private record Mention(int start, int end, String code, Optional<Credential> credential) {}

  List<Clause> clauses(String sentence) {
    List<Mention> mentions = mentions(sentence);
    StringBuilder marked = new StringBuilder();
    int from = 0;
    for (int i = 0; i < mentions.size(); i++) {
      marked
          .append(sentence, from, mentions.get(i).start())
          .append('\u0001')
          .append(i)
          .append('\u0001');
      from = mentions.get(i).end();
    }
    marked.append(sentence.substring(from));
    List<Clause> clauses = new ArrayList<>();
    String whole = ANSWERS.matcher(marked).replaceFirst("");
    for (String part : CLAUSE_END.split(whole, -1)) {
      if (!part.isBlank()) {
        clauses.add(clause(part, mentions, sentence));
      }
    }
    return clauses;
  }

  private Clause clause(String part, List<Mention> mentions, String sentence) {
    List<Credential> named = new ArrayList<>();
    List<String> strange = new ArrayList<>();
    Map<String, String> masks = new LinkedHashMap<>();
    StringBuilder masked = new StringBuilder();
    StringBuilder text = new StringBuilder();
    Matcher mention = MENTION.matcher(part);
    int from = 0;
    while (mention.find()) {
      Mention it = mentions.get(Integer.parseInt(mention.group(1)));
      String words = part.substring(from, mention.start());
      String key = it.credential().map(Credential::id).orElse(it.code());
      if (!masks.containsKey(key)) {
        masks.put(key, mask(masks.size()));
        it.credential().ifPresent(named::add);
        if (it.credential().isEmpty()) {
          strange.add(it.code());
        }
      }
      masked.append(words).append(' ').append(masks.get(key)).append(' ');
      text.append(words).append(sentence, it.start(), it.end());
      from = mention.end();
    }
    masked.append(part.substring(from));
    text.append(part.substring(from));
    return new Clause(text.toString().strip(), plain(masked.toString()), named, strange);
  }

  private static String plain(String text) {
    String masked = TIME.matcher(text).replaceAll(" " + DATE + " ");
    for (Dates.Form form : Dates.FORMS) {
      masked = form.pattern().matcher(masked).replaceAll(" " + DATE + " ");
    }
    masked = DIGITS.matcher(masked).replaceAll(" " + NUMBER + " ");
    StringBuilder words = new StringBuilder();
    Matcher word = WORD_OR_SIGN.matcher(masked.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.append(words.isEmpty() ? "" : " ").append(word.group());
    }
    return words.toString();
  }

  /** By code and by name; "Azure Administrator Associate (AZ-104)" is one mention. */
  private List<Mention> mentions(String sentence) {
    List<Mention> all = new ArrayList<>();
    for (ClaimFinder.Code code : ClaimFinder.codesOf(sentence)) {
      all.add(
          new Mention(code.start(), code.end(), code.value(), catalogue.credential(code.value())));
    }
    for (NameFinder.Found name : names.find(sentence)) {
      if (all.stream().noneMatch(m -> m.start() < name.end() && name.start() < m.end())) {
        all.add(new Mention(name.start(), name.end(), name.id(), catalogue.credential(name.id())));
      }
    }
    all.sort(Comparator.comparingInt(Mention::start));
    List<Mention> merged = new ArrayList<>();
    for (Mention next : all) {
      Mention last = merged.isEmpty() ? null : merged.getLast();
      if (last != null
          && last.credential().isPresent()
          && last.credential().equals(next.credential())
          && sentence.substring(last.end(), next.start()).matches("[\\s(),:]*")) {
        int end =
            next.end() < sentence.length()
                    && sentence.charAt(next.end()) == ')'
                    && sentence.substring(last.end(), next.start()).contains("(")
                ? next.end() + 1
                : next.end();
        merged.set(
            merged.size() - 1, new Mention(last.start(), end, last.code(), last.credential()));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
