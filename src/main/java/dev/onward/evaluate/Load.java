package dev.onward.evaluate;

import dev.onward.evaluate.Server.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets people arrive at a server, each new and with one question, and takes the time of their whole
 * answers. Arrivals are open-loop: they come at their own times, by chance as people do, whether or
 * not earlier answers are there, and a time counts from when the person meant to ask. A slow server
 * can't slow the questions down and look better for it.
 */
public final class Load {
  private static final long SEED = 42;

  private final Server server;
  private final List<String> questions;

  public Load(Server server, List<String> questions) {
    this.server = server;
    this.questions = List.copyOf(questions);
  }

  /** So many people a second; those of the first while are answered, but not counted. */
  public record Pace(double perSecond, Duration warmUp, Duration counted) {}

  /** What became of one question; {@code fault} is empty where it was answered. */
  record Asked(Duration arrival, Duration answered, String fault) {}

  /** Sends all and waits until the last is answered. */
  public LoadReport run(Pace pace) {
    List<Duration> arrivals = arrivals(pace);
    List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch open = new CountDownLatch(arrivals.size());
    long start = System.nanoTime();
    for (int i = 0; i < arrivals.size(); i++) {
      Duration arrival = arrivals.get(i);
      String question = questions.get(i % questions.size());
      waitUntil(start + arrival.toNanos());
      Thread.ofVirtual()
          .start(() -> {
            String fault = ask(question);
            asked.add(new Asked(arrival, Duration.ofNanos(System.nanoTime() - start), fault));
            open.countDown();
          });
    }
    await(open);
    return LoadReport.of(
        asked.stream().filter(one -> one.arrival().compareTo(pace.warmUp()) >= 0).toList());
  }

  /** Times between arrivals are exponential, from a fixed seed so that runs can be compared. */
  private static List<Duration> arrivals(Pace pace) {
    Random random = new Random(SEED);
    double end = seconds(pace.warmUp().plus(pace.counted()));
    List<Duration> arrivals = new ArrayList<>();
    for (double at = 0; at < end; at += -Math.log(1 - random.nextDouble()) / pace.perSecond()) {
      arrivals.add(Duration.ofNanos((long) (at * 1e9)));
    }
    return arrivals;
  }

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private String ask(String question) {
    try {
      new Visit(server).say(question);
      return "";
    } catch (BadReply | Unreachable e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void waitUntil(long moment) {
    for (long rest = moment - System.nanoTime(); rest > 0; rest = moment - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  private static void await(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before all answers were there", e);
    }
  }
}
