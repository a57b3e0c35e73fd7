package dev.onward.talk;

import dev.onward.plan.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a question is sent to a search elsewhere: the words that say what it is about. Words of
 * the question's frame stay here, and so does whatever tells who asks: addresses, long numbers,
 * dates, and each word by which the person is known.
 */
final class SearchWords {
  private static final int MOST = 12;

  private static final Pattern PRIVATE =
      Pattern.compile(
          "\\S+@\\S+|\\b(?:https?://|www\\.)\\S+|\\+?\\d[\\d ()/-]{6,}\\d|\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.+#-]*");

  private static final Set<String> FRAME =
      Set.of(
          ("a about after all also am an and any anybody are as ask at be been before but by can could"
                  + " did do does doing don don't for from get give go had has have having he hello help"
                  + " her hi him his how i i'd i'll i'm i've if in into is isn't it its just know let"
                  + " like look make many may me might much my name need no not now of on or our out"
                  + " please she should so some such tell than thank thanks that the their them then"
                  + " there these they this those to too up us want was we were what what's when where"
                  + " which who whom whose why will with work would you your")
              .split(" ", -1));

  private SearchWords() {}

  /** At most a dozen words in the order of the question; none where nothing is left. */
  static String of(String question, Profile profile) {
    Set<String> person = new HashSet<>();
    Stream.of(profile.name(), profile.employer())
        .filter(known -> known != null)
        .forEach(known -> words(known).forEach(word -> person.add(word.toLowerCase(Locale.ROOT))));
    List<String> kept =
        words(PRIVATE.matcher(question).replaceAll(" ")).stream()
            .filter(word -> word.length() > 1)
            .filter(word -> !FRAME.contains(word.toLowerCase(Locale.ROOT)))
            .filter(word -> !person.contains(word.toLowerCase(Locale.ROOT)))
            .limit(MOST)
            .toList();
    return String.join(" ", kept);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.replace('’', '\''));
    while (word.find()) {
      words.add(word.group().replaceAll("[.-]+$", ""));
    }
    return words;
  }
}
