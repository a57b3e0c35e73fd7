package dev.onward;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.onward.database.Database;
import dev.onward.database.RateLimits;
import dev.onward.digest.Digest;
import dev.onward.digest.MailService;
import dev.onward.gather.Gathering;
import dev.onward.gather.keep.ItemNotes;
import dev.onward.talk.Actions;
import dev.onward.talk.Memory;
import dev.onward.teams.Teams;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again, each time by one node of those that share a database. */
final class Jobs {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final Schedule EACH_MINUTE = FixedDelay.ofMinutes(1);
  private static final int NOTES_A_MINUTE = 20;

  private final List<RecurringTask<Void>> tasks = new ArrayList<>();

  Jobs forgetting(Memory memory, Duration unseenFor) {
    return job(
        "forget-unseen-people",
        Schedules.daily(LocalTime.of(3, 30)),
        () ->
            log.info("forgot {} people who did not come back", memory.forgetUnseenFor(unseenFor)));
  }

  Jobs of(RateLimits rates) {
    return job("rate-limits-tidy", FixedDelay.ofMinutes(10), rates::forgetOld);
  }

  /** Each minute, since a question that waits may hold an e-mail address. */
  Jobs of(Actions actions) {
    return job("actions-tidy", EACH_MINUTE, actions::tidy);
  }

  Jobs of(Teams teams) {
    return job("teams-tell-people", FixedDelay.ofMinutes(5), () -> tell(teams))
        .job("teams-tidy", Schedules.daily(LocalTime.of(3, 45)), teams::tidy);
  }

  private static void tell(Teams teams) {
    int told = teams.tellPeople();
    if (told > 0) {
      log.info("Teams: told {} people what they asked for", told);
    }
  }

  Jobs of(Digest digest) {
    return job("digest-tidy", Schedules.daily(LocalTime.of(3, 15)), digest::tidy);
  }

  Jobs of(MailService post) {
    return job("digest-plan", EACH_MINUTE, post::plan)
        .job("digest-tidy-deliveries", Schedules.daily(LocalTime.of(3, 20)), post::tidy);
  }

  /** Asks every minute whose turn it is. */
  Jobs of(Gathering gathering) {
    return job("gather", EACH_MINUTE, gathering::lookAtDue);
  }

  /**
   * A few each minute, so that a first look of hundreds does not use up the day's tokens at once.
   */
  Jobs of(ItemNotes notes) {
    return job("gather-notes", EACH_MINUTE, () -> notes.word(NOTES_A_MINUTE));
  }

  private Jobs job(String name, Schedule schedule, Runnable work) {
    tasks.add(Tasks.recurring(name, schedule).execute((instance, context) -> work.run()));
    return this;
  }

  /** Begins; whoever closes what is given back ends it. */
  AutoCloseable start(Database database, InstantSource clock) {
    Scheduler scheduler =
        new SchedulerBuilder(database.dataSource(), List.of())
            .startTasks(tasks)
            .clock(clock::instant)
            // The usual name is the host's, which would have to be looked up.
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .threads(3)
            .pollingInterval(Duration.ofSeconds(10))
            // What goes on after that is interrupted, and another node takes it up.
            .shutdownMaxWait(Duration.ofSeconds(5))
            .build();
    scheduler.start();
    return scheduler::stop;
  }
}
