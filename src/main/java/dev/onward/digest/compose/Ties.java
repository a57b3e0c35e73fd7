package dev.onward.digest.compose;

import dev.onward.digest.compose.Tie.Kind;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import dev.onward.plan.CareerPlan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what ties credentials and updates to the reader of one situation. */
final class Ties {
  /** The badge of everybody for whom this mail is made, and what took its place. */
  private static final List<String> OF_EVERYBODY = List.of("AI-102", "AI-103");

  /** A product that so large a part of all updates names ties nothing to anybody. */
  private static final double COMMON = 0.2;

  private static final int MOST_TOPICS = 2;
  private static final Pattern EXAM = Pattern.compile("\\b[A-Z]{2}-\\d{3}\\b");

  private final Situation situation;
  private final Map<String, Step> stepsByWord;

  Ties(Situation situation) {
    this.situation = situation;
    this.stepsByWord = stepsByProduct(situation);
  }

  // ---------------------------------------------------------------- credentials

  Optional<Tie> of(Credential credential) {
    return of(credential.id());
  }

  private Optional<Tie> of(String credential) {
    Optional<Step> planned =
        situation.standing().open().stream()
            .filter(step -> step.sources().contains(credential))
            .findFirst();
    if (planned.isPresent()) {
      return Optional.of(step(Kind.PLANNED, planned.get()));
    }
    if (situation.holds(credential)) {
      return Optional.of(Tie.of(Kind.HELD, credential));
    }
    Optional<GoalPath> goal = situation.interests().goal();
    if (goal.filter(path -> leadsBy(path, credential)).isPresent()) {
      return goal.map(path -> Tie.of(Kind.ON_THE_WAY, path.title()));
    }
    if (goal.filter(path -> path.optional().contains(credential)).isPresent()) {
      return goal.map(path -> Tie.of(Kind.OPTION, path.title()));
    }
    return situation.toldNothing() && OF_EVERYBODY.contains(credential)
        ? Optional.of(Tie.of(Kind.EVERYBODY, OF_EVERYBODY.getFirst()))
        : Optional.empty();
  }

  private static boolean leadsBy(GoalPath path, String credential) {
    return path.credentials().stream().anyMatch(step -> step.credential().equals(credential));
  }

  private Tie step(Kind kind, Step step) {
    return Tie.step(
        kind, step.title(), situation.standing().plan().map(plan -> plan.number(step)).orElse(0));
  }

  // ---------------------------------------------------------------- updates

  Optional<Tie> of(Update update) {
    Optional<Tie> byCredential =
        credentials(update).stream()
            .flatMap(credential -> of(credential).map(tie -> tie.by(credential)).stream())
            .min((one, other) -> one.kind().compareTo(other.kind()));
    Optional<Tie> byStep =
        update.products().stream()
            .map(product -> stepsByWord.get(product.toLowerCase(Locale.ROOT)))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .map(step -> step(Kind.USED, step));
    return Stream.of(byCredential, byStep, goal(update), topic(update))
        .flatMap(Optional::stream)
        .min((one, other) -> one.kind().compareTo(other.kind()));
  }

  /** The credentials that an update is about: those of its title, else those that it names. */
  private Set<String> credentials(Update update) {
    Set<String> marked =
        update.document().sections().stream()
            .flatMap(section -> Section.marks(section.text()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> titled =
        EXAM.matcher(update.document().title())
            .results()
            .map(found -> found.group())
            .filter(code -> situation.catalogue().credential(code).isPresent())
            .collect(Collectors.toCollection(TreeSet::new));
    return titled.isEmpty() ? marked : titled;
  }

  /**
   * An update is for a goal that its editor named first, or with which it shares a topic; that it
   * may serve a goal too, by the way, is no reason to write to anybody.
   */
  private Optional<Tie> goal(Update update) {
    return situation
        .interests()
        .goal()
        .filter(path -> update.goals().contains(path.id()))
        .map(path ->
            new Tie(
                Kind.GOAL,
                path.title(),
                0,
                update.document().topics().stream()
                    .filter(path.document().topics()::contains)
                    .limit(MOST_TOPICS)
                    .toList()))
        .filter(tie ->
            !tie.topics().isEmpty()
                || situation
                    .interests()
                    .goal()
                    .filter(path -> update.goals().getFirst().equals(path.id()))
                    .isPresent());
  }

  private Optional<Tie> topic(Update update) {
    return update.document().topics().stream()
        .filter(situation.interests().topics()::contains)
        .findFirst()
        .map(topic -> Tie.of(Kind.TOPIC, topic));
  }

  // ---------------------------------------------------------------- what a plan uses

  /** The open step that uses a product, by the words of the step and of what it is drawn from. */
  private static Map<String, Step> stepsByProduct(Situation situation) {
    Map<String, Step> steps = new HashMap<>();
    List<Step> open = situation.standing().open();
    if (open.isEmpty()) {
      return steps;
    }
    Catalogue catalogue = situation.catalogue();
    Map<String, Long> named =
        catalogue.updates().stream()
            .flatMap(update -> update.products().stream())
            .collect(Collectors.groupingBy(p -> p.toLowerCase(Locale.ROOT), Collectors.counting()));
    long common = Math.round(Math.max(3, COMMON * catalogue.updates().size()));
    for (Step step : open) {
      String words = words(step, catalogue);
      named.forEach((product, times) -> {
        if (times <= common && words.contains(" " + product + " ")) {
          steps.putIfAbsent(product, step);
        }
      });
    }
    return steps;
  }

  private static String words(Step step, Catalogue catalogue) {
    String all =
        Stream.concat(
                Stream.of(step.title(), step.doneWhen()),
                step.sources().stream()
                    .flatMap(id -> catalogue.project(id).stream())
                    .map(project -> project.document().title() + " " + project.document().lead()))
            .collect(Collectors.joining(" "));
    return " "
        + all.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.+#-]+|[.]+(?=\\s|$)", " ")
        + " ";
  }
}
