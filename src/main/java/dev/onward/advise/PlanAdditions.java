package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.advise.Carried.Changed;
import dev.onward.advise.Carried.Said;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Terms;
import dev.onward.plan.Terms.Move;
import dev.onward.plan.Terms.OwnStep;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.PlanWish.Add;
import dev.onward.understand.wish.PlanWish.Add.Own;
import dev.onward.understand.wish.PlanWords;
import dev.onward.understand.wish.PlanWords.Name;
import dev.onward.understand.wish.PlanWords.Token;
import dev.onward.understand.wish.WishTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts another exam, project or community step into a plan, chosen from what the knowledge holds.
 */
final class PlanAdditions {
  private static final Pattern CODE =
      Pattern.compile("\\b([a-z]{2,3})[- ]?([cp]?\\d{2,4})\\b", Pattern.CASE_INSENSITIVE);

  private static final int USUAL_HOURS = 2;

  private final PlanWords words;

  PlanAdditions(PlanWords words) {
    this.words = words;
  }

  Carried add(Asked asked, Add wish, CareerPlan plan) {
    String text = wish.words();
    Adding adding = new Adding(asked, wish, plan);
    Optional<Own> own = wish.own();
    if (own.filter(Own::sure).isPresent()) {
      return adding.own(own.get());
    }
    Optional<Credential> credential = credential(asked, text);
    if (credential.isPresent()) {
      return credential(adding, credential.get());
    }
    if (words.has("retake", text)) {
      return Said.of(
          "A second try is no step here: if the first one fails, tell me, and I lay the rest anew. What I can add is an exam, a project, a community step such as a talk, or a step in your own words.");
    }
    List<Name> names = words.names(PlanWords.tokens(text));
    Optional<Carried> standing = standing(plan, names);
    if (standing.isPresent()) {
      return standing.get();
    }
    Optional<CommunityRoute> community = community(asked.catalogue(), plan, names);
    if (community.isPresent()) {
      return adding.known(community.get().id());
    }
    boolean named = names.stream().anyMatch(name -> name.key().equals("portfolio"));
    Optional<Project> project = project(asked, plan, text, named);
    return project
        .map(found -> adding.known(found.id()))
        .or(() -> own.filter(step -> !isNothing(step)).map(PlanAdditions::whether))
        .orElseGet(() ->
            new Said(
                Advice.grounded(
                        "What shall I add: another project, a community step such as a talk or a docs fix, an exam, or a step in your own words, as in \"add a step: read the study guide, 2 hours\"? Nothing is changed yet.")
                    .withFollowUps(List.of("Add a project", "Add a talk", "Add a docs fix"))));
  }

  /** "Add something" names nothing. */
  private static boolean isNothing(Own own) {
    return PlanWords.tokens(own.title()).size() < 2;
  }

  private static Carried whether(Own own) {
    return new Said(
        Advice.grounded(
                "I know no such exam, project or community step. Shall \"%s\" be a step in your own words, and how long does it take? Nothing is changed yet."
                    .formatted(own.title()))
            .withFollowUps(
                List.of(
                    "Add a step: %s, 2 hours".formatted(own.title()),
                    "Add a step: %s, 5 hours".formatted(own.title()))));
  }

  // ---------------------------------------------------------------- exams

  private static Optional<Credential> credential(Asked asked, String text) {
    Matcher code = CODE.matcher(text);
    Stream<String> codes =
        code.results()
            .map(match -> (match.group(1) + "-" + match.group(2)).toUpperCase(Locale.ROOT));
    return Stream.concat(codes, mentioned(asked, text))
        .flatMap(id -> asked.catalogue().credential(id).stream())
        .reduce((first, second) -> first);
  }

  /** Those that the message names otherwise, where the wish is all of it. */
  private static Stream<String> mentioned(Asked asked, String text) {
    return text.length() < asked.part().text().length()
        ? Stream.empty()
        : asked.part().credentials().stream();
  }

