package dev.onward.web;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.PlanExport;
import dev.onward.plan.Profile;
import dev.onward.talk.Conversation;
import dev.onward.talk.Conversations;
import dev.onward.talk.Feedback;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.web.Views.PlanView;
import dev.onward.web.Views.ProfileView;
import dev.onward.web.Views.TurnView;
import dev.onward.web.Views.WholeConversation;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a person: their plan and profile, to see, change, take away and wipe. */
final class PersonRoutes {
  private final Memory memory;
  private final Conversations conversations;
  private final Sessions sessions;
  private final Catalogue catalogue;
  private final InstantSource clock;

  PersonRoutes(
      Memory memory,
      Conversations conversations,
      Sessions sessions,
      Catalogue catalogue,
      InstantSource clock) {
    this.memory = memory;
    this.conversations = conversations;
    this.sessions = sessions;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  private record StepChange(@Nullable String status) {}

  private record Export(
      ProfileView profile,
      @Nullable PlanView plan,
      List<WholeConversation> conversations,
      List<Feedback> feedback,
      Map<String, Object> further) {}

  void plan(Context request) {
    KeptPlan kept = kept(request);
    request.json(PlanView.of(kept.id(), kept.plan(), List.of()));
  }

  void planAsText(Context request) {
    request
        .contentType("text/markdown; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"onward-plan.md\"")
        .result(PlanExport.markdown(kept(request).plan()));
  }

  void planAsCalendar(Context request) {
    KeptPlan kept = kept(request);
    request
        .contentType("text/calendar; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"onward-plan.ics\"")
        .result(PlanExport.calendar(kept.id(), kept.plan(), clock.instant()));
  }

  void changeStep(Context request) {
    String person = person(request).orElseThrow(() -> Refused.notFound("plan"));
    CareerPlan plan = kept(request).plan();
    PlanRevision.require(request, plan);
    String step = request.pathParam("id");
    if (plan.step(step).isEmpty()) {
      throw Refused.notFound("step");
    }
    Progress progress = progress(request);
    KeptPlan kept =
        memory
            .change(
                person,
                now -> {
                  PlanRevision.require(request, now);
                  return now.with(step, progress);
                })
            .orElseThrow(() -> Refused.notFound("plan"));
    request.json(PlanView.of(kept.id(), kept.plan(), List.of()));
  }

  private static Progress progress(Context request) {
    String status = ChatRoutes.body(request, StepChange.class).status();
    for (Progress progress : Progress.values()) {
      if (progress.name().toLowerCase(Locale.ROOT).equals(status)) {
        return progress;
      }
    }
    throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "Send a \"status\" of todo, doing or done");
  }

  private KeptPlan kept(Context request) {
    return person(request)
        .flatMap(memory::plan)
        .orElseThrow(() ->
            new Refused(
                HttpStatus.NOT_FOUND, "There is no plan yet; ask for one in the conversation"));
  }

  void profile(Context request) {
    request.json(shown(person(request).map(memory::profile).orElse(Profile.EMPTY)));
  }

  private ProfileView shown(Profile profile) {
    String goal = profile.goal() == null ? "" : profile.goal();
    String title =
        catalogue
            .path(goal)
            .map(GoalPath::title)
            .or(() -> catalogue.credential(goal).map(Credential::codeAndName))
            .orElse(null);
    return ProfileView.of(profile, title);
  }

  void changeProfile(Context request) {
    Profile profile = ChatRoutes.body(request, ProfileForm.class).profile(catalogue);
    memory.keep(sessions.personOrNew(request), profile);
    request.json(shown(profile));
  }

  void export(Context request) {
    Optional<String> person = person(request);
    request
        .header("Content-Disposition", "attachment; filename=\"onward-export.json\"")
        .json(
            new Export(
                shown(person.map(memory::profile).orElse(Profile.EMPTY)),
                person
                    .flatMap(memory::plan)
                    .map(kept -> PlanView.of(kept.id(), kept.plan(), List.of()))
                    .orElse(null),
                person.map(conversations::all).orElse(List.of()).stream().map(this::whole).toList(),
                person.map(conversations::feedback).orElse(List.of()),
                person.map(memory::belongings).orElse(Map.of())));
  }

  private WholeConversation whole(Conversation conversation) {
    return new WholeConversation(
        conversation.id(),
        conversation.title(),
        conversations.turns(conversation.id()).stream().map(TurnView::of).toList());
  }

  void forget(Context request) {
    person(request).ifPresent(memory::forget);
    request.removeCookie(Sessions.COOKIE);
    request.status(HttpStatus.NO_CONTENT);
  }

  private Optional<String> person(Context request) {
    return sessions.person(request);
  }
}
