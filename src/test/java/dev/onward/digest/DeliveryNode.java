package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.settings.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The delivery alone as a process: what a server does, with a composer that needs no knowledge, so
 * that it starts within a second or two: {@code DeliveryNode URL PORT RATE SECONDS_AHEAD}.
 */
final class DeliveryNode {
  private DeliveryNode() {}

  static DatabaseSettings postgres(String url) {
    return new DatabaseSettings(url, Optional.of("postgres"), Optional.of(new Secret("postgres")));
  }

  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> settings = Office.plain(Integer.parseInt(arguments[1]));
    settings.put("ONWARD_SMTP_RATE", arguments[2]);
    settings.put("ONWARD_SMTP_DOMAIN_RATE", "1000000");
    settings.put("ONWARD_SMTP_TIMEOUT", "10s");
    InstantSource clock =
        Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[3])));
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "shutdown"));
    try (Database database = Database.open(postgres(arguments[0]));
        MailService office =
            MailService.of(Office.settings(Path.of("."), settings), database, clock)) {
      office.start(Readers.COMPOSER);
      System.out.println("working");
      while (!end.await(2, TimeUnit.SECONDS)) {
        office.plan();
      }
    }
  }
}
