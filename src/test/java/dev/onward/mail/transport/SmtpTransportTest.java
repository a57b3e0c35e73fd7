package dev.onward.mail.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.digest.Await;
import dev.onward.digest.Office;
import dev.onward.digest.SmtpSink;
import dev.onward.mail.MailSettings;
import dev.onward.mail.failure.FailureVerdict.Fault;
import dev.onward.mail.message.Certificates;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handing over a mail to servers that behave, that refuse and that break, over real sockets. */
class SmtpTransportTest {
  @TempDir static Path folder;
  private static Certificates right;
  private static Certificates ofAnotherHost;

  private int lastWords;

  @BeforeAll
  static void issueCertificates() {
    right = Certificates.of("localhost");
    ofAnotherHost = Certificates.of("mail.example.com");
  }

  private SendResult send(Map<String, String> settings, String... addresses) {
    MailSettings read = Office.settings(folder, settings);
    SendResult last = new SendResult.Unknown();
    try (Transport post =
        new SmtpTransport(
            read.smtp().orElseThrow(), read.sender().domain(), Duration.ofSeconds(4))) {
      for (String address : addresses) {
        last = post.send(Office.mail(read, address), () -> lastWords++);
      }
    }
    return last;
  }

  private SendResult send(SmtpSink sink) {
    return send(Office.plain(sink.port()), "ada@example.org");
  }

  private static Map<String, String> secured(SmtpSink sink, String security, Certificates trusted)
      throws Exception {
    Map<String, String> settings = new HashMap<>(Office.plain(sink.port()));
    settings.put("ONWARD_SMTP_SECURITY", security);
    settings.put(
        "ONWARD_SMTP_CERTIFICATES", trusted.write(folder.resolve("trusted.pem")).toString());
    return settings;
  }

