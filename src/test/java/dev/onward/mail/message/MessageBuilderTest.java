package dev.onward.mail.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.digest.Office;
import dev.onward.mail.MailSettings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on and in the envelope; the signature is verified by Apache James. */
class MessageBuilderTest {
  @TempDir static Path folder;
  private static KeyPair keys;
  private static Map<String, String> signed;

  @BeforeAll
  static void makeAKey() throws Exception {
    keys = Certificates.rsa();
    Path file =
        Files.writeString(
            folder.resolve("dkim.pem"),
            Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    signed =
        Map.of(
            "ONWARD_MAIL_FROM", "Onward <onward@onward.example.com>",
            "ONWARD_MAIL_REPLY_TO", "people@onward.example.com",
            "ONWARD_DKIM_SELECTOR", "weekly",
            "ONWARD_DKIM_KEY", file.toString());
  }

  private static byte[] written(Mail mail) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.message().writeTo(out);
    return out.toByteArray();
  }

  private static MimeMessage read(byte[] raw) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
  }

  private static byte[] letter() throws Exception {
    return written(Office.mail(Office.settings(folder, signed), "ada@xn--grn-1na.example"));
  }

  @Test
  void everyHeaderThatAListNeedsIsThere() throws Exception {
    MimeMessage mail = read(letter());
    assertThat(mail.getHeader("From")).containsExactly("Onward <onward@onward.example.com>");
    assertThat(mail.getHeader("To")).containsExactly("ada@xn--grn-1na.example");
    assertThat(mail.getHeader("Reply-To")).containsExactly("people@onward.example.com");
    assertThat(mail.getSubject()).isEqualTo("Grüße");
    assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-11-23T08:00:01Z"));
    assertThat(mail.getHeader("Message-ID"))
        .containsExactly("<2026-11-23.0123456789abcdef0123456789abcdef@onward.example.com>");
    assertThat(mail.getHeader("List-Id"))
        .containsExactly("Onward weekly <weekly.onward.example.com>");
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .isEqualTo(
            "<https://onward.example.com/digest/unsubscribe/abc>,\r\n"
                + " <mailto:onward@onward.example.com?subject=unsubscribe%20abc>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
  }

  @Test
  void theTextComesFirstAndBothFormsSayTheSame() throws Exception {
    MimeMessage mail = read(letter());
    assertThat(mail.isMimeType("multipart/alternative")).isTrue();
    MimeMultipart forms = (MimeMultipart) mail.getContent();
    assertThat(forms.getCount()).isEqualTo(2);
    assertThat(forms.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(forms.getBodyPart(0).getContent().toString()).contains("Schön, dass du da bist.");
    assertThat(forms.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(forms.getBodyPart(1).getContent().toString())
        .contains("<p>Schön, dass du da bist.</p>");
  }

  @Test
  void theBytesAreSevenBitInShortLines() throws Exception {
    String raw = new String(letter(), StandardCharsets.ISO_8859_1);
    assertThat(raw.chars()).allMatch(c -> c < 128);
    assertThat(raw.lines()).allMatch(line -> line.length() < 998);
  }

  @Test
  void theSameMailHasTheSameIdHoweverOftenItIsMade() throws Exception {
    assertThat(read(letter()).getMessageID()).isEqualTo(read(letter()).getMessageID());
  }

  private static List<SignatureRecord> verified(byte[] raw) throws Exception {
    String record =
        "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    return new DKIMVerifier(
            (method, selector, domain) -> {
              assertThat(selector + "._domainkey." + domain)
                  .hasToString("weekly._domainkey.onward.example.com");
              return List.of(record);
            })
        .verify(new ByteArrayInputStream(raw));
  }

  @Test
  void anIndependentVerifierFindsTheSignatureRightAndOverEveryHeaderThatCounts() throws Exception {
    assertThat(verified(letter()))
        .singleElement()
        .satisfies(signature -> {
          assertThat(
                  signature.getHeaders().stream()
                      .map(name -> name.toString().toLowerCase(java.util.Locale.ROOT)))
              .contains(
                  "from",
                  "to",
                  "subject",
                  "date",
                  "message-id",
                  "list-id",
                  "list-unsubscribe",
                  "list-unsubscribe-post",
                  "mime-version",
                  "content-type");
          assertThat(signature.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
          assertThat(signature.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
          assertThat(signature.getHashAlgo().toString()).isEqualToIgnoringCase("sha-256");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sch=C3=B6n", "unsubscribe/abc", "One-Click", "Grü"})
  void whatIsChangedOnTheWayDoesNotVerify(String words) throws Exception {
    String raw = new String(letter(), StandardCharsets.ISO_8859_1);
    String target = words.equals("Grü") ? "Subject: " : words;
    assertThat(raw).contains(target);
    byte[] changed = raw.replace(target, target + "x").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> verified(changed)).isInstanceOf(PermFailException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: You won",
        "From: Onward <other@onward.example.com>",
        "To: eve@example.org",
        "Reply-To: eve@example.org",
        "Date: Mon, 23 Nov 2026 09:00:00 +0000",
        "Content-Type: text/plain",
        "List-Unsubscribe: <https://evil.example>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "List-Id: other <other.example>",
        "Cc: eve@example.org"
      })
  void aSecondHeaderThatIsPutInOnTheWayDoesNotVerify(String header) throws Exception {
    String raw = new String(letter(), StandardCharsets.ISO_8859_1);
    String above = header + "\r\n" + raw;
    String below = raw.replaceFirst("\r\n\r\n", "\r\n" + header + "\r\n\r\n");
    for (String replayed : List.of(above, below)) {
      byte[] changed = replayed.getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> verified(changed)).isInstanceOf(PermFailException.class);
    }
  }

  @Test
  void aNoticeIsSignedTooAndIsNoListMail() throws Exception {
    MailSettings settings = Office.settings(folder, signed);
    Notice notice = new Notice("ada@example.org", "Confirm", "Click", "<p>Click</p>");
    byte[] raw =
        written(new MessageBuilder(settings.sender()).notice("abc", notice, Instant.EPOCH));
    assertThat(verified(raw)).hasSize(1);
    assertThat(read(raw).getHeader("List-Unsubscribe")).isNull();
    assertThat(read(raw).getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@example.org, eve@example.org",
        "ada@example.org>\r\nRCPT TO:<eve@example.org",
        "ada"
      })
  void anAddressThatWouldBreakOutIsRefused(String address) {
    MailSettings settings = Office.settings(folder, signed);
    assertThatThrownBy(() -> Office.mail(settings, address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSubjectOfSeveralLinesStaysASubject() throws Exception {
    MailSettings settings = Office.settings(folder, signed);
    Notice notice = new Notice("ada@example.org", "Hi\r\nBcc: eve@example.org", "t", "h");
    MimeMessage mail =
        read(written(new MessageBuilder(settings.sender()).notice("abc", notice, Instant.EPOCH)));
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Hi Bcc: eve@example.org");
  }

  @Test
  void keysThatAreNoneAreSaid() throws Exception {
    Map<String, String> wrong = new HashMap<>(signed);
    wrong.put(
        "ONWARD_DKIM_KEY", Files.writeString(folder.resolve("none.pem"), "nothing").toString());
    assertThatThrownBy(() -> Office.settings(folder, wrong))
        .hasMessageContaining("ONWARD_DKIM_KEY must be");
  }
}
