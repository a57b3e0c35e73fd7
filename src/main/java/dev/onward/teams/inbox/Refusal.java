package dev.onward.teams.inbox;

/** A caller did not prove to be Teams, or asks for what is not done here. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** What failed, in words that repeat nothing of what was sent. */
  public enum Reason {
    NO_TOKEN("Send a token of the Bot Framework as Authorization: Bearer"),
    NO_SIGNED_TOKEN("This is not a signed token"),
    OTHER_ALGORITHM("The token must be signed by RS256"),
    FOREIGN_HEADER("The token brings or names keys of its own"),
    NO_CLAIMS("The token's claims can't be read"),
    OTHER_ISSUER("The token is by another issuer"),
    OTHER_APPLICATION("The token is for another application; check ONWARD_TEAMS_APP_ID"),
    RUN_OUT("The token has run out"),
    NOT_YET("The token does not hold yet"),
    NO_SERVICE_ADDRESS("The token lacks serviceurl"),
    UNKNOWN_KEY("The token's key is not known"),
    WRONG_SIGNATURE("The token's signature is wrong"),
    OTHER_SERVICE_ADDRESS("The token is for another service address"),
    OTHER_CHANNEL("The token's key is not endorsed for this channel"),
    OTHER_TENANT("People of this tenant are not answered; see ONWARD_TEAMS_ALLOWED_TENANTS"),
    FOREIGN_HOST("Messages are not sent to this service address; see ONWARD_TEAMS_SERVICE_HOSTS"),
    WRONG_HMAC("Sign the body as an outgoing webhook of Teams does");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  public Refusal(Reason reason) {
    super(reason.words);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
