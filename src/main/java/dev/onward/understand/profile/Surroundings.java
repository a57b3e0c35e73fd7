package dev.onward.understand.profile;

import dev.onward.understand.profile.Scene.Kind;
import dev.onward.understand.profile.Scene.Placed;
import dev.onward.understand.profile.Scene.Spot;
import dev.onward.understand.text.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down what stands around a credential or a date as words that a model can learn from: the
 * thing itself, other credentials and dates become markers, so that no code is learned, and words
 * carry how far before or behind they stand.
 */
final class Surroundings {
  private static final int BEFORE = 12;
  private static final int BEHIND = 8;
  private static final Pattern PIECE =
      Pattern.compile(
          "[\\p{L}\\p{N}]+(?:[-'.][\\p{L}\\p{N}]+)*|[,;:()?!/+&=✓✔✅✗✘❌⏳🔜👍\\[\\]]|(?<=\\s)[-–—](?=\\s)|->",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern INSIDE = Pattern.compile("[-'.]");

  /** Signs become words, as the model's words are letters and digits. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry(",", "zcom"),
          Map.entry(";", "zsem"),
          Map.entry(":", "zcol"),
          Map.entry("(", "zpar"),
          Map.entry(")", "zrap"),
          Map.entry("/", "zcom"),
          Map.entry("+", "and"),
          Map.entry("&", "and"),
          Map.entry("=", "zcol"),
          Map.entry("->", "zarrow"),
          Map.entry("✓", "zdone"),
          Map.entry("✔", "zdone"),
          Map.entry("✅", "zdone"),
          Map.entry("👍", "zdone"),
          Map.entry("✗", "zfail"),
          Map.entry("✘", "zfail"),
          Map.entry("❌", "zfail"),
          Map.entry("⏳", "zsoon"),
          Map.entry("🔜", "zsoon"),
          Map.entry("[", "zpar"),
          Map.entry("]", "zrap"),
          Map.entry("?", "?"),
          Map.entry("!", "!"));

  private record Piece(String word, int start) {}

  private Surroundings() {}

  static String of(Scene scene, Spot focus) {
    List<Piece> pieces = pieces(scene, focus);
    int at = 0;
    while (pieces.get(at).start() != focus.start()) {
      at++;
    }
    List<String> words = new ArrayList<>();
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(pieces.size(), at + BEHIND + 1);
    words.add(from == 0 ? "zbegin" : "zcut");
    for (int i = from; i < to; i++) {
      words.add(pieces.get(i).word());
    }
    words.add(to == pieces.size() ? "zend" : "zcut");
    Placed clause = scene.around(focus);
    near(pieces, at, words);
    far(pieces, at, clause, words);
    words.addAll(frame(clause.clause()));
    return String.join(" ", words);
  }

  /** The words next to it, so that pairs of them tell more than each alone. */
  private static void near(List<Piece> pieces, int at, List<String> words) {
    words.add("p3" + word(pieces, at - 3));
    words.add("p2" + word(pieces, at - 2));
    words.add("p1" + word(pieces, at - 1));
    words.add("q1" + word(pieces, at + 1));
    words.add("q2" + word(pieces, at + 2));
    words.add("q3" + word(pieces, at + 3));
  }

  private static void far(List<Piece> pieces, int at, Placed clause, List<String> words) {
    for (int i = Math.max(0, at - BEFORE); i < Math.min(pieces.size(), at + BEHIND + 1); i++) {
      if (i != at) {
        int start = pieces.get(i).start();
        boolean inside = start >= clause.start() && start < clause.end();
        words.add((i < at ? "b" : "a") + (inside ? "i" : "o") + pieces.get(i).word());
      }
    }
  }

  private static List<String> frame(Clause clause) {
    String voice = "v" + clause.voice().name().toLowerCase(Locale.ROOT);
    return List.of(
        voice,
        clause.supposed() ? "vsupposed" : "vreal",
        clause.asks() ? "vasks" : "vtells",
        clause.continues() ? "vgoeson" : "vbegins",
        voice + clause.supposed() + clause.asks());
  }

  private static String word(List<Piece> pieces, int at) {
    return at < 0 || at >= pieces.size() ? "zedge" : pieces.get(at).word();
  }

  private static List<Piece> pieces(Scene scene, Spot focus) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Spot spot : scene.spots()) {
      if (spot.kind() == Kind.POINTER && !spot.equals(focus)) {
        continue;
      }
      words(scene.text(), from, spot.start(), pieces);
      pieces.add(new Piece(marker(spot, focus), spot.start()));
      from = spot.end();
    }
    words(scene.text(), from, scene.text().length(), pieces);
    return pieces;
  }

  private static void words(String text, int from, int to, List<Piece> pieces) {
    if (from >= to) {
      return;
    }
    Matcher piece = PIECE.matcher(text).region(from, to);
    while (piece.find()) {
      String word = piece.group().toLowerCase(Locale.ROOT);
      String plain = SIGNS.getOrDefault(word, INSIDE.matcher(word).replaceAll(""));
      boolean number = !plain.isEmpty() && plain.chars().allMatch(Character::isDigit);
      pieces.add(new Piece(number ? "znum" : plain.isEmpty() ? "zdash" : plain, piece.start()));
    }
  }

  private static String marker(Spot spot, Spot focus) {
    boolean focused = spot.equals(focus);
    return switch (spot.kind()) {
      case BADGE -> focused ? "xmx" : "xox";
      case POINTER -> "xmx xit";
      case DATE -> focused ? "xfx" : "xdx";
    };
  }
}
