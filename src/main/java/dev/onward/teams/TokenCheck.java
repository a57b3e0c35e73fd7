package dev.onward.teams;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
final class TokenCheck {
  private static final String SCHEME = "bearer ";
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TeamsSettings.Bot bot;
  private final String issuer;
  private final SigningKeys keys;
  private final InstantSource clock;

  TokenCheck(TeamsSettings.Bot bot, String issuer, SigningKeys keys, InstantSource clock) {
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
        throw new Refusal("The token is for another service address");
      }
      if (!channels.contains(activity.chat().channel())) {
        throw new Refusal("The token's key is not endorsed for this channel");
      }
      if (!tenants.contains(activity.chat().tenant().toLowerCase(Locale.ROOT))) {
        throw new Refusal("People of this tenant are not answered here");
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
   */
  Caller check(@Nullable String authorization) {
    SignedJWT token = parsed(authorization);
    JWSHeader header = token.getHeader();
    if (!header.getAlgorithm().equals(JWSAlgorithm.RS256)) {
      throw new Refusal("The token must be signed by RS256");
    }
    JWTClaimsSet claims = claims(token);
    checkClaims(claims);
    SigningKeys.Key key =
        Optional.ofNullable(header.getKeyID())
            .flatMap(keys::find)
            .orElseThrow(() -> new Refusal("The token's key is not known"));
    if (!isSigned(token, key)) {
      throw new Refusal("The token's signature is wrong");
    }
    return new Caller(text(claims, "serviceurl"), key.endorsements(), bot.tenants());
  }

  private static SignedJWT parsed(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new Refusal("Send a token of the Bot Framework as Authorization: Bearer");
    }
    try {
      return SignedJWT.parse(authorization.substring(SCHEME.length()).strip());
    } catch (ParseException e) {
      throw new Refusal("This is not a signed token");
    }
  }

  private static JWTClaimsSet claims(SignedJWT token) {
    try {
      return token.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new Refusal("The token's claims can't be read");
    }
  }

  /** Cheap, and before the key: a token for somebody else does not make us fetch keys. */
  private void checkClaims(JWTClaimsSet claims) {
    if (!issuer.equals(claims.getIssuer())) {
      throw new Refusal("The token is by another issuer");
    }
    if (!claims.getAudience().equals(List.of(bot.appId()))) {
      throw new Refusal("The token is for another application");
    }
    Instant now = clock.instant();
    Date end = claims.getExpirationTime();
    Date start = claims.getNotBeforeTime();
    if (end == null || end.toInstant().plus(SKEW).isBefore(now)) {
      throw new Refusal("The token has run out");
    }
    if (start != null && start.toInstant().minus(SKEW).isAfter(now)) {
      throw new Refusal("The token does not hold yet");
    }
    text(claims, "serviceurl");
  }

  private static String text(JWTClaimsSet claims, String name) {
    if (claims.getClaim(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new Refusal("The token lacks " + name);
  }

  private static boolean isSigned(SignedJWT token, SigningKeys.Key key) {
    try {
      return token.verify(new RSASSAVerifier(key.key()));
    } catch (JOSEException e) {
      return false;
    }
  }
}
