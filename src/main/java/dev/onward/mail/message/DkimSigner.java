package dev.onward.mail.message;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Signs mails for a domain (DKIM, RFC 6376), relaxed in header and body, so that what servers on
 * the way do to white space does no harm. Each header that a reader or a mail program goes by is
 * named once more than it is there (RFC 6376, 8.15), which no signing library of Java does: else a
 * mail of ours could be sent again with a second Subject or link and still verify. Thread-safe.
 */
public final class DkimSigner {
  private static final int LEAST_BITS = 2048;
  private static final String NAME = "DKIM-Signature";
  private static final List<String> SIGNED =
      List.of(
          "From",
          "Reply-To",
          "To",
          "Cc",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type",
          "Auto-Submitted",
          "List-Id",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");

  private final String domain;
  private final String selector;
  private final RSAPrivateKey key;

  private DkimSigner(String domain, String selector, RSAPrivateKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /**
   * Reads a key in PEM form, as openssl and opendkim-genkey write it.
   *
   * @throws IOException when there is none, or none of RSA with 2048 bits or more
   */
  public static DkimSigner read(String domain, String selector, Path file) throws IOException {
    if (privateKey(file) instanceof RSAPrivateKey rsa
        && rsa.getModulus().bitLength() >= LEAST_BITS) {
      return new DkimSigner(domain, selector, rsa);
    }
    throw new IOException("no RSA key of " + LEAST_BITS + " bits");
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      return switch (parser.readObject()) {
        case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
        case PrivateKeyInfo info -> converter.getPrivateKey(info);
        case null, default -> throw new IOException("no private key");
      };
    }
  }

  /** Puts a signature on a message that is complete. */
  void sign(SMTPMessage message) throws MessagingException {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.writeTo(out);
      String written = out.toString(StandardCharsets.ISO_8859_1);
      String body = written.substring(written.indexOf("\r\n\r\n") + 4);
      message.setHeader(NAME, signed(message, body));
    } catch (IOException e) {
      throw new MessagingException("a mail can't be written", e);
    }
  }

  private String signed(SMTPMessage message, String body) throws MessagingException {
    List<String> names = new ArrayList<>();
    StringBuilder headers = new StringBuilder();
    for (String name : SIGNED) {
      String[] values = message.getHeader(name);
      for (String value : values == null ? new String[0] : values) {
        names.add(name);
        headers.append(relaxed(name, value)).append("\r\n");
      }
      // Once more than it is there: a second one that is put in on the way breaks the signature.
      names.add(name);
    }
    String unsigned =
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n\tt=%d; bh=%s;\r\n\th=%s;\r\n\tb="
            .formatted(
                domain,
                selector,
                message.getSentDate().toInstant().getEpochSecond(),
                base64(sha256(relaxedBody(body))),
                String.join(":\r\n\t ", names));
    headers.append(relaxed(NAME, unsigned));
    String signature = base64(signature(bytes(headers.toString())));
    return unsigned + signature.replaceAll("(.{1,70})", "\r\n\t $1").strip();
  }

  /** RFC 6376, 3.4.2. */
  private static String relaxed(String name, String value) {
    return name.toLowerCase(Locale.ROOT)
        + ":"
        + value.replaceAll("\r\n", "").replaceAll("[ \\t]+", " ").strip();
  }

  /** RFC 6376, 3.4.4. */
  private static String relaxedBody(String body) {
    String lines = body.replaceAll("[ \\t]+", " ").replaceAll(" (?=\r\n|$)", "");
    String whole = lines.replaceAll("(\r\n)+$", "");
    return whole.isEmpty() ? "" : whole + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] signature(byte[] content) {
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(key);
      rsa.update(content);
      return rsa.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key does not sign", e);
    }
  }
}
