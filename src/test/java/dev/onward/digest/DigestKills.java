package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscribers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.spi.ToolProvider;

/**
 * Two nodes deliver over one PostgreSQL while one or the other is killed at random moments, and the
 * mail server counts: {@code DigestKills [KILLS] [SUBSCRIBERS]}. It ends with 1 where anybody got a
 * mail twice, or none without being in doubt.
 */
final class DigestKills {
  private static final List<String> QUICK =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final int SERVER_MILLIS = 40;

  /** By the mail server's count and the rows. */
  record Counted(int kills, int once, int twice, int doubtful, int doubtfulThere, int lost) {}

  private final int kills;
  private final int subscribers;
  private final int secondsAhead;
  private final Path folder;
  private final Random random = new Random();

  /**
   * {@code secondsAhead} is by how much the last nodes' clocks are ahead, to wait less for leases.
   */
  DigestKills(int kills, int subscribers, int secondsAhead, Path folder) {
    this.kills = kills;
    this.subscribers = subscribers;
    this.secondsAhead = secondsAhead;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int subscribers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    Path folder = Files.createTempDirectory("digest-kills");
    Counted counted = new DigestKills(kills, subscribers, 0, folder).run();
    System.out.printf(
        "%d kills: of %d subscribers %d got exactly one mail by the server's count, %d got two;%n"
            + "%d in doubt and listed (the server has %d of them); %d lost%n",
        counted.kills(),
        subscribers,
        counted.once(),
        counted.twice(),
        counted.doubtful(),
        counted.doubtfulThere(),
        counted.lost());
    System.exit(counted.twice() + counted.lost() == 0 ? 0 : 1);
  }

  Counted run() throws IOException {
    Path accepted = folder.resolve("accepted");
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        ChildProcess sink =
            ChildProcess.start(
                folder.resolve("sink.log"),
                QUICK,
                SinkProcess.class,
                accepted.toString(),
                Integer.toString(SERVER_MILLIS))) {
      String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      String port = String.valueOf(sink.line()).replace("port ", "");
      try (Database database = Database.open(DeliveryNode.postgres(url))) {
        remember(url, port);
        planAll(database);
        int killed = killAgainAndAgain(database, url, port);
        finish(database, url, port);
        return counted(database, killed, Files.readAllLines(accepted));
      }
    }
  }

  /** Keeps what a node loads in a file, so that the next ones start in less than half the time. */
  private void remember(String url, String port) {
    List<String> options = new ArrayList<>(QUICK);
    options.addAll(List.of("-classpath", packed()));
    options.add("-XX:ArchiveClassesAtExit=" + folder.resolve("classes"));
    try (ChildProcess first =
        ChildProcess.start(
            folder.resolve("first.log"), options, DeliveryNode.class, url, port, "1", "0")) {
      first.await("working");
    }
  }

  /** Jars instead of folders, since Java's archive of loaded classes takes nothing else. */
  private String packed() {
    List<String> jars = new ArrayList<>();
    for (String entry : ChildProcess.classPath().split(File.pathSeparator, -1)) {
      Path jar = folder.resolve("classes-" + jars.size() + ".jar");
      if (Files.isDirectory(Path.of(entry)) && !Files.exists(jar)) {
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--no-compress",
                "--file=" + jar,
                "-C",
                entry,
                ".");
      }
      jars.add(Files.exists(jar) ? jar.toString() : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private void planAll(Database database) {
    Instant now = Instant.now();
    Slot later = new Slot(now.atZone(ZoneOffset.UTC).getDayOfWeek().plus(3), 12, ZoneOffset.UTC);
    Slot.Issue issue = new Slot.Issue(now.atZone(ZoneOffset.UTC).toLocalDate(), now);
    IssueSchedule plans = new IssueSchedule(database, () -> now);
    Subscribers all = new Subscribers(database, () -> now);
    for (int i = 0; i < subscribers; i++) {
      Readers.add(database, "r%d@d%d.example".formatted(i, i % 20), later);
    }
    all.forEachActive(reader -> plans.plan(reader, issue));
  }

  private ChildProcess node(int number, String url, String port, int rate, int ahead) {
    List<String> options = new ArrayList<>(QUICK);
    options.addAll(List.of("-classpath", packed()));
    options.add("-XX:SharedArchiveFile=" + folder.resolve("classes"));
    return ChildProcess.start(
        folder.resolve("node-" + number + ".log"),
        options,
        DeliveryNode.class,
        url,
        port,
        Integer.toString(rate),
        Integer.toString(ahead));
  }

  /** So slow that there is something to deliver until the last kill. */
  private int killAgainAndAgain(Database database, String url, String port) {
    int rate = Math.max(2, subscribers * 2 / 5 / Math.max(1, kills));
    ChildProcess[] nodes = {node(0, url, port, rate, 0), node(1, url, port, rate, 0)};
    int killed = 0;
    while (killed < kills && open(database) > 0) {
      int chosen = killed % nodes.length;
      nodes[chosen].await("working");
      LockSupport.parkNanos(random.nextLong(1_500_000_000L));
      nodes[chosen].kill();
      killed++;
      nodes[chosen] = node(chosen, url, port, rate, 0);
      if (killed % 20 == 0) {
        System.out.printf("%d kills, %d mails to go%n", killed, open(database));
      }
    }
    for (ChildProcess node : nodes) {
      node.kill();
    }
    return killed;
  }

  private void finish(Database database, String url, String port) {
    try (ChildProcess one = node(0, url, port, 100, secondsAhead);
        ChildProcess other = node(1, url, port, 100, secondsAhead)) {
      one.await("working");
      other.await("working");
      Await.until("all is delivered", Duration.ofMinutes(5), () -> open(database) == 0);
    }
  }

  private static int open(Database database) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM digest_delivery
                WHERE state IN ('claimed', 'handing-over')
                  OR (state = 'planned' AND issue_at <= :now)
                """)
            .bind("now", Instant.now().toEpochMilli())
            .mapTo(Integer.class)
            .one());
  }

  private record Row(String address, String state) {}

  private Counted counted(Database database, int killed, List<String> accepted) {
    Map<String, Integer> mails = new HashMap<>();
    accepted.forEach(line -> mails.merge(line.substring(0, line.indexOf(' ')), 1, Integer::sum));
    List<Row> rows = new ArrayList<>();
    database.with(handle ->
        rows.addAll(
            handle
                .createQuery(
                    """
                    SELECT s.address, d.state FROM digest_subscriber s
                    LEFT JOIN digest_delivery d ON d.subscriber_id = s.id AND d.state <> 'planned'
                    """)
                .map((row, context) ->
                    new Row(row.getString("address"), String.valueOf(row.getString("state"))))
                .list()));
    int[] counts = new int[5];
    for (Row row : rows) {
      int got = mails.getOrDefault(row.address(), 0);
      boolean doubtful = row.state().equals("in-doubt");
      boolean asSaid = got == 1 && row.state().equals("sent");
      counts[0] += got == 1 ? 1 : 0;
      counts[1] += got > 1 ? 1 : 0;
      counts[2] += doubtful ? 1 : 0;
      counts[3] += doubtful && got == 1 ? 1 : 0;
      counts[4] += got < 2 && !doubtful && !asSaid ? 1 : 0;
    }
    return new Counted(killed + 2, counts[0], counts[1], counts[2], counts[3], counts[4]);
  }
}
