package dev.onward.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onward.knowledge.Freshness;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Acted;
import dev.onward.talk.Answer;
import dev.onward.talk.Citation;
import dev.onward.talk.Conversation;
import dev.onward.talk.Making;
import dev.onward.talk.Turn;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What goes over the wire, as the HTTP contract has it. */
final class Views {
  private Views() {}

  record Whole(
      String conversationId,
      String messageId,
      String outcome,
      String answeredBy,
      String answer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String more,
      List<Citation> citations,
      @Nullable PlanView plan,
      List<String> followUps,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fallback,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Freshness freshness,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Acted acted,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standalone) {

    static Whole of(
        String conversationId, String messageId, Answer answer, @Nullable String planId) {
      return new Whole(
          conversationId,
          messageId,
          answer.outcome().word(),
          answer.answeredBy(),
          answer.text(),
          answer.more(),
          answer.citations(),
          answer.plan() == null ? null : PlanView.of(planId, answer.plan(), answer.citations()),
          answer.followUps(),
          Views.fallback(answer),
          answer.freshness(),
          answer.acted(),
          answer.standalone());
    }
  }

  record Start(String conversationId, String messageId, String answeredBy) {}

  record Token(String text) {}

  record FollowUps(List<String> questions) {}

  record Done(
      String outcome,
      String answeredBy,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String more,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fallback,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Freshness freshness,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Acted acted,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standalone) {
    static Done of(Answer answer) {
      return new Done(
          answer.outcome().word(),
          answer.answeredBy(),
          answer.more(),
          Views.fallback(answer),
          answer.freshness(),
          answer.acted(),
          answer.standalone());
    }
  }

  /** Why the embedded advisor answered although there is a chat model; null where it did not. */
  static @Nullable String fallback(Answer answer) {
    Making making = answer.making();
    return making == null || making.fallback() == null ? null : making.fallback().word();
  }

  /** A profile with the goal in words. */
  record ProfileView(
      @Nullable String name,
      List<HeldBadge> held,
      @Nullable String goal,
      @Nullable String goalTitle,
      @Nullable Integer hoursPerWeek,
      @Nullable LocalDate startsOn,
      List<String> languages,
      @Nullable String role,
      @Nullable String employer,
      List<String> dislikes) {

    static ProfileView of(Profile profile, @Nullable String goalTitle) {
      return new ProfileView(
          profile.name(),
          profile.held(),
          profile.goal(),
          goalTitle,
          profile.hoursPerWeek(),
          profile.startsOn(),
          profile.languages(),
          profile.role(),
          profile.employer(),
          profile.dislikes());
    }
  }

  record PlanView(
      @Nullable String planId,
      String revision,
      String goal,
      String goalTitle,
      LocalDate startsOn,
      int hoursPerWeek,
      List<StepView> steps,
      List<String> warnings) {

    static PlanView of(@Nullable String id, CareerPlan plan, List<Citation> citations) {
      return new PlanView(
          id,
          PlanRevision.of(plan),
          plan.goal(),
          plan.goalTitle(),
          plan.startsOn(),
          plan.hoursPerWeek(),
          plan.steps().stream().map(step -> StepView.of(step, citations)).toList(),
          plan.warnings().stream().map(Views::plain).toList());
    }
  }

  record StepView(
      String stepId,
      String kind,
      String title,
      String why,
      LocalDate startOn,
      LocalDate dueOn,
      int hours,
      @Nullable String url,
      String doneWhen,
      String status,
      List<Integer> citations) {

    static StepView of(Step step, List<Citation> citations) {
      return new StepView(
          step.id(),
          step.kind().name().toLowerCase(Locale.ROOT),
          step.title(),
          plain(step.why()),
          step.startOn(),
          step.dueOn(),
          step.hours(),
          step.url(),
          step.doneWhen(),
          step.status().name().toLowerCase(Locale.ROOT),
          citations.stream()
              .filter(citation -> step.sources().contains(citation.documentId()))
              .map(Citation::n)
              .toList());
    }
  }

  record ConversationRow(String id, String title, String createdAt, String updatedAt) {
    static ConversationRow of(Conversation conversation) {
      return new ConversationRow(
          conversation.id(),
          conversation.title(),
          conversation.createdAt().toString(),
          conversation.updatedAt().toString());
    }
  }

  record ConversationRows(List<ConversationRow> conversations) {}

  record WholeConversation(String id, String title, List<TurnView> messages) {}

  record TurnView(
      String messageId, String question, String askedAt, String state, @Nullable Whole answer) {
    static TurnView of(Turn turn) {
      return new TurnView(
          turn.id(),
          turn.question(),
          turn.askedAt().toString(),
          turn.state().name().toLowerCase(Locale.ROOT),
          turn.answer() == null
              ? null
              : Whole.of(turn.conversationId(), turn.id(), turn.answer(), null));
    }
  }

  private static String plain(String text) {
    return Section.withoutMarks(text);
  }
}
