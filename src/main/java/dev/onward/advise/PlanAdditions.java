package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.advise.PlanWords.Name;
import dev.onward.advise.PlanWords.Token;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Terms;
import dev.onward.plan.Wish;
import dev.onward.understand.text.NamedTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts another exam, project or community step into a plan, chosen from what the knowledge holds.
 */
final class PlanAdditions {
  private static final Pattern CODE =
      Pattern.compile("\\b([a-z]{2,3})[- ]?([cp]?\\d{2,4})\\b", Pattern.CASE_INSENSITIVE);

  private final PlanWords words;

  PlanAdditions(PlanWords words) {
    this.words = words;
  }

  Advice add(Asked asked, CareerPlan plan) {
    String text = asked.part().text();
    Optional<Credential> credential = credential(asked);
    if (credential.isPresent()) {
      return credential(asked, plan, credential.get());
    }
    if (words.has("retake", text)) {
      return Advice.grounded(
          "A second try is no step here: if the first one fails, tell me, and I lay the rest anew. What I can add is an exam, a project, or a community step such as a talk.");
    }
    List<Name> names = words.names(PlanWords.tokens(text));
    Optional<Advice> standing = standing(plan, names);
    if (standing.isPresent()) {
      return standing.get();
    }
    Optional<CommunityRoute> community = community(asked.catalogue(), plan, names);
    if (community.isPresent()) {
      return drawn(asked, plan, community.get().id());
    }
    boolean named = names.stream().anyMatch(name -> name.key().equals("portfolio"));
    Optional<Project> project = project(asked, plan, text, named);
    return project
        .map(found -> drawn(asked, plan, found.id()))
        .orElseGet(() ->
            Advice.grounded(
                    "What shall I add: another project, a community step such as a talk or a docs fix, or an exam? Nothing is changed yet.")
                .withFollowUps(List.of("Add a project", "Add a talk", "Add a docs fix")));
  }

  // ---------------------------------------------------------------- exams

  private static Optional<Credential> credential(Asked asked) {
    Matcher code = CODE.matcher(asked.part().text());
    Stream<String> codes =
        code.results()
            .map(match -> (match.group(1) + "-" + match.group(2)).toUpperCase(Locale.ROOT));
    return Stream.concat(codes, asked.part().credentials().stream())
        .flatMap(id -> asked.catalogue().credential(id).stream())
        .reduce((first, second) -> first);
  }

  private Advice credential(Asked asked, CareerPlan plan, Credential credential) {
    String id = credential.id();
    if (asked.holds(id)) {
      return Advice.grounded(
          "You hold %s already, so it needs no step.%s".formatted(id, Prose.mark(id)));
    }
    Optional<Step> exam =
        plan.steps().stream()
            .filter(step -> step.kind() == CareerPlan.Kind.CREDENTIAL)
            .filter(step -> step.sources().contains(id))
            .findFirst();
    if (exam.isPresent()) {
      return Advice.grounded(
          "%s is in the plan: step %d, due %s."
              .formatted(id, plan.number(exam.get()), date(exam.get().dueOn())));
    }
    return drawn(asked, plan, id);
  }

  // ---------------------------------------------------------------- projects, community

  /** A review stands before each exam anyway. */
  private static Optional<Advice> standing(CareerPlan plan, List<Name> names) {
    boolean review = names.stream().anyMatch(name -> name.key().equals("review"));
    return plan.open().stream()
        .filter(step -> review && step.id().endsWith("-review"))
        .findFirst()
        .map(step ->
            Advice.grounded(
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

  private Advice drawn(Asked asked, CareerPlan plan, String id) {
    Redrawing redrawing = Redrawing.of(asked, plan);
    Wish wish = redrawing.wish();
    Terms terms = wish.terms().with(id);
    CareerPlan after = redrawing.drawn(wish.under(terms));
    Optional<Step> added = step(after, id);
    List<NamedTime> times = new PlanTimes(words, asked.today(), asked.part().text()).times();
    if (added.isPresent() && !times.isEmpty()) {
      Step step = added.get();
      Terms dated = terms.moved(step.id(), List.of(PlanMoves.at(step, times.getFirst())));
      after = redrawing.drawn(wish.under(dated));
      added = step(after, id);
    }
    Set<String> fresh = new HashSet<>(after.steps().stream().map(Step::id).toList());
    if (added.isEmpty()) {
      return Advice.grounded(
          "%s finds no room before your plan has to end, so nothing is changed. With more hours a week or a later end it would."
              .formatted(title(asked, id)));
    }
    Step step = added.get();
    return new Difference(plan, after)
        .told(
            "Added: step %d, **%s**, %s to %s, %s."
                .formatted(
                    after.number(step),
                    Section.withoutMarks(step.title()),
                    date(step.startOn()),
                    date(step.dueOn()),
                    HoursAdvice.spoken(step.hours())),
            fresh);
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
