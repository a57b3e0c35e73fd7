package dev.onward.understand;

import dev.onward.understand.text.Sentences;
import dev.onward.understand.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One thing that a message asks for, in its words. {@code told} is all that the message says beside
 * its requests; {@code before} are the requests before this one that it may lean on.
 */
record Request(String asked, String told, String before) {
  private static final Pattern JOINT =
      Pattern.compile(
          "(?i)[,;]?\\s+(?:and|also|plus|und|et|y)\\s+(?:also\\s+|then\\s+)?"
              + "(?=(?:what|how|which|where|who|when|why|does|do i|is it|is there|are there|can i|can it|can you|should i|will i|tell me|give me|show me|make me|was|wie|welche)\\b)");
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?i)\\?\\s*$|^(?:and |but |so |then |ok(?:ay)?,? |please,? |hi,? |hello,? |also,? )*"
              + "(?:what|how|which|where|who|when|why|is|are|does|do|did|can|could|should|would|will|may|must|has|have i|am i|was|make|give|show|plan|list|put|tell|explain|compare|build|draw|create"
              + "|help|export|delete|forget|wipe|erase|clear|send|promise|guarantee|confirm|write|recommend|suggest|update|change|move|drop|set|schedule|roadmap|add|remove|name|pretend|ignore|act|translate|summari[sz]e|describe|prove|replan|shift|download|remind|surely"
              + "|ist|kann|wie|welche|gibt|puis|quel\\w*|comment|puedo|cuál|qué|cómo)\\b"
              + "|\\b(?:please|could you|can you|would you|i'd like|i would like|i want (?:a|one|some|something|to know)|i need (?:a|an|to know|help)|let's|bitte|s'il vous)\\b");
  private static final Pattern TELLS =
      Pattern.compile("(?i)^(?:i|i'm|i've|we|we're|my|our|as an?)\\b");
  private static final int WORDS_OF_A_QUESTION = 4;

  /** A part of a sentence; {@code asks} where it asks for something. */
  private record Piece(int sentence, String text, boolean asks) {}

  /** The requests of a message; none where it only tells something. */
  static List<Request> of(String message) {
    List<Piece> pieces = pieces(message);
    String told = joined(pieces.stream().filter(piece -> !piece.asks()).toList());
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).asks()) {
        requests.add(new Request(pieces.get(i).text(), told, before(pieces, i)));
      }
    }
    return requests;
  }

  /** True where words ask for something. */
  static boolean isOne(String text) {
    return REQUEST.matcher(text).find();
  }

  private static String before(List<Piece> pieces, int at) {
    Piece piece = pieces.get(at);
    boolean leans = Backward.leans(piece.text());
    return joined(
        pieces.subList(0, at).stream()
            .filter(Piece::asks)
            .filter(other -> leans || other.sentence() == piece.sentence())
            .toList());
  }

  /** Sentences, those with two questions cut in two. */
  private static List<Piece> pieces(String message) {
    List<String> sentences = Sentences.of(message);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      boolean question = sentences.get(i).endsWith("?");
      for (String text : JOINT.splitAsStream(sentences.get(i)).toList()) {
        String piece = text.strip();
        if (!piece.isEmpty()) {
          pieces.add(new Piece(i, piece, isOne(piece) || (question && isHalfQuestion(piece))));
        }
      }
    }
    return pieces;
  }

  /** The first half of a question lost its mark when it was cut. */
  private static boolean isHalfQuestion(String piece) {
    boolean tells = TELLS.matcher(piece).find() && !piece.contains(": ");
    return !tells && Token.of(piece).size() >= WORDS_OF_A_QUESTION;
  }

  private static String joined(List<Piece> pieces) {
    return String.join(" ", pieces.stream().map(Piece::text).toList());
  }
}
