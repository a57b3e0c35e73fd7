package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.ai.ToolCall;
import dev.onward.ground.Check;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.retrieve.Evidence;
import dev.onward.talk.Making.ToolUse;
import dev.onward.talk.ToolArguments.Unfit;
import dev.onward.understand.Ask;
import dev.onward.understand.Context;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a chat model may use for one answer. What it writes is checked like any input from
 * outside; what it gets comes from the same advisor that answers without it, so a plan is always
 * {@code plan}'s. Nothing is remembered that the person did not write themselves, and no plan is
 * replaced unasked: text that the model has read can't reach either. Not thread-safe.
 */
final class Toolbox {
  private static final int PASSAGES = 5;
  private static final int LONGEST_RESULT = 6_000;

  private final Advisors advisors;
  private final ModelAdvisor.Task task;
  private final Citing sources;
  private final Check check;
  private final List<ToolUse> uses = new ArrayList<>();
  private Profile profile;
  private @Nullable CareerPlan plan;

  Toolbox(ModelAdvisor.Task task, Citing sources, Check check) {
    this.advisors = task.advisors();
    this.task = task;
    this.sources = sources;
    this.check = check;
    this.profile = task.message().profile();
    this.plan = task.draft().plan();
  }

  List<ToolUse> uses() {
    return List.copyOf(uses);
  }

  /** The person's profile with what was remembered on the way. */
  Profile profile() {
    return profile;
  }

  /** The plan that goes with the answer, if one was made. */
  @Nullable CareerPlan plan() {
    return plan;
  }

  /** Does what the model asks for, or tells it why not. */
  String use(ToolCall call) {
    String result;
    try {
      result = result(call.tool(), ToolArguments.of(call.arguments(), advisors.catalogue()));
    } catch (Unfit e) {
      result = "Not done: " + e.getMessage();
    }
    String given = result.substring(0, Math.min(result.length(), LONGEST_RESULT));
    uses.add(new ToolUse(call.tool(), call.arguments(), given));
    return given;
  }

  private String result(String tool, ToolArguments arguments) {
    return switch (tool) {
      case "find_passages" -> passages(arguments.text("query"));
      case "credential_facts" -> advice(Ask.DESCRIBE, "", arguments.credentials());
      case "compare_credentials" -> advice(Ask.COMPARE, "", arguments.credentials());
      case "latest_updates" -> advice(Ask.NEWS, arguments.text("query"), List.of());
      case "make_plan" -> plan(arguments);
      case "remember" -> remember(arguments.text("quote"));
      default -> throw new Unfit("there is no tool " + tool);
    };
  }

  private String passages(String query) {
    List<Evidence> found =
        advisors.embedded().evidence(message(Ask.UNCLEAR, query, List.of(), profile), task.today());
    StringBuilder text = new StringBuilder();
    found.stream()
        .limit(PASSAGES)
        .map(Evidence::passage)
        .forEach(passage -> text.append(Briefing.passage(sources.number(passage), passage)));
    check.more(sources.cited(), "");
    return text.isEmpty() ? "The knowledge holds nothing on it." : text.toString();
  }

  private String advice(Ask ask, String matter, List<String> credentials) {
    String words = credentials.isEmpty() ? matter : String.join(" ", credentials);
    return said(advice(message(ask, words, credentials, profile)));
  }

  private Advice advice(Understanding message) {
    return advisors.embedded().advise(message, task.plan(), task.today());
  }

  /** The advice with the model's numbers in place of its marks; what it says may be said again. */
  private String said(Advice advice) {
    String text = sources.numbered(advice.whole());
    check.more(sources.cited(), text);
    return text;
  }

  private String plan(ToolArguments arguments) {
    if (task.message().isOfSomebodyElse()) {
      throw new Unfit("a plan is kept for the person only, and they asked about somebody else");
    }
    boolean asked = task.message().parts().stream().anyMatch(part -> part.ask().plans());
    if (task.plan() != null && !asked) {
      throw new Unfit("the person has a plan and did not ask to change it; offer to");
    }
    Optional<Integer> hours = arguments.hours();
    if (hours.isPresent() && !isTheirs(hours.get())) {
      throw new Unfit("the person named no such hours; leave them out or ask");
    }
    Profile wanted = arguments.goal().map(profile::withGoal).orElse(profile);
    Profile planned = hours.map(wanted::withHours).orElse(wanted);
    Advice advice =
        advice(
            message(
                task.plan() == null ? Ask.PLAN : Ask.PLAN_ADAPT,
                task.message().said(),
                List.of(),
                planned,
                arguments.day("finish_by").orElse(task.message().finishBy())));
    plan = advice.plan();
    return said(advice);
  }

  private boolean isTheirs(int hours) {
    Integer known = profile.hoursPerWeek();
    return (known != null && known == hours) || isTheirs(Integer.toString(hours));
  }

  private String remember(String quote) {
    if (task.message().isOfSomebodyElse() || !isTheirs(quote)) {
      throw new Unfit("the person wrote no such words");
    }
    Understanding read =
        advisors.interpreter().interpret(quote, Context.fresh(profile, task.today()));
    if (read.learned().isEmpty()) {
      throw new Unfit("there is nothing in it that changes the advice");
    }
    profile = read.profile();
    return "Noted: " + String.join(", ", read.learned());
  }

  /** True for words that the person wrote in this conversation. */
  private boolean isTheirs(String words) {
    return Stream.concat(
            Stream.of(task.message().said()), task.before().stream().map(Turn::question))
        .anyMatch(text -> even(text).contains(even(words)));
  }

  private static String even(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }

  private static Understanding message(
      Ask ask, String text, List<String> credentials, Profile profile) {
    return message(ask, text, credentials, profile, null);
  }

  private static Understanding message(
      Ask ask,
      String text,
      List<String> credentials,
      Profile profile,
      @Nullable LocalDate finishBy) {
    Part part = Part.asked(ask, text, credentials, profile.goal());
    return new Understanding(text, text, List.of(part), profile, List.of(), finishBy, null);
  }
}
