package dev.onward.gather.prose;

import dev.onward.gather.prose.ClausePredicate.Kind;
import dev.onward.gather.prose.StatedDay.Placed;
import dev.onward.knowledge.AsOf;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sentence states of an end: of what, when, and whether it says that there is none. A
 * sentence is read as clauses, each day in it belongs to the predicate that is nearest, and what
 * counts is what that predicate says (see {@link ClausePredicate}).
 *
 * @param subject the words before the predicate, as they stand there
 * @param day the day, month or year; empty where none is stated that could be one
 * @param bound true where it is not before that day, and no more is said
 * @param denied true where the sentence says that nothing ends
 * @param weight how surely the day is that of the end
 */
public record StatedEnd(
    String subject,
    Optional<AsOf> day,
    boolean bound,
    boolean denied,
    boolean past,
    int weight,
    String sentence) {
  private static final int FAR = 170;
  private static final int ACROSS_A_DAY = 45;
  private static final int ACROSS_A_COMMA = 18;
  private static final int ACROSS_A_SEMICOLON = 110;
  private static final int AND_ANOTHER_CLAUSE = 40;
  private static final int FINAL = 3;

  private static final Pattern DENIAL =
      Pattern.compile(
          "\\b(?:not|never|no longer|no plans?|without|contrary to|instead of|rather"
              + " than)\\b[^,;.]{0,60}$|n[\u2019']t\\b[^,;.]{0,60}$"
              + "|\\bno\\s+\\w+(?:\\s+\\w+)?\\s+(?:is|are|was|were|will|has|have|gets?|got)\\b[^,;.]{0,30}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(?:cancel\\w*|call(?:ed|ing)?"
              + " off|revers(?:e[sd]?|ing|al)|rescind\\w*|revok\\w+|abandon\\w*|drop(?:ped|s|ping)?"
              + " (?:our |the )?plans?|changed (?:our|its) minds?|off the table|won[\u2019']t"
              + " happen|not happen|stays? available|lives? on|is here to stay)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUND_BEFORE =
      Pattern.compile(
          "(?:\\b(?:no|not)\\s+(?:earlier|sooner|before)(?:\\s+than)?|\\bnot\\s+before|\\bearliest|until\\s+at\\s+least|\\bat\\s+least\\s+until|\\bon\\s+or\\s+after|(?:\\bnot\\b|\\bnever\\b|n[\u2019']t\\b)[^,;.]{0,60}\\b(?:before|until|till|prior"
              + " to|earlier than))\\s*(?:date|is|:|on|the|\\s)*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUND_AFTER =
      Pattern.compile(
          "^\\s*,?\\s*(?:at the (?:very )?(?:earliest|soonest)|or (?:later|after)|at the"
              + " minimum)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OLD =
      Pattern.compile(
          "\\b(?:original(?:ly)?|previous(?:ly)?|former(?:ly)?|initial(?:ly)?|earlier|first|old)\\b[^,;.]{0,70}$|\\binstead"
              + " of\\s*$|\\brather than\\s*$|\\b(?:not|n[\u2019']t)\\s+(?:on|in)\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WAS_DUE =
      Pattern.compile(
          "\\b(?:due|planned|scheduled|set|expected|slated|announced)\\b[^,;.]{0,25}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE =
      Pattern.compile(
          "^\\s*(?:and|to|through|until|till|[-\u2013\u2014])\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern LAST_OF_ALL =
      Pattern.compile(
          "\\b(?:last|final(?:ly)?|complete[ds]?|completely|completed|fully|entirely|all|finish(?:es|ed)?|concludes?)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ANAPHORA =
      Pattern.compile(
          "\\b(?:after|from|on|as of|by|past|since)\\s+(?:that|this|the"
              + " same)\\s+(?:date|day|time|point|deadline)\\b|\\bfrom then"
              + " on\\b|^(?:then|afterwards|thereafter)\\b|\\bthereafter\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:was|were|has been|have been|had been)\\s+(?:\\w+\\s+)?$|\\bretired on\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PAST_PREDICATE =
      Pattern.compile(
          "(?i)\\b(?:ended|ceased|stopped|expired|closed|lapsed|vanished|disappeared)$");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s+(?:and|but|while|whereas|although|yet)\\s+(?=(?:the|it|its|they|all|any|no|new|from|after|on|before|is|are|will|was|were|existing|then|old|[\\w-]+"
              + " \\d)\\b)|\\bwhich\\b|\\bwhen\\b|\\bthat\\b",
          Pattern.CASE_INSENSITIVE);

  /** All that a text states of ends, by its sentences. */
  public static List<StatedEnd> in(String text, Optional<YearMonth> field) {
    List<StatedEnd> ends = new ArrayList<>();
    Optional<AsOf> lastDay = Optional.empty();
    for (String sentence : SentenceSplitter.of(text)) {
      Reading reading = new Reading(sentence, StatedDay.placed(sentence, field));
      ends.addAll(reading.ends(lastDay));
      lastDay = reading.lastDay().or(() -> Optional.<AsOf>empty());
    }
    return ends;
  }

  /** True where a sentence says that something ends, whether or not it says when. */
  public boolean isOfAnEnd() {
    return !denied && weight > 0;
  }

  /** A sentence on its way. */
  private record Reading(String sentence, List<Placed> days, List<ClausePredicate> predicates) {
    Reading(String sentence, List<Placed> days) {
      this(sentence, days, ClausePredicate.in(sentence));
    }

    Optional<AsOf> lastDay() {
      return days.isEmpty() ? Optional.empty() : days.getLast().date();
    }

    List<StatedEnd> ends(Optional<AsOf> before) {
      List<StatedEnd> ends = new ArrayList<>();
      boolean takenBack = TAKEN_BACK.matcher(sentence).find();
      for (int i = 0; i < days.size(); i++) {
        if (!isOld(i)) {
          end(i, takenBack).ifPresent(ends::add);
        }
      }
      if (days.isEmpty()) {
        predicates.stream()
            .filter(ClausePredicate::isEnd)
            .findFirst()
            .map(predicate -> undated(predicate, before, takenBack))
            .ifPresent(ends::add);
      }
      return ends;
    }

    private StatedEnd undated(ClausePredicate predicate, Optional<AsOf> before, boolean takenBack) {
      boolean refers = ANAPHORA.matcher(sentence).find();
      return new StatedEnd(
          subject(predicate),
          refers ? before : Optional.empty(),
          false,
          takenBack || isDenied(predicate),
          isPast(predicate),
          predicate.kind().weight(),
          sentence);
    }

    private Optional<StatedEnd> end(int i, boolean takenBack) {
      Placed day = days.get(i);
      Optional<ClausePredicate> near = nearest(i);
      if (near.isEmpty()) {
        return Optional.empty();
      }
      ClausePredicate predicate = near.get();
      int weight = predicate.kind().weight();
      boolean bound = isBound(day);
      boolean lasts =
          weight == 0 && predicate.kind() == Kind.OTHER && isLastOfAll(day) && saysAnEnd();
      if (lasts) {
        weight = Kind.ENDS.weight();
      }
      if (predicate.kind() == Kind.MOVED && !saysAnEnd()) {
        weight = 0;
      }
      if (weight > 0 && isLastOfAll(day) && days.size() > 1) {
        weight += FINAL;
      }
      return Optional.of(
          new StatedEnd(
              subject(predicate),
              day.date(),
              bound,
              !bound && (takenBack || isDenied(predicate)),
              isPast(predicate),
              weight,
              sentence));
    }

    private boolean saysAnEnd() {
      return predicates.stream().anyMatch(ClausePredicate::isEnd);
    }

    private Optional<ClausePredicate> nearest(int i) {
      ClausePredicate best = null;
      int least = FAR;
      for (ClausePredicate predicate : predicates) {
        int cost = cost(predicate, i);
        if (cost < least || (cost == least && best != null && heavier(predicate, best))) {
          best = predicate;
          least = cost;
        }
      }
      if (best == null && i > 0) {
        // "In stages between one day and another": the second has what the first has.
        return isRange(i) ? nearest(i - 1) : Optional.empty();
      }
      return Optional.ofNullable(best);
    }

    private static boolean heavier(ClausePredicate one, ClausePredicate other) {
      return one.kind().weight() > other.kind().weight();
    }

    private boolean isRange(int i) {
      return RANGE
          .matcher(sentence.substring(days.get(i - 1).end(), days.get(i).start()))
          .matches();
    }

    private int cost(ClausePredicate predicate, int i) {
      Placed day = days.get(i);
      boolean behind = predicate.start() >= day.end();
      int from = behind ? day.end() : predicate.end();
      int to = behind ? predicate.start() : day.start();
      String between = from < to ? sentence.substring(from, to) : "";
      int cost = between.length();
      for (int k = 0; k < days.size(); k++) {
        if (k != i && days.get(k).start() >= from && days.get(k).end() <= to) {
          boolean range = k + 1 == i && isRange(i);
          cost += range ? -between.length() : ACROSS_A_DAY;
        }
      }
      cost += ACROSS_A_COMMA * (int) between.chars().filter(c -> c == ',' || c == '(').count();
      cost += ACROSS_A_SEMICOLON * (int) between.chars().filter(c -> c == ';').count();
      cost += AND_ANOTHER_CLAUSE * (int) CLAUSE.matcher(between).results().count();
      if (behind && !opensClause(day)) {
        // "Retires on a day after ...": a day belongs to what is before it, if there is anything.
        cost += ACROSS_A_COMMA;
      }
      return cost;
    }

    private boolean opensClause(Placed day) {
      String before = sentence.substring(0, day.start());
      return before.matches(
          "(?is)(?:.*[,;:.\u2013\u2014]\\s+|.*\\b(?:and|but|that|which|when)\\s+)?(?:(?:on|from|by|after|as"
              + " of|effective|starting|beginning|with effect from|until|in|before|since|at"
              + " the)\\s+)*(?:\\w+day,?\\s+)?");
    }

    private boolean isOld(int i) {
      Placed day = days.get(i);
      String before = sentence.substring(i == 0 ? 0 : days.get(i - 1).end(), day.start());
      if (days.size() < 2) {
        return false;
      }
      boolean moved = predicates.stream().anyMatch(p -> p.kind() == Kind.MOVED);
      boolean fromTo =
          moved
              && i + 1 < days.size()
              && before.matches("(?is).*\\bfrom\\s+(?:the\\s+)?")
              && isRange(i + 1);
      return fromTo || OLD.matcher(before).find() || (moved && WAS_DUE.matcher(before).find());
    }

    private boolean isBound(Placed day) {
      return BOUND_BEFORE.matcher(sentence.substring(0, day.start())).find()
          || BOUND_AFTER.matcher(sentence.substring(day.end())).find();
    }

    private boolean isDenied(ClausePredicate predicate) {
      return DENIAL.matcher(ofItsOwn(predicate)).find();
    }

    /** The words before a predicate that belong to none before it. */
    private String ofItsOwn(ClausePredicate predicate) {
      int from = 0;
      for (ClausePredicate other : predicates) {
        from = other.end() <= predicate.start() ? Math.max(from, other.end()) : from;
      }
      for (Placed day : days) {
        from = day.end() <= predicate.start() ? Math.max(from, day.end()) : from;
      }
      return sentence.substring(from, predicate.start());
    }

    private boolean isPast(ClausePredicate predicate) {
      return PAST.matcher(sentence.substring(0, predicate.start())).find()
          || PAST_PREDICATE.matcher(sentence.substring(0, predicate.end())).find();
    }

    /** In the clause of the day itself. */
    private boolean isLastOfAll(Placed day) {
      int from = 0;
      for (int k = day.start() - 1; k > 0 && from == 0; k--) {
        char c = sentence.charAt(k);
        from = c == ';' || c == ',' ? k + 1 : 0;
      }
      int and = sentence.lastIndexOf(" and ", day.start());
      return LAST_OF_ALL
          .matcher(sentence.substring(Math.max(from, and < 0 ? 0 : and), day.start()))
          .find();
    }

    private String subject(ClausePredicate predicate) {
      String before = sentence.substring(0, predicate.start());
      int from =
          Math.max(
              Math.max(before.lastIndexOf(", "), before.lastIndexOf("; ")),
              days.stream()
                  .filter(day -> day.end() <= predicate.start())
                  .mapToInt(Placed::end)
                  .max()
                  .orElse(-1));
      return before
          .substring(Math.max(0, from))
          .replaceAll(
              "(?i)^[\\s,;]+(?:and\\s+)?|\\s*\\b(?:will|is|are|be|being|to|the|was|were|has|have|been|of|for|in|on|going|scheduled|planned|now)\\b\\s*$",
              "")
          .strip();
    }
  }
}