  @Test
  void aMailIsHandedOverWithItsEnvelope() {
    try (SmtpSink sink = SmtpSink.plain()) {
      assertThat(send(sink)).isInstanceOf(SendResult.Accepted.class);
      assertThat(sink.accepted())
          .singleElement()
          .satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("ada@example.org");
            assertThat(mail.from())
                .isEqualTo("bounces+0123456789abcdef0123456789abcdef@onward.example.com");
          });
      assertThat(lastWords).isEqualTo(1);
      assertThat(sink.heard()).contains("EHLO onward.example.com");
    }
  }

  @Test
  void aConnectionIsUsedAgain() {
    try (SmtpSink sink = SmtpSink.plain()) {
      send(Office.plain(sink.port()), "a@example.org", "b@example.org", "c@example.org");
      assertThat(sink.accepted()).hasSize(3);
      assertThat(sink.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileIsReplaced() {
    try (SmtpSink sink = SmtpSink.plain()) {
      sink.answer("MAIL", "250 2.1.0 ok", SmtpSink.DROP);
      SendResult receipt = send(Office.plain(sink.port()), "a@example.org", "b@example.org");
      assertThat(receipt).isInstanceOf(SendResult.Accepted.class);
      assertThat(sink.accepted()).hasSize(2);
      assertThat(sink.connections()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    assertThat(send(Office.plain(port), "ada@example.org"))
        .isEqualTo(new SendResult.Unreachable("no connection: ConnectException"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RCPT | 550 5.1.1 <ada@example.org> unknown | 550 5.1.1 | RECIPIENT | true
          RCPT | 550 no such user                    | 550       | RECIPIENT | true
          RCPT | 550 5.1.8 <onward@example.org>: Sender address rejected | 550 5.1.8 | SENDER | true
          RCPT | 550 relay not permitted             | 550       | SENDER | true
          RCPT | 550 5.7.1 blocked                   | 550 5.7.1 | REPUTATION | true
          RCPT | 552 5.2.2 mailbox full              | 552 5.2.2 | RECIPIENT | true
          RCPT | 450 4.2.0 later                     | 450 4.2.0 | RECIPIENT | false
          MAIL | 550 5.7.1 not from you              | 550 5.7.1 | SENDER | true
          MAIL | 451 4.3.0 later                     | 451 4.3.0 | RELAY | false
          MAIL | 550 5.1.1 no such user              | 550 5.1.1 | SENDER | true
          DATA | 554 5.7.0 no                        | 554 5.7.0 | REPUTATION | true
          DOT  | 550 5.7.1 spam                      | 550 5.7.1 | REPUTATION | true
          DOT  | 550 5.1.1 no such user              | 550 5.1.1 | RECIPIENT | true
          DOT  | 452 4.3.1 full                      | 452 4.3.1 | RELAY | false
          """)
  void aRefusalTellsWhoseFaultItIs(
      String step, String answer, String reply, Fault fault, boolean isFinal) {
    try (SmtpSink sink = SmtpSink.plain()) {
      sink.answer(step, answer);
      assertThat(send(sink))
          .isInstanceOfSatisfying(
              SendResult.Refused.class,
              refused -> {
                assertThat(refused.reply()).isEqualTo(reply);
                assertThat(refused.verdict().fault()).isEqualTo(fault);
                assertThat(refused.isFinal()).isEqualTo(isFinal);
              });
      assertThat(sink.accepted()).isEmpty();
      assertThat(send(sink)).isInstanceOf(SendResult.Accepted.class);
    }
  }

  @Test
  void aGreetingThatRefusesIsNeverOfTheAddress() {
    try (SmtpSink sink = SmtpSink.plain()) {
      sink.answer("CONNECT", "554 5.7.1 your address is on a block list");
      assertThat(send(sink))
          .isInstanceOfSatisfying(
              SendResult.Unreachable.class,
              away -> {
                assertThat(away.fault()).isEqualTo(Fault.REPUTATION);
                assertThat(away.why()).endsWith("554 5.7.1");
              });
    }
  }

  @Test
  void aServerThatGoesAwayIsUnreachableAndHasNothing() {
    try (SmtpSink sink = SmtpSink.plain()) {
      sink.answer("CONNECT", "421 4.3.2 closing");
      assertThat(send(sink)).isInstanceOf(SendResult.Unreachable.class);
      sink.answer("MAIL", "421 4.3.2 closing");
      assertThat(send(sink)).isEqualTo(new SendResult.Unreachable("421 4.3.2"));
      sink.answer("BODY", SmtpSink.DROP);
      assertThat(send(sink))
          .isInstanceOfAny(SendResult.Unreachable.class, SendResult.Unknown.class);
      assertThat(sink.accepted()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"none", "starttls", "tls"})
  void theLastAnswerMayTakeLongerThanAnyOther(String security) throws Exception {
    try (SmtpSink sink =
        switch (security) {
          case "starttls" -> SmtpSink.withStartTls(right.server());
          case "tls" -> SmtpSink.withTls(right.server());
          default -> SmtpSink.plain();
        }) {
      Map<String, String> settings =
          security.equals("none") ? Office.plain(sink.port()) : secured(sink, security, right);
      settings.put("ONWARD_SMTP_TIMEOUT", "1s");
      sink.answer("DOT", SmtpSink.LATE + "250 2.0.0 accepted");
      assertThat(send(settings, "ada@example.org")).isInstanceOf(SendResult.Accepted.class);
      sink.answer("RCPT", SmtpSink.LATE + "250 2.1.5 ok");
      assertThat(send(settings, "ada@example.org")).isInstanceOf(SendResult.Unreachable.class);
    }
  }

  @Test
  void noAnswerToTheLastWordIsUnknown() {
    try (SmtpSink sink = SmtpSink.plain()) {
      sink.answer("DOT", "(accept and drop)");
      assertThat(send(sink)).isInstanceOf(SendResult.Unknown.class);
      assertThat(sink.accepted()).hasSize(1);
      sink.answer("DOT", SmtpSink.SILENCE);
      assertThat(send(sink)).isInstanceOf(SendResult.Unknown.class);
    }
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsUnreachable() {
    try (SmtpSink sink = SmtpSink.plain()) {
      sink.answer("CONNECT", SmtpSink.SILENCE);
      assertThat(send(sink))
          .isEqualTo(new SendResult.Unreachable("no connection: SocketTimeoutException"));
      sink.answer("RCPT", SmtpSink.SILENCE);
      assertThat(send(sink)).isInstanceOf(SendResult.Unreachable.class);
      assertThat(lastWords).isZero();
    }
  }

  @Test
  void whoThrowsAtTheLastWordHandsNothingOver() {
    try (SmtpSink sink = SmtpSink.plain()) {
      MailSettings settings = Office.settings(folder, Office.plain(sink.port()));
      try (Transport post =
          new SmtpTransport(settings.smtp().orElseThrow(), "onward.example.com")) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                post.send(
                    Office.mail(settings, "ada@example.org"),
                    () -> {
                      throw new IllegalStateException("lost");
                    }))
            .hasMessage("lost");
      }
      Await.until("the server sees the end", () -> sink.heard().contains("DATA"));
      assertThat(sink.accepted()).isEmpty();
    }
  }

  @Test
  void startTlsAndTlsAreSpokenWithACertificateThatIsTrusted() throws Exception {
    try (SmtpSink sink = SmtpSink.withStartTls(right.server())) {
      assertThat(send(secured(sink, "starttls", right), "ada@example.org"))
          .isInstanceOf(SendResult.Accepted.class);
      assertThat(sink.heard()).contains("STARTTLS");
    }
    try (SmtpSink sink = SmtpSink.withTls(right.server())) {
      assertThat(send(secured(sink, "tls", right), "ada@example.org"))
          .isInstanceOf(SendResult.Accepted.class);
    }
  }

  @Test
  void aCertificateOfNobodyKnownIsRefused() throws Exception {
    try (SmtpSink sink = SmtpSink.withStartTls(right.server())) {
      Map<String, String> settings = secured(sink, "starttls", right);
      settings.remove("ONWARD_SMTP_CERTIFICATES");
      assertThat(send(settings, "ada@example.org")).isInstanceOf(SendResult.Unreachable.class);
      assertThat(sink.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
    try (SmtpSink sink = SmtpSink.withTls(right.server())) {
      assertThat(send(secured(sink, "tls", ofAnotherHost), "ada@example.org"))
          .isInstanceOf(SendResult.Unreachable.class);
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    try (SmtpSink sink = SmtpSink.withStartTls(ofAnotherHost.server());
        SmtpSink atOnce = SmtpSink.withTls(ofAnotherHost.server())) {
      assertThat(send(secured(sink, "starttls", ofAnotherHost), "ada@example.org"))
          .isInstanceOf(SendResult.Unreachable.class);
      assertThat(send(secured(atOnce, "tls", ofAnotherHost), "ada@example.org"))
          .isInstanceOf(SendResult.Unreachable.class);
      assertThat(sink.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void aServerWhoseStartTlsSomebodyTookAwayIsNotSpokenWith() throws Exception {
    try (SmtpSink sink = SmtpSink.plain()) {
      Map<String, String> settings = secured(sink, "starttls", right);
      settings.put("ONWARD_SMTP_USER", "onward");
      settings.put("ONWARD_SMTP_PASSWORD", "never to be heard");
      assertThat(send(settings, "ada@example.org")).isInstanceOf(SendResult.Unreachable.class);
      assertThat(sink.heard())
          .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }
  }
}
