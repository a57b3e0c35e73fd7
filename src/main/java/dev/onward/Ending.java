package dev.onward;

import dev.onward.talk.Talk;
import dev.onward.teams.Teams;
import dev.onward.web.WebServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a program that is told to end: nothing new is taken on, and answers under way go on up
 * to a limit. What then still goes on is told as interrupted.
 */
record Ending(List<Talk> talks, Optional<Teams> teams, WebServer server) {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);

  /** So long an interrupted answer may take to say so. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  Ending {
    talks = List.copyOf(talks);
  }

  void finish(Duration limit) {
    log.info("told to end; answers under way have {} s", limit.toSeconds());
    talks.forEach(Talk::takeNoMore);
    teams.ifPresent(Teams::takeNoMore);
    server.finishBeforeClosing();
    try {
      if (!areOver(limit)) {
        log.warn("answers are interrupted, since the program ends");
        talks.forEach(Talk::interruptAll);
        areOver(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean areOver(Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    boolean over = true;
    for (Talk talk : talks) {
      over &= talk.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    return over;
  }
}
