package dev.onward.gather.prose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a clause says happens on a day: the part of its grammar that decides whether the day is one
 * of an end. The kinds are those of what can be said of a product's life, and each is recognized by
 * the shape of its predicate (a verb with its particle, its voice and its negation), not by whole
 * phrases.
 */
public record ClausePredicate(Kind kind, int start, int end) {

  /** Kinds with how surely a day bound to one is the day of the end; 0 for those that are none. */
  public enum Kind {
    /** All of it ends: retired, shut down, gone. */
    ENDS(6),
    /** It can't be used any more. */
    FAILS(5),
    /** It may be used up to a day. */
    LASTS(4),
    /** It is taken out, perhaps after it ended. */
    REMOVED(4),
    /** Only its care ends: fixes, updates. */
    UNCARED(2),
    /** It is advised against, and goes on. */
    DEPRECATED(2),
    /** The reader has to have moved by then. */
    DEADLINE(3),
    /** Moved to another day. */
    MOVED(5),
    /** Only new use ends: purchases, sign-ups, new resources. */
    NEW_USE(0),
    /** Said, planned, started, launched: no end. */
    OTHER(0);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }
  }

  private static final String NOT = "(?:not|n[\u2019']t|no longer|never|cannot)";

  private record Form(Kind kind, Pattern pattern) {
    static Form of(Kind kind, String... forms) {
      return new Form(
          kind,
          Pattern.compile("\\b(?:" + String.join("|", forms) + ")\\b", Pattern.CASE_INSENSITIVE));
    }
  }

  private static final String NEW_USE =
      "purchas\\w+|sales?|sold|sell|buy|bought|order(?:s|ed|ing)?|sign(?:ed|ing)?[-"
          + " ]?ups?|onboard\\w*|enrol\\w*|registrations?|reservations?|savings"
          + " plans?|(?:new|additional)\\s+(?:\\w+\\s+){0,2}\\w+|creat(?:e|ed|ing|ion)|provision\\w*";

  private static final List<Form> FORMS =
      List.of(
          Form.of(
              Kind.ENDS,
              "retir(?:e[sd]?|ing|als?|ements?)",
              "sunset(?:s|ted|ting)?",
              "decommission\\w*",
              "discontinu\\w+",
              "phas(?:e[sd]?|ing)[- ]out",
              "(?:shut(?:s|ting)?|clos(?:e[sd]?|ing)|wind(?:s|ing)?|wound|tak(?:e[sn]?|ing)|brought|power(?:s|ed|ing)?|spun)[-"
                  + " ]?(?:\\w+ ){0,2}?down",
              "shutdowns?",
              "(?:shut|turn|switch|power|cut)(?:s|ed|ting|ing)?\\s+(?:[\\w-]+\\s+){0,3}?off",
              "end[- ]of[- ](?:life|service|support|availability|use)",
              "EO[LS]L?",
              "go(?:es|ing)?\\s+(?:away|dark|offline|off the market|out of service|end[- ]of[-"
                  + " ]life)",
              "gone",
              "vanish(?:es|ed|ing)?",
              "disappear(?:s|ed|ing)?",
              "ceas(?:e[sd]?|ing)",
              "terminat(?:e[sd]?|ing|ion)",
              "pull(?:s|ed|ing)?\\s+(?:[\\w-]+\\s+){0,3}?(?:from|out)",
              "pull(?:s|ed|ing)?\\s+the\\s+plug",
              "with(?:draw(?:s|n|al|ing)?|drew)",
              "scrap(?:s|ped|ping)?",
              "kill(?:s|ed|ing)?",
              "unplug\\w*",
              "out of service",
              "(?:support|service|access|availability|maintenance|compatibility|lifetime|life|lease|licen[cs]e|use|operations?|offering|offer|program(?:me)?)\\b[^.;]{0,60}?\\b(?:ends?|ended|ending|stops?|ceases?|concludes?|lapses?|expires?|runs"
                  + " out|is over)",
              "(?:leav(?:e[sd]?|ing)|left|exit(?:s|ed|ing)?|drop(?:s|ped|ping)?|end(?:s|ed|ing)?|remov(?:e[sd]?|ing)|stop(?:s|ped|ping)?)\\s+(?:\\w+\\s+)?support",
              "ends?",
              "ended",
              "ending",
              "clos(?:e[sd]?|ing|ure)",
              "expir(?:e[sd]?|ing|y|ation)",
              "laps(?:e[sd]?|ing)"),
          Form.of(
              Kind.FAILS,
              "stop(?:s|ped|ping)?\\s+(?:to\\s+)?(?:be(?:ing)?\\s+)?\\w+(?:ing|ed)",
              "stop(?:s|ped)?(?=\\s+(?:on|in|from|after|by|at)\\b)",
              NOT
                  + "\\s+(?:(?:longer|be|any|anymore|able|to)\\s+){0,3}(?:available|accessible|reachable|supported|used|usable|useable|offered|served|run|runs|work|works|working|function|functions|functional|operate|operates|operational|valid|maintained|accept|accepts|accepted|respond|responds|call|called|use|exist|exists|possible|deployed|deploy|route|routed|honou?red|receive)",
              "un(?:available|supported|usable|reachable)",
              "inaccessible",
              "inoperable",
              "offline",
              "(?:will|to|then)\\s+(?:\\w+\\s+)?(?:fail|break|reject|error|404|be"
                  + " (?:rejected|blocked|refused|ignored|disabled|stopped|blocked))",
              "fails?",
              "breaks?",
              "reject(?:s|ed|ing)?",
              "disabl(?:e[sd]?|ing)",
              "los(?:e[sd]?|ing)\\s+(?:access|support)"),
          Form.of(
              Kind.LASTS,
              "(?:last|final)\\s+(?:day|date|chance|call)",
              "(?:keep|continue[sd]?|remain(?:s|ed)?|stays?|available|supported|works?|runs?|used?|using|works|ship(?:s|ped)?|valid|live[sd]?|have|has|served|serves)\\b[^.;]{0,60}?\\b(?:until|till|through|up"
                  + " to|up until)",
              "until",
              "till"),
          Form.of(
              Kind.REMOVED,
              "remov(?:e[sd]?|ing|als?)",
              "delet(?:e[sd]?|ing|ions?)",
              "purg(?:e[sd]?|ing)",
              "eras(?:e[sd]?|ing)",
              "drop(?:s|ped|ping)?",
              "taken? (?:away|out|offline)",
              "dismantl\\w+"),
          Form.of(
              Kind.UNCARED,
              "(?:updates?|fixes|patches|patching|improvements|features|maintenance)\\b[^.;]{0,30}?\\b(?:ends?|stops?|ceases?)",
              "no longer\\s+(?:get|receive|be"
                  + " given|see)s?\\b[^.;]{0,30}?\\b(?:updates?|fixes|patches|features|improvements)",
              "(?:stop|cease)s?\\s+(?:getting|receiving)\\b[^.;]{0,30}?\\b(?:updates?|fixes|patches|features)"),
          Form.of(Kind.DEPRECATED, "deprecat\\w+"),
          Form.of(
              Kind.DEADLINE,
              "(?:migrat\\w+|mov(?:e[sd]?|ing)|upgrad\\w+|switch\\w*|transition\\w*|updat(?:e[sd]?|ing)|replac\\w+|act|complete|plan|adopt|convert|export|redeploy|rebuild|change)\\b[^.;]{0,90}?\\b(?:by|before|no"
                  + " later than|prior to|ahead of)",
              "deadline",
              "no later than"),
          Form.of(
              Kind.MOVED,
              "(?:mov|postpon|delay|push|exten|defer|chang|shift|resched|reschedul|bring|brought|pull|adjust|revis|updat)\\w*\\b[^.;]{0,80}?\\b(?:to|until|till|from)"),
          Form.of(
              Kind.NEW_USE,
              "(?:"
                  + NEW_USE
                  + ")\\b[^.;,]{0,50}?\\b(?:ends?|ended|ending|stops?|stopped|clos(?:e[sd]?|ing)|ceases?|block(?:s|ed|ing)?|expires?|disabled|(?:no"
                  + " longer|not|n[\u2019']t)\\b[^.;,]{0,25})",
              "(?:no longer|no"
                  + " more|cannot|can[\u2019']t|won[\u2019']t|not|stop(?:s|ped)?|block(?:s|ed|ing)?|no)\\s+(?:\\w+\\s+){0,3}?(?:"
                  + NEW_USE
                  + ")",
              "last day to (?:buy|purchase|order|sign up|register|create|enrol)"),
          Form.of(
              Kind.OTHER,
              "announc\\w+",
              "publish\\w*",
              "(?:we|microsoft|azure|team)\\s+(?:said|told|shared|wrote|stated|informed|notified)",
              "(?:our|the|a|in"
                  + " (?:a|our))\\s+(?:notice|post|blog|article|email|message|announcement)\\s+(?:of|from|on|dated)",
              "general(?:ly)? availab\\w+",
              "GA",
              "launch\\w*",
              "releas\\w+",
              "introduc\\w+",
              "arriv\\w+",
              "com(?:es|ing)\\s+(?:to|in|with)",
              "roll(?:s|ed|ing)?[- ]?out",
              "since",
              "began|begun|begins?|start(?:s|ed)?(?=\\s+(?:on|in|at|from|\\d))",
              "concluded",
              "became|become(?:s)? available",
              "(?:is|are|was|were|be|now|made)\\s+available",
              "join\\s+us",
              "webinar|session|event|conference|workshop|livestream",
              "last (?:updated|modified|reviewed)",
              "effective\\s+version",
              "confirm(?:ed|s|ing)?",
              "preview(?:s|ed)?"));

  /**
   * The predicates of a sentence in order. Of two that lie within one another the longer one holds:
   * "no new orders" is no order, "support ends" no mere end.
   */
  public static List<ClausePredicate> in(String sentence) {
    List<ClausePredicate> found = new ArrayList<>();
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(sentence);
      while (matcher.find()) {
        found.add(new ClausePredicate(form.kind(), matcher.start(), matcher.end()));
      }
    }
    found.sort(
        Comparator.comparingInt(
            (ClausePredicate predicate) -> predicate.start() - predicate.end()));
    List<ClausePredicate> kept = new ArrayList<>();
    for (ClausePredicate predicate : found) {
      if (kept.stream().noneMatch(predicate::isWithin)) {
        kept.add(predicate);
      }
    }
    kept.sort(Comparator.comparingInt(ClausePredicate::start));
    return kept;
  }

  private boolean isWithin(ClausePredicate longer) {
    // What is moved, or has to be done in time, may be the end itself.
    boolean around = longer.kind == Kind.MOVED || longer.kind == Kind.DEADLINE;
    return !around && start >= longer.start && end <= longer.end;
  }

  /** True where it speaks of the end of something, or of its use. */
  boolean isEnd() {
    return kind.weight() > 0 && kind != Kind.MOVED && kind != Kind.DEADLINE;
  }
}
