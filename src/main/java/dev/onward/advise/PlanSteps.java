package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.advise.Carried.Changed;
import dev.onward.advise.Carried.Said;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Terms;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.PlanWish;
import dev.onward.understand.wish.PlanWords;
import dev.onward.understand.wish.StepFinder.Mention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ticks single steps of a plan, takes ticks off, leaves steps out and says why one is there. */
final class PlanSteps {
  private static final int MOST_ASKED = 3;
  private static final int FEW_WORDS = 5;

  private final PlanWords words;

  PlanSteps(PlanWords words) {
    this.words = words;
  }

  /** The steps that are meant, or what to ask where they can't be told. */
  record Meant(List<Step> steps, List<Mention> mentions, @Nullable Advice question) {
    Meant {
      steps = List.copyOf(steps);
      mentions = List.copyOf(mentions);
    }
  }

  /** How a button asks for a step: what stands before its number and behind it. */
  record Button(String before, String behind) {
    String of(int number) {
      return "%sstep %d%s".formatted(before, number, behind);
    }
  }

  /** All that a wish names among some steps; one that may mean several is asked back. */
  Meant meant(PlanWish.OfSteps wish, CareerPlan plan, List<Step> among, Button button) {
    return meant(wish.mentions(), wish.words(), plan, among, button);
  }

  private Meant meant(
      List<Mention> named, String text, CareerPlan plan, List<Step> among, Button button) {
    List<Mention> mentions = named.stream().map(mention -> mention.in(plan)).toList();
    List<Step> steps = new ArrayList<>();
    for (Mention mention : mentions) {
      if (mention.steps().isEmpty()) {
        return new Meant(List.of(), mentions, none(mention, plan));
      }
      Mention left = mention.among(among);
      boolean all = left.steps().size() > 1 && words.has("all", text);
      if (left.steps().size() > 1 && !all) {
        return new Meant(List.of(), mentions, which(plan, left.steps(), button));
      }
      left.steps().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
    }
    return new Meant(steps, mentions, null);
  }

  private static Advice none(Mention mention, CareerPlan plan) {
    return Advice.grounded(
            "There is no %s; the plan has %d steps, and nothing is changed. %s"
                .formatted(mention.words(), plan.steps().size(), Difference.next(plan).orElse("")))
        .withFollowUps(List.of("Show my plan"));
  }

  /** Asks which of some steps is meant; nothing is done. */
  static Advice which(CareerPlan plan, List<Step> steps, Button button) {
    List<Step> asked = steps.stream().limit(MOST_ASKED).toList();
    String more =
        steps.size() > MOST_ASKED
            ? " There are %d of them; \"all\" means each.".formatted(steps.size())
            : "";
    return Advice.grounded(
            "Which one do you mean: %s?%s Nothing is changed yet."
                .formatted(
                    Prose.joined(asked.stream().map(step -> named(plan, step)).toList(), "or"),
                    more))
        .withFollowUps(asked.stream().map(step -> button.of(plan.number(step))).toList());
  }

  static String named(CareerPlan plan, Step step) {
    return "step %d (%s)".formatted(plan.number(step), Section.withoutMarks(step.title()));
  }

  private static String numbers(CareerPlan plan, List<Step> steps) {
    return (steps.size() == 1 ? "Step " : "Steps ")
        + Prose.joined(
            steps.stream().map(step -> Integer.toString(plan.number(step))).toList(), "and");
  }

  // ---------------------------------------------------------------- done and not done

  Carried tick(Asked asked, PlanWish.Tick wish, CareerPlan plan) {
    Button button = new Button("Mark ", " as done");
    Meant meant = meant(wish, plan, plan.open(), button);
    if (meant.question() != null) {
      return new Said(meant.question());
    }
    List<Step> steps = meant.steps().isEmpty() ? atHand(asked, wish, plan) : meant.steps();
    if (steps.isEmpty()) {
      return plan.open().isEmpty()
          ? Said.of("Every step of your plan is done already.")
          : new Said(which(plan, plan.open(), button));
    }
    if (meant.steps().isEmpty() && steps.size() > 1) {
      return new Said(which(plan, steps, button));
    }
    List<Step> open = steps.stream().filter(step -> step.status() != Progress.DONE).toList();
    if (open.isEmpty()) {
      return Said.of(
          "%s %s done already. %s"
              .formatted(
                  numbers(plan, steps),
                  steps.size() == 1 ? "is" : "are",
                  Difference.next(plan).orElse("")));
    }
    CareerPlan after = with(plan, open, Progress.DONE);
    String done = "%s %s done".formatted(numbers(plan, open), open.size() == 1 ? "is" : "are");
    String last =
        after.open().isEmpty() ? " That was the last one; the plan is done. Well done." : "";
    return new Changed("%s: %s.%s".formatted(done, titles(open), last), after);
  }