  private static Carried credential(Adding adding, Credential credential) {
    Asked asked = adding.asked();
    CareerPlan plan = adding.plan();
    String id = credential.id();
    if (asked.holds(id)) {
      return Said.of("You hold %s already, so it needs no step.%s".formatted(id, Prose.mark(id)));
    }
    Optional<Step> exam =
        plan.steps().stream()
            .filter(step -> step.kind() == CareerPlan.Kind.CREDENTIAL)
            .filter(step -> step.sources().contains(id))
            .findFirst();
    if (exam.isPresent()) {
      return Said.of(
          "%s is in the plan: step %d, due %s."
              .formatted(id, plan.number(exam.get()), date(exam.get().dueOn())));
    }
    return adding.known(id);
  }

  // ---------------------------------------------------------------- projects, community

  /** A review stands before each exam anyway. */
  private static Optional<Carried> standing(CareerPlan plan, List<Name> names) {
    boolean review = names.stream().anyMatch(name -> name.key().equals("review"));
    return plan.open().stream()
        .filter(step -> review && step.id().endsWith("-review"))
        .findFirst()
        .map(step ->
            Said.of(
                "It is there already: step %d, **%s**, from %s to %s, right before the exam."
                    .formatted(
                        plan.number(step),
                        step.title(),
                        date(step.startOn()),
                        date(step.dueOn()))));
  }

  /**
   * By what it is called, the rung of the ladder first; else the lowest that is not in the plan.
   */
  private static Optional<CommunityRoute> community(
      Catalogue catalogue, CareerPlan plan, List<Name> names) {
    Set<String> there = new HashSet<>(plan.steps().stream().map(Step::id).toList());
    List<CommunityRoute> left =
        catalogue.community().stream()
            .filter(route -> !there.contains(route.id()))
            .sorted(Comparator.comparing(route -> route.rung().orElse(Integer.MAX_VALUE)))
            .toList();
    return names.stream()
        .flatMap(name ->
            left.stream()
                .filter(route ->
                    name.key().equals("community")
                        ? route.rung().isPresent()
                        : isCalled(route, name.key()))
                .limit(1))
        .findFirst();
  }

  private static boolean isCalled(CommunityRoute route, String key) {
    boolean kind =
        Stream.of(CareerPlan.Kind.values()).anyMatch(one -> one.name().equalsIgnoreCase(key));
    return !kind
        && PlanWords.tokens(route.id() + " " + route.document().title()).stream()
            .anyMatch(token -> token.word().startsWith(key));
  }

  /** The one whose words are most in the text, else the next that the goal advises. */
  private Optional<Project> project(Asked asked, CareerPlan plan, String text, boolean named) {
    Set<String> there = new HashSet<>(plan.steps().stream().map(Step::id).toList());
    List<Token> said = PlanWords.tokens(text);
    List<String> advised =
        asked.catalogue().path(plan.goal()).map(GoalPath::projects).orElse(List.of());
    Comparator<Project> order =
        Comparator.<Project>comparingLong(project -> -hits(project, said))
            .thenComparingInt(project -> place(advised, project.id()))
            .thenComparingInt(project -> -suits(asked, project))
            .thenComparing(Project::id);
    return asked.catalogue().projects().stream()
        .filter(project -> project.startHere() && !there.contains(project.id()))
        .filter(project -> named || hits(project, said) > 0)
        .min(order);
  }

  private static int suits(Asked asked, Project project) {
    return (int) asked.profile().languages().stream().filter(project::suits).count();
  }

  private static int place(List<String> advised, String id) {
    int place = advised.indexOf(id);
    return place < 0 ? advised.size() : place;
  }

  private static long hits(Project project, List<Token> said) {
    Set<String> own = new HashSet<>(project.document().topics());
    PlanWords.tokens(project.document().title()).stream()
        .map(Token::word)
        .filter(word -> word.length() > 4)
        .forEach(own::add);
    return said.stream()
        .map(Token::word)
        .distinct()
        .filter(word -> own.contains(word) || own.contains(word + "s"))
        .count();
  }

