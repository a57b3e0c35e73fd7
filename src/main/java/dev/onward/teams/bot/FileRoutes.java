package dev.onward.teams.bot;

import dev.onward.channel.Links;
import dev.onward.channel.Links.Target;
import dev.onward.plan.PlanExport;
import dev.onward.talk.Answer;
import dev.onward.talk.Conversations;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.InstantSource;
import java.util.Optional;

/** What the links in messages open: a plan as files, an answer that was too long for Teams. */
public final class FileRoutes {
  private final Links links;
  private final Memory memory;
  private final Conversations conversations;
  private final InstantSource clock;

  public FileRoutes(Links links, Memory memory, Conversations conversations, InstantSource clock) {
    this.links = links;
    this.memory = memory;
    this.conversations = conversations;
    this.clock = clock;
  }

  public void planAsText(Context request) {
    text(request, PlanExport.markdown(plan(request).plan()));
  }

  public void planAsCalendar(Context request) {
    KeptPlan kept = plan(request);
    request
        .contentType("text/calendar; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"onward-plan.ics\"")
        .result(PlanExport.calendar(kept.id(), kept.plan(), clock.instant()));
  }

  public void answer(Context request) {
    Target target = target(request);
    text(
        request,
        target
            .turn()
            .flatMap(id -> conversations.turn(target.person(), id))
            .flatMap(turn -> Optional.ofNullable(turn.answer()))
            .map(Answer::whole)
            .orElseThrow(FileRoutes::gone));
  }

  private KeptPlan plan(Context request) {
    Target target = target(request);
    return Optional.of(target)
        .filter(t -> t.turn().isEmpty())
        .flatMap(t -> memory.plan(t.person()))
        .orElseThrow(FileRoutes::gone);
  }

  private Target target(Context request) {
    return links.find(request.pathParam("key")).orElseThrow(FileRoutes::gone);
  }

  private static NotFoundResponse gone() {
    return new NotFoundResponse("This link has ended; ask for a new one in Teams");
  }

  private static void text(Context request, String markdown) {
    request.contentType("text/plain; charset=utf-8").result(markdown);
  }
}