  /**
   * What may be meant where nothing is named ("done!"): what is in the works, else what runs today.
   * More words than that name something, though we don't know what.
   */
  private static List<Step> atHand(Asked asked, PlanWish wish, CareerPlan plan) {
    if (PlanWords.tokens(wish.words()).size() > FEW_WORDS) {
      return List.of();
    }
    List<Step> doing =
        plan.open().stream().filter(step -> step.status() == Progress.DOING).toList();
    List<Step> running =
        plan.open().stream().filter(step -> !step.startOn().isAfter(asked.today())).toList();
    return doing.isEmpty() ? running : doing;
  }

  Carried untick(PlanWish.Untick wish, CareerPlan plan) {
    Button button = new Button("Mark ", " as not done");
    Meant meant = meant(wish, plan, plan.done(), button);
    if (meant.question() != null) {
      return new Said(meant.question());
    }
    if (plan.done().isEmpty()) {
      return Said.of("No step is ticked, so all of them count as open.");
    }
    List<Step> steps = meant.steps().isEmpty() ? plan.done() : meant.steps();
    if (meant.steps().isEmpty() && steps.size() > 1) {
      return new Said(which(plan, steps.reversed(), button));
    }
    List<Step> done = steps.stream().filter(step -> step.status() == Progress.DONE).toList();
    if (done.isEmpty()) {
      return Said.of(
          "%s %s open as it stands. %s"
              .formatted(
                  numbers(plan, steps),
                  steps.size() == 1 ? "is" : "are",
                  Difference.next(plan).orElse("")));
    }
    CareerPlan after = with(plan, done, Progress.TODO);
    return new Changed(
        "%s %s open again: %s."
            .formatted(numbers(plan, done), done.size() == 1 ? "is" : "are", titles(done)),
        after);
  }

  private static CareerPlan with(CareerPlan plan, List<Step> steps, Progress progress) {
    CareerPlan after = plan;
    for (Step step : steps) {
      after = after.with(step.id(), progress);
    }
    return after;
  }

  private static String titles(List<Step> steps) {
    return Prose.joined(
        steps.stream().map(step -> "**" + Section.withoutMarks(step.title()) + "**").toList(),
        "and");
  }

  // ---------------------------------------------------------------- left out

  Carried drop(Asked asked, PlanWish.Drop wish, CareerPlan plan) {
    Button button = new Button("Leave out ", "");
    boolean each = words.has("without", wish.words());
    Meant meant = each ? whole(wish, plan) : meant(wish, plan, plan.open(), button);
    if (meant.question() != null) {
      return new Said(meant.question());
    }
    if (meant.steps().isEmpty()) {
      return new Said(
          Advice.grounded(
                  "Which step shall I leave out? Name its number, or say \"the talk\", \"the project\" or the code of an exam. Nothing is changed yet.")
              .withFollowUps(List.of("Show my plan")));
    }
    List<Step> steps =
        meant.steps().stream().filter(step -> step.status() != Progress.DONE).toList();
    if (steps.isEmpty()) {
      return Said.of(
          "%s done already and takes no time any more, so nothing is left out."
              .formatted(
                  numbers(plan, meant.steps()) + (meant.steps().size() == 1 ? " is" : " are")));
    }
    Dropped dropped = dropped(plan, steps, meant.mentions());
    Optional<Advice> needed = needed(asked, plan, dropped);
    if (needed.isPresent()) {
      return new Said(needed.get());
    }
    Redrawing redrawing = Redrawing.of(asked, plan);
    Wish wanted = redrawing.wish();
    CareerPlan after = redrawing.drawn(wanted.under(wanted.terms().without(dropped.ids())));
    return new Changed(dropped.words(), after, ids(dropped.steps()));
  }

  /** "Without community": all that is called so. */
  private static Meant whole(PlanWish.Drop wish, CareerPlan plan) {
    List<Mention> mentions = wish.mentions().stream().map(mention -> mention.in(plan)).toList();
    List<Step> steps =
        mentions.stream()
            .flatMap(mention -> mention.among(plan.open()).steps().stream())
            .distinct()
            .toList();
    Optional<Mention> missing =
        mentions.stream().filter(mention -> mention.steps().isEmpty()).findFirst();
    return new Meant(steps, mentions, missing.map(one -> none(one, plan)).orElse(null));
  }

  /** What is left out, by the ids that the plan keeps, and the steps that go with them. */
  private record Dropped(List<String> ids, List<Step> steps, String words) {
    Dropped {
      ids = List.copyOf(ids);
      steps = List.copyOf(steps);
    }
  }