  /** A wish for one step more of a plan. */
  private record Adding(Asked asked, Add wish, CareerPlan plan) {
    Carried known(String id) {
      Redrawing redrawing = Redrawing.of(asked, plan);
      return drawn(redrawing, redrawing.wish().terms().with(id), id);
    }

    /** In the person's own words; without a length it takes two hours, which is said. */
    Carried own(Own own) {
      Redrawing redrawing = Redrawing.of(asked, plan);
      Terms terms = redrawing.wish().terms();
      int hours = own.hours().filter(some -> some >= 1).orElse(USUAL_HOURS);
      OwnStep step = new OwnStep(fresh(terms), own.title(), hours);
      return drawn(redrawing, terms.with(step), step.id());
    }

    private String fresh(Terms terms) {
      List<String> taken =
          Stream.concat(terms.own().stream().map(OwnStep::id), plan.steps().stream().map(Step::id))
              .toList();
      return IntStream.iterate(1, number -> number + 1)
          .mapToObj(number -> OwnStep.PREFIX + number)
          .filter(id -> !taken.contains(id))
          .findFirst()
          .orElseThrow();
    }

    private Carried drawn(Redrawing redrawing, Terms terms, String id) {
      Wish wanted = redrawing.wish();
      CareerPlan after = redrawing.drawn(wanted.under(terms));
      Optional<Step> added = step(after, id);
      Optional<WishTime> time = wish.times().times().stream().findFirst();
      boolean late =
          added.isPresent()
              && time.isPresent()
              && !(wish.times().isTill(time.get())
                  && !added.get().dueOn().isAfter(time.get().last()));
      if (late) {
        Move move =
            wish.times().isTill(time.get())
                ? Move.on(added.get().id(), time.get().last())
                : PlanMoves.at(added.get(), time.get());
        after = redrawing.drawn(wanted.under(terms.moved(added.get().id(), List.of(move))));
        added = step(after, id);
      }
      if (added.isEmpty()) {
        return Said.of(
            "%s finds no room before your plan has to end, so nothing is changed. With more hours a week or a later end it would."
                .formatted(title(asked, id)));
      }
      return told(added.get(), after, time);
    }

    private Carried told(Step step, CareerPlan after, Optional<WishTime> time) {
      boolean missed =
          time.filter(one -> wish.times().isTill(one) || one.isDay())
              .filter(one -> step.dueOn().isAfter(one.last()))
              .isPresent();
      String nearest = missed ? " It can't be done by %s.".formatted(date(time.get().last())) : "";
      boolean guessed = wish.own().isPresent() && wish.own().get().hours().isEmpty();
      String length =
          guessed && step.kind() == CareerPlan.Kind.OWN
              ? "%s, as you named no length".formatted(HoursAdvice.spoken(step.hours()))
              : HoursAdvice.spoken(step.hours());
      Set<String> fresh = new HashSet<>(after.steps().stream().map(Step::id).toList());
      return new Changed(
          "Added: step %d, **%s**, %s to %s, %s.%s"
              .formatted(
                  after.number(step),
                  Section.withoutMarks(step.title()),
                  date(step.startOn()),
                  date(step.dueOn()),
                  length,
                  nearest),
          after,
          fresh);
    }
  }

  /** The step itself; of a credential its exam, or that of what replaced it. */
  private static Optional<Step> step(CareerPlan plan, String id) {
    return plan.step(id)
        .or(() ->
            plan.open().stream()
                .filter(step -> step.kind() == CareerPlan.Kind.CREDENTIAL)
                .filter(step -> step.sources().contains(id))
                .findFirst());
  }

  private static String title(Asked asked, String id) {
    return asked.catalogue().credential(id).map(Credential::codeAndName).orElse("It");
  }
}
