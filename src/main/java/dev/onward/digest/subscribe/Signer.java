package dev.onward.digest.subscribe;

import dev.onward.database.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the tokens in the links of mails: a subscriber's id and 128 bits of HMAC-SHA256
 * over it and what the link is for, with a key that is kept in the database. They are signed, not
 * random and kept as a hash, because a letter that is composed again, after a kill or to be read in
 * the browser, must hold the same links; and a link to end the mails must work for as long as the
 * mail lies in a mailbox, even after all that was kept of its reader is erased. A token for one
 * purpose does not serve another. Thread-safe.
 */
public final class Signer {
  /** What a link is for. */
  public enum Purpose {
    UNSUBSCRIBE,
    PREFERENCES,
    VOTE,
    VIEW
  }

  /** Which issue a link shows. */
  public record IssueOf(String subscriber, Instant since, Instant at) {}

  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 16;
  private static final int SIGNATURE_BYTES = 16;

  private final Database database;
  private volatile byte @Nullable [] key;

  public Signer(Database database) {
    this.database = database;
  }

  public String token(Purpose purpose, String subscriber) {
    return signed(purpose, id(subscriber));
  }

  /** The subscriber that a token names; empty where it was not made here for that purpose. */
  public Optional<String> subscriber(Purpose purpose, String token) {
    return content(purpose, token, ID_BYTES).map(Signer::id);
  }

  public String token(IssueOf issue) {
    ByteBuffer content = ByteBuffer.allocate(ID_BYTES + 2 * Long.BYTES);
    content.put(id(issue.subscriber()));
    content.putLong(issue.since().toEpochMilli()).putLong(issue.at().toEpochMilli());
    return signed(Purpose.VIEW, content.array());
  }

  public Optional<IssueOf> issue(String token) {
    return content(Purpose.VIEW, token, ID_BYTES + 2 * Long.BYTES)
        .map(content -> {
          ByteBuffer moments = ByteBuffer.wrap(content, ID_BYTES, content.length - ID_BYTES);
          return new IssueOf(
              id(content),
              Instant.ofEpochMilli(moments.getLong()),
              Instant.ofEpochMilli(moments.getLong()));
        });
  }

  /** What tells two visitors or addresses apart, and can't be turned back. */
  String pseudonym(String kind, String value) {
    return HexFormat.of().formatHex(mac(kind, value.getBytes(StandardCharsets.UTF_8)));
  }

  private String signed(Purpose purpose, byte[] content) {
    byte[] whole = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
    System.arraycopy(mac(purpose.name(), content), 0, whole, content.length, SIGNATURE_BYTES);
    return written(whole);
  }

  private static String written(byte[] whole) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  private Optional<byte[]> content(Purpose purpose, String token, int length) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // The last sign of a token has bits that no byte has: of all its forms one is good.
    if (whole.length != length + SIGNATURE_BYTES || !written(whole).equals(token)) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(whole, length);
    byte[] given = Arrays.copyOfRange(whole, length, whole.length);
    byte[] right = Arrays.copyOf(mac(purpose.name(), content), SIGNATURE_BYTES);
    return MessageDigest.isEqual(given, right) ? Optional.of(content) : Optional.empty();
  }

  private byte[] mac(String purpose, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(content);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = HexFormat.of().parseHex(kept());
      key = known;
    }
    return known;
  }

  /** The key of this database; whoever comes first makes it. */
  private String kept() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return database.inTransaction(handle -> {
      handle.execute(
          "INSERT INTO digest_key (id, content) VALUES (1, ?) ON CONFLICT (id) DO NOTHING",
          HexFormat.of().formatHex(fresh));
      return handle
          .createQuery("SELECT content FROM digest_key WHERE id = 1")
          .mapTo(String.class)
          .one();
    });
  }

  private static byte[] id(String subscriber) {
    UUID id = UUID.fromString(subscriber);
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static String id(byte[] content) {
    ByteBuffer bits = ByteBuffer.wrap(content);
    return new UUID(bits.getLong(), bits.getLong()).toString();
  }
}
