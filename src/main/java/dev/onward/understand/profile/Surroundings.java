package dev.onward.understand.profile;

import dev.onward.understand.profile.Scene.Kind;
import dev.onward.understand.profile.Scene.Placed;
import dev.onward.understand.profile.Scene.Spot;
import dev.onward.understand.text.Clause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
          Map.entry(",", "zc"),
          Map.entry(";", "zs"),
          Map.entry(":", "zk"),
          Map.entry("(", "zp"),
          Map.entry(")", "zr"),
          Map.entry("/", "zc"),
          Map.entry("+", "and"),
          Map.entry("&", "and"),
          Map.entry("=", "zk"),
          Map.entry("->", "zw"),
          Map.entry("✓", "zd"),
          Map.entry("✔", "zd"),
          Map.entry("✅", "zd"),
          Map.entry("👍", "zd"),
          Map.entry("✗", "zf"),
          Map.entry("✘", "zf"),
          Map.entry("❌", "zf"),
          Map.entry("⏳", "zo"),
          Map.entry("🔜", "zo"),
          Map.entry("[", "zp"),
          Map.entry("]", "zr"),
          Map.entry("?", "?"),
          Map.entry("!", "!"));

  /** Behind these something else is said, save where a list goes on. */
  private static final Set<String> PARTING = Set.of("zc", "zs", "zk", "xo", "?", "!");

  private record Piece(String word, int start, String concept) {}

  private final Concepts concepts;
  private final Set<String> parting;

  Surroundings(Concepts concepts) {
    this.concepts = concepts;
    this.parting = new HashSet<>(PARTING);
    parting.add(concepts.code("contrast"));
    parting.add(concepts.code("list"));
  }

  String of(Scene scene, Spot focus) {
    List<Piece> pieces = pieces(scene, focus);
    int at = 0;
    while (pieces.get(at).start() != focus.start()) {
      at++;
    }
    List<String> words = new ArrayList<>();
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(pieces.size(), at + BEHIND + 1);
    words.add(from == 0 ? "zb" : "zx");
    for (int i = from; i < to; i++) {
      words.add(pieces.get(i).word());
    }
    words.add(to == pieces.size() ? "zq" : "zx");
    Placed clause = scene.around(focus);
    near(pieces, at, words);
    far(pieces, at, clause, words);
    meaning(pieces, at, clause, words);
    zone(pieces, at, words);
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

  /** The same once more in concepts only, in their order, and where they stand. */
  private static void meaning(List<Piece> pieces, int at, Placed clause, List<String> words) {
    List<String> before = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    for (int i = Math.max(0, at - BEFORE); i < Math.min(pieces.size(), at + BEHIND + 1); i++) {
      Piece piece = pieces.get(i);
      if (i != at && !piece.concept().isEmpty()) {
        boolean inside = piece.start() >= clause.start() && piece.start() < clause.end();
        (i < at ? before : behind).add((inside ? "" : "o") + piece.concept());
      }
    }
    words.add("zl");
    words.addAll(before);
    words.add("xc");
    words.addAll(behind);
    words.add("zl");
    List<String> nearest = before.reversed();
    for (int i = 0; i < 3; i++) {
      words.add("n" + i + (i < nearest.size() ? nearest.get(i) : "ze"));
    }
    for (int i = 0; i < 3; i++) {
      words.add("m" + i + (i < behind.size() ? behind.get(i) : "ze"));
    }
    nearest.stream().distinct().forEach(concept -> words.add("l" + concept));
    behind.stream().distinct().forEach(concept -> words.add("r" + concept));
  }

  /** What stands between it and the next comma, contrast or other credential on either side. */
  private void zone(List<Piece> pieces, int at, List<String> words) {
    int from = at;
    while (from > 0 && !parts(pieces.get(from - 1))) {
      from--;
    }
    int to = at + 1;
    while (to < pieces.size() && !parts(pieces.get(to))) {
      to++;
    }
    words.add("k" + (from == 0 ? "ze" : pieces.get(from - 1).concept()));
    List<String> zone = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String concept = pieces.get(i).concept();
      zone.add(concept.isEmpty() && i != at ? "w" : "k" + concept);
    }
    words.addAll(zone);
    words.add("k" + (to == pieces.size() ? "ze" : pieces.get(to).concept()));
    words.add(
        "z" + Integer.toUnsignedString(String.join(" ", zone).hashCode(), Character.MAX_RADIX));
  }

  private boolean parts(Piece piece) {
    return parting.contains(piece.concept());
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
    return at < 0 || at >= pieces.size() ? "ze" : pieces.get(at).word();
  }

  private List<Piece> pieces(Scene scene, Spot focus) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Spot spot : scene.spots()) {
      if (spot.kind() == Kind.POINTER && !spot.equals(focus)) {
        continue;
      }
      words(scene.text(), from, spot.start(), pieces);
      pieces.add(new Piece(marker(spot, focus), spot.start(), marker(spot, focus)));
      from = spot.end();
    }
    words(scene.text(), from, scene.text().length(), pieces);
    return pieces;
  }

  private void words(String text, int from, int to, List<Piece> pieces) {
    if (from >= to) {
      return;
    }
    Matcher piece = PIECE.matcher(text).region(from, to);
    while (piece.find()) {
      String word = piece.group().toLowerCase(Locale.ROOT);
      String plain = SIGNS.getOrDefault(word, INSIDE.matcher(word).replaceAll(""));
      boolean number = !plain.isEmpty() && plain.chars().allMatch(Character::isDigit);
      String written = number ? "zn" : plain.isEmpty() ? "zh" : plain;
      @Nullable String concept = concepts.of(written);
      boolean sign = written.startsWith("z") && !written.equals("zn") && SIGNS.containsKey(word);
      String meant = concept != null ? concept : sign || word.equals("?") ? written : "";
      pieces.add(new Piece(written, piece.start(), meant));
    }
  }

  private static String marker(Spot spot, Spot focus) {
    boolean focused = spot.equals(focus);
    return switch (spot.kind()) {
      case BADGE -> focused ? "xm" : "xo";
      case POINTER -> "xm xi";
      case PAST -> focused ? "xfp" : "xp";
      case AHEAD -> focused ? "xfa" : "xa";
      case OPEN -> focused ? "xfu" : "xu";
    };
  }
}
