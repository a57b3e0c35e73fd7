package dev.onward.ground;

import dev.onward.index.Passage;
import dev.onward.knowledge.Credential;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The check of one answer, sentence by sentence in its order, since a sentence may speak of what
 * the one before it named. Not thread-safe.
 */
public final class Check {
  private static final Pattern NOT_A_SENTENCE = Pattern.compile("\\s*(?:#{1,6} .*|[|\\s:-]*)");
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[;:(]|, (?:and|but|while|whereas|so)\\b|\\b(?:but|while|whereas|although)\\b");
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)\\b(?:it|its|this|that|the (?:exam|badge|credential|certification|renewal)|your badge|renewals?)\\b");
  private static final Pattern DENIAL =
      Pattern.compile(
          "(?i)\\b(?:no|not|none|unknown|neither|nor|kein\\w*|nicht|aucun|ningún)\\b|n't\\b");
  private static final Pattern OF_THE_MATTER =
      Pattern.compile(
          "(?i)\\b(?:exams?|badges?|certif\\w+|credentials?|renew\\w*|retire\\w*|microsoft|azure|salar\\w+|pay|employers?|recruiters?|guarantee\\w*)\\b");

  /**
   * Below it a sentence and a passage speak of different things. Measured on 369 sentences of the
   * knowledge: against a passage of another document 57 in 100 lie below, against their own 5.
   */
  private static final double NEAR = 0.5;

  /** For a sentence that names no source, against the best of all: 92 in 100, and 20. */
  private static final double NEAR_WITHOUT_SOURCE = 0.6;

  private static final int LEAST_WORDS = 6;

  private final Grounding grounding;
  private final Given given;
  private final List<Passage> passages;
  private final Set<Claim> ours;
  private final Set<Claim> said;
  private Optional<Credential> subject;
  private Tally tally = Tally.NONE;

  Check(Grounding grounding, Given given) {
    this.grounding = grounding;
    this.given = given;
    this.passages = new ArrayList<>(given.passages());
    this.ours = new HashSet<>(ClaimFinder.backing(given.ours()));
    this.ours.addAll(ClaimFinder.in(given.today().toString()));
    this.said = ClaimFinder.backing(given.said());
    this.subject =
        given.credentials().size() == 1
            ? grounding.catalogue().credential(given.credentials().getFirst())
            : Optional.empty();
  }

  /** Adds what was found on the way. */
  public void more(List<Passage> found, String reckoned) {
    passages.addAll(found);
    ours.addAll(ClaimFinder.backing(reckoned));
  }

  public Tally tally() {
    return tally;
  }

  /** Judges a sentence, its marks taken away; {@code cited} are the passages that it marked. */
  public Verdict check(String sentence, List<Passage> cited) {
    String plain = ClaimFinder.plain(sentence).strip();
    Verdict verdict =
        NOT_A_SENTENCE.matcher(plain).matches() ? new Verdict.Talk() : judged(plain, cited);
    tally = tally.plus(verdict);
    return verdict;
  }

  private Verdict judged(String sentence, List<Passage> cited) {
    Optional<String> otherwise = contradiction(sentence);
    if (otherwise.isPresent()) {
      return new Verdict.Contradicted(otherwise.get());
    }
    Set<Claim> open = new LinkedHashSet<>(ClaimFinder.in(sentence));
    boolean claims = !open.isEmpty();
    boolean denies = DENIAL.matcher(sentence).find();
    open.removeIf(claim -> isKnown(claim, denies));
    cited.forEach(passage -> open.removeIf(claim -> isBacked(claim, passage)));
    List<Passage> behind = new ArrayList<>(cited);
    for (Passage passage : passages) {
      if (!open.isEmpty() && open.removeIf(claim -> isBacked(claim, passage))) {
        behind.add(passage);
      }
    }
    if (!open.isEmpty()) {
      return new Verdict.Unsupported();
    }
    // What the cited passages hold word for word needs no comparing by meaning.
    boolean exact = claims && behind.size() == cited.size();
    return !exact && isFarFrom(sentence, behind)
        ? new Verdict.Unsupported()
        : claims || !cited.isEmpty() ? new Verdict.Supported(behind) : new Verdict.Talk();
  }

  // ---------------------------------------------------------------- the catalogue

  private Optional<String> contradiction(String sentence) {
    if (sentence.endsWith("?")) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (String clause : CLAUSE_END.split(sentence, -1)) {
      List<Credential> named = named(clause);
      if (named.size() == 1) {
        subject = Optional.of(named.getFirst());
      } else if (named.size() > 1) {
        subject = Optional.empty();
      }
      boolean speaksOfIt = !named.isEmpty() || POINTS_BACK.matcher(clause).find();
      if (found.isEmpty() && speaksOfIt) {
        found = subject.flatMap(it -> new Standing(it, given.today(), ours).against(clause));
      }
    }
    return found;
  }

  private List<Credential> named(String clause) {
    return ClaimFinder.codes(clause).stream()
        .flatMap(code -> grounding.catalogue().credential(code).stream())
        .distinct()
        .toList();
  }

  // ---------------------------------------------------------------- exact tokens

  private boolean isKnown(Claim claim, boolean denies) {
    return switch (claim.kind()) {
      // What we or the person wrote of an exam that does not exist doesn't make it one.
      case CODE -> denies || grounding.catalogue().credential(claim.value()).isPresent();
      case NAME -> denies || grounding.knows(claim.value());
      case DATE -> isAmong(claim, ours) || isAmong(claim, said) || isOfTheSubject(claim);
      // Sums and shares are too easily the right number of another thing.
      case NUMBER ->
          isAmong(claim, ours)
              || (claim.value().matches("\\d{1,4}")
                  && (isOfTheSubject(claim) || isAmong(claim, said)));
    };
  }

  private boolean isOfTheSubject(Claim claim) {
    return subject.map(grounding::backing).filter(known -> isAmong(claim, known)).isPresent();
  }

  private boolean isBacked(Claim claim, Passage passage) {
    return isAmong(claim, grounding.backing(passage));
  }

  private static boolean isAmong(Claim claim, Set<Claim> known) {
    return known.stream().anyMatch(claim::isBackedBy);
  }

  // ---------------------------------------------------------------- meaning

  private boolean isFarFrom(String sentence, List<Passage> behind) {
    boolean bare = behind.isEmpty();
    if (sentence.split("\\s+", -1).length < LEAST_WORDS
        || (bare && !OF_THE_MATTER.matcher(sentence).find())) {
      return false;
    }
    float[] vector = grounding.vector(sentence);
    double near = bare ? NEAR_WITHOUT_SOURCE : NEAR;
    return (bare ? passages : behind)
        .stream().noneMatch(passage -> grounding.nearness(vector, passage) >= near);
  }
}