  private static Dropped dropped(CareerPlan plan, List<Step> steps, List<Mention> mentions) {
    List<String> ids = new ArrayList<>();
    List<Step> gone = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Step step : steps) {
      String credential = step.sources().isEmpty() ? "" : step.sources().getFirst();
      boolean coded = mentions.stream().anyMatch(mention -> mention.words().equals(credential));
      if (step.kind() == Kind.CREDENTIAL) {
        List<Step> about =
            plan.open().stream()
                .filter(one -> one.sources().contains(credential))
                .filter(one -> coded || one.equals(step) || one.id().endsWith("-review"))
                .toList();
        gone.addAll(about);
        ids.addAll(coded ? List.of(credential) : about.stream().map(Step::id).toList());
        words.add(
            coded
                ? "%s, with its study, is out.".formatted(credential)
                : "The exam %s is out; its study stays, unless you say \"drop %s\"."
                    .formatted(credential, credential));
      } else {
        gone.add(step);
        ids.add(step.id());
        words.add(
            "Step %d, **%s**, is out."
                .formatted(plan.number(step), Section.withoutMarks(step.title())));
      }
    }
    for (Kind kind : List.of(Kind.PORTFOLIO, Kind.COMMUNITY)) {
      boolean some = gone.stream().anyMatch(step -> step.kind() == kind);
      boolean left =
          plan.open().stream().anyMatch(step -> step.kind() == kind && !gone.contains(step));
      if (some && !left) {
        ids.add(Terms.word(kind));
      }
    }
    String said =
        words.size() <= 2 ? String.join(" ", words) : "%s are out.".formatted(numbers(plan, gone));
    return new Dropped(ids, gone, said);
  }

  /** What another exam of the plan requires stays in it. */
  private static Optional<Advice> needed(Asked asked, CareerPlan plan, Dropped dropped) {
    List<String> gone = credentials(dropped.steps());
    List<String> planned =
        credentials(plan.open()).stream().filter(id -> !gone.contains(id)).toList();
    for (String id : planned) {
      Optional<Credential> credential = asked.catalogue().credential(id);
      Optional<String> missing =
          credential.stream()
              .flatMap(one -> one.requires().stream())
              .filter(need -> need.anyOf().stream().anyMatch(gone::contains))
              .filter(need ->
                  need.anyOf().stream().noneMatch(one -> planned.contains(one) || asked.holds(one)))
              .map(need -> need.anyOf().stream().filter(gone::contains).findFirst().orElseThrow())
              .findFirst();
      if (missing.isPresent()) {
        return Optional.of(
            Advice.grounded(
                    "%s stays: %s requires it, so the plan would not lead there without it.%s You can drop %s too, or tell me that you hold %s."
                        .formatted(missing.get(), id, Prose.mark(id), id, missing.get()))
                .withFollowUps(List.of("Drop " + id, "I hold " + missing.get())));
      }
    }
    return Optional.empty();
  }

  private static List<String> credentials(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.kind() == Kind.CREDENTIAL && !step.sources().isEmpty())
        .map(step -> step.sources().getFirst())
        .toList();
  }

  private static Set<String> ids(List<Step> steps) {
    return new HashSet<>(steps.stream().map(Step::id).toList());
  }

  // ---------------------------------------------------------------- why

  Carried why(Asked asked, PlanWish.Why wish, CareerPlan plan) {
    Meant meant = meant(wish, plan, plan.steps(), new Button("Why is ", " in my plan?"));
    List<Step> steps =
        meant.steps().isEmpty() && !meant.mentions().isEmpty()
            ? meant.mentions().getFirst().steps().stream().limit(1).toList()
            : meant.steps();
    if (steps.isEmpty()) {
      return meant.question() != null
          ? new Said(meant.question())
          : Said.of(
              "The order is this: what an exam requires comes before it, large gaps are studied first, a project and a community step run beside the study, a week of review stands before each exam. Name a step, and I say why it is there.");
    }
    Step step = steps.getFirst();
    Prose prose = new Prose();
    prose.say(
        "Step %d, **%s** (%s to %s): %s"
            .formatted(
                plan.number(step),
                Section.withoutMarks(step.title()),
                date(step.startOn()),
                date(step.dueOn()),
                step.why()));
    prose.say(reason(asked, plan, step));
    return Said.of(prose.toString());
  }

  private static String reason(Asked asked, CareerPlan plan, Step step) {
    String credential = step.sources().isEmpty() ? "" : step.sources().getFirst();
    Optional<String> requiring =
        plan.steps().stream()
            .filter(other -> other.kind() == Kind.CREDENTIAL && !other.sources().isEmpty())
            .map(other -> other.sources().getFirst())
            .filter(id -> requires(asked, id, credential))
            .findFirst();
    return switch (step.kind()) {
      case CREDENTIAL, LEARNING ->
          requiring
              .map(id -> "%s requires %s.%s".formatted(id, credential, Prose.mark(id)))
              .orElse(
                  step.kind() == Kind.CREDENTIAL
                      ? "It is what the plan leads to: %s.".formatted(plan.goalTitle())
                      : step.id().contains("-renewal-")
                          ? "Left undone, the badge lapses."
                          : "The exam %s asks it.".formatted(credential));
      case PORTFOLIO ->
          "No exam requires it: it is what you can show beside a badge, so it runs beside the study. \"Leave out step %d\" takes it out."
              .formatted(plan.number(step));
      case COMMUNITY ->
          "No exam requires it: it makes you visible to people who hire. \"Leave out step %d\" takes it out."
              .formatted(plan.number(step));
      case UPDATE, OWN ->
          "Nothing requires it. \"Leave out step %d\" takes it out.".formatted(plan.number(step));
    };
  }

  private static boolean requires(Asked asked, String id, String other) {
    return asked.catalogue().credential(id).stream()
        .flatMap(credential -> credential.requires().stream())
        .anyMatch(need -> need.anyOf().contains(other));
  }
}
