package dev.onward.teams.inbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.TeamsSettings;
import dev.onward.teams.inbox.Refusal.Reason;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an activity was sent by the Bot Framework for us: signature, issuer, audience,
 * time, the connector's address and the key's endorsement, as "Authenticate requests with the Bot
 * Connector API" asks for. A claim that is missing is a failure; only the start of its time may be.
 * Thread-safe.
 */
public final class TokenCheck {
  private static final String SCHEME = "bearer ";
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TeamsSettings.Bot bot;
  private final String issuer;
  private final SigningKeys keys;
  private final InstantSource clock;

  public TokenCheck(TeamsSettings.Bot bot, String issuer, SigningKeys keys, InstantSource clock) {
    this.bot = bot;
    this.issuer = issuer;
    this.keys = keys;
    this.clock = clock;
  }

  /** Who holds a good token: for which address it was made, and for which channels. */
  record Caller(String serviceUrl, Set<String> channels, Set<String> tenants) {
    /**
     * Checks that the token was made for this activity.
     *
     * @throws Refusal when it was not
     */
    void requireFor(Activity activity) {
      if (!sameAddress(serviceUrl, activity.chat().serviceUrl())) {
        throw new Refusal(Reason.OTHER_SERVICE_ADDRESS);
      }
      if (!channels.contains(activity.chat().channel())) {
        throw new Refusal(Reason.OTHER_CHANNEL);
      }
      if (!tenants.contains(activity.chat().tenant().toLowerCase(Locale.ROOT))) {
        throw new Refusal(Reason.OTHER_TENANT);
      }
    }

    private static boolean sameAddress(String one, String other) {
      return plain(one).equals(plain(other));
    }

    private static String plain(String address) {
      String lower = address.toLowerCase(Locale.ROOT);
      return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
  }

  /**
   * Checks the header of a request.
   *
   * @throws Refusal when the caller is not the Bot Framework
   * @throws SigningKeys.Unavailable when that can't be said just now
   */
  Caller check(@Nullable String authorization) {
    SignedJWT token = parsed(authorization);
    JWSHeader header = token.getHeader();
    if (!header.getAlgorithm().equals(JWSAlgorithm.RS256)) {
      throw new Refusal(Reason.OTHER_ALGORITHM);
    }
    if (bringsKeys(header)) {
      throw new Refusal(Reason.FOREIGN_HEADER);
    }
    JWTClaimsSet claims = claims(token);
    checkClaims(claims);
    SigningKeys.Key key =
        Optional.ofNullable(header.getKeyID())
            .flatMap(keys::find)
            .orElseThrow(() -> new Refusal(Reason.UNKNOWN_KEY));
    if (!isSigned(token, key)) {
      throw new Refusal(Reason.WRONG_SIGNATURE);
    }
    return new Caller(text(claims, "serviceurl"), key.endorsements(), bot.tenants());
  }

  /** The Bot Framework's keys are known by their id; who says otherwise does not make us ask. */
  private static boolean bringsKeys(JWSHeader header) {
    return header.getJWK() != null
        || header.getJWKURL() != null
        || header.getX509CertURL() != null
        || header.getX509CertChain() != null
        || header.getCriticalParams() != null;
  }

  private static SignedJWT parsed(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new Refusal(Reason.NO_TOKEN);
    }
    try {
      return SignedJWT.parse(authorization.substring(SCHEME.length()).strip());
    } catch (ParseException e) {
      throw new Refusal(Reason.NO_SIGNED_TOKEN);
    }
  }

  private static JWTClaimsSet claims(SignedJWT token) {
    try {
      return token.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new Refusal(Reason.NO_CLAIMS);
    }
  }

  /** Cheap, and before the key: a token for somebody else does not make us fetch keys. */
  private void checkClaims(JWTClaimsSet claims) {
    if (!issuer.equals(claims.getIssuer())) {
      throw new Refusal(Reason.OTHER_ISSUER);
    }
    if (!isFor(bot.appId(), claims.getAudience())) {
      throw new Refusal(Reason.OTHER_APPLICATION);
    }
    Instant now = clock.instant();
    Date end = claims.getExpirationTime();
    Date start = claims.getNotBeforeTime();
    if (end == null || end.toInstant().plus(SKEW).isBefore(now)) {
      throw new Refusal(Reason.RUN_OUT);
    }
    if (start != null && start.toInstant().minus(SKEW).isAfter(now)) {
      throw new Refusal(Reason.NOT_YET);
    }
    text(claims, "serviceurl");
  }

  /** GUIDs are the same in either case. */
  private static boolean isFor(String appId, List<String> audience) {
    return audience.size() == 1 && appId.equalsIgnoreCase(audience.getFirst());
  }

  private static String text(JWTClaimsSet claims, String name) {
    if (claims.getClaim(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new Refusal(Reason.NO_SERVICE_ADDRESS);
  }

  private static boolean isSigned(SignedJWT token, SigningKeys.Key key) {
    try {
      return token.verify(new RSASSAVerifier(key.key()));
    } catch (JOSEException e) {
      return false;
    }
  }
}
