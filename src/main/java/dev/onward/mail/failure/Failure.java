package dev.onward.mail.failure;

import dev.onward.mail.failure.FailureVerdict.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a mail server said when it did not take a mail, whether it said so in the conversation (RFC
 * 5321) or in a report afterwards (RFC 3464). {@code code} is the reply code, 0 where there is
 * none; {@code statuses} are all enhanced status codes (RFC 3463) that were given, the outermost
 * first, since a relay may pass on what the next server told it; {@code words} are for the verdict
 * and never to be logged, as they may repeat an address.
 */
public record Failure(Stage stage, int code, List<EnhancedStatusCode> statuses, String words) {
  private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?=[ \\-]|$)");

  public Failure {
    statuses = List.copyOf(statuses);
  }

  /** What a server answered. */
  public static Failure reply(Stage stage, int code, String words) {
    return new Failure(stage, code, EnhancedStatusCode.in(words), words);
  }

  /** What a report says of one recipient: its Status and its Diagnostic-Code. */
  public static Failure report(String status, String diagnostic) {
    List<EnhancedStatusCode> statuses =
        Stream.concat(
                EnhancedStatusCode.in(status).stream(), EnhancedStatusCode.in(diagnostic).stream())
            .toList();
    int code =
        CODE.matcher(diagnostic)
            .results()
            .map(found -> Integer.parseInt(found.group(1)))
            .findFirst()
            .orElse(0);
    return new Failure(Stage.spokenOf(diagnostic), code, statuses, diagnostic);
  }

  /** True where trying again would not help. Without any code nothing is known to last. */
  public boolean isLasting() {
    if (stage != Stage.UNKNOWN && code > 0) {
      return code >= 500;
    }
    return outermost().map(status -> status.kind() == 5).orElse(code >= 500);
  }

  private Optional<EnhancedStatusCode> outermost() {
    return statuses.stream().findFirst();
  }

  /** The status that says most: a general one (x.0.0) only where there is no other. */
  private Optional<EnhancedStatusCode> telling() {
    return statuses.stream().filter(status -> !status.isGeneral()).findFirst().or(this::outermost);
  }

  /**
   * Whose fault it is. Before a recipient was named it can't be theirs. Then the enhanced codes
   * count, and of several the one that clears the recipient; where they tell nothing of the kind,
   * the words. What tells nothing at all is taken for a fault of the mail system: a reader who gets
   * one mail too many is a smaller harm than one who gets none any more.
   */
  public FailureVerdict verdict() {
    ReplyWording wording = ReplyWording.of(words);
    if (stage.isBeforeRecipient()) {
      return beforeRecipient(wording);
    }
    Optional<EnhancedStatusCode> clearing =
        statuses.stream().filter(EnhancedStatusCode::clearsRecipient).findFirst();
    if (clearing.isPresent()) {
      return byStatus(clearing.get(), wording);
    }
    return telling().map(status -> byStatus(status, wording)).orElseGet(() -> byWords(wording));
  }

  private FailureVerdict beforeRecipient(ReplyWording wording) {
    if (telling().filter(status -> status.subject() == 3 || status.subject() == 4).isPresent()) {
      return verdict(Fault.RELAY);
    }
    if (telling().filter(status -> status.subject() == 7).isPresent()) {
      return ours(wording, stage == Stage.CONNECT ? Fault.REPUTATION : Fault.SENDER);
    }
    return ours(wording, stage == Stage.MAIL && isLasting() ? Fault.SENDER : Fault.RELAY);
  }

  /** RFC 3463, section 3, and the details that were registered or came into use since. */
  private FailureVerdict byStatus(EnhancedStatusCode status, ReplyWording wording) {
    return switch (status.subject()) {
      case 1 -> address(status, wording);
      case 2 -> mailbox(status, wording);
      case 3 -> verdict(status.detail() == 4 ? Fault.CONTENT : Fault.RELAY);
      case 4 -> network(status, wording);
      case 6 -> verdict(Fault.CONTENT);
      case 7 -> ours(wording, Fault.REPUTATION);
      default -> byWords(wording);
    };
  }

  private FailureVerdict address(EnhancedStatusCode status, ReplyWording wording) {
    return switch (status.detail()) {
      case 1, 2, 3, 4, 6, 10 ->
          new FailureVerdict(
              Fault.RECIPIENT, isLasting() && !wording.isOfPolicy() && !wording.isFull());
      case 7, 8, 9 -> verdict(Fault.SENDER);
      default -> byWords(wording);
    };
  }

  private FailureVerdict mailbox(EnhancedStatusCode status, ReplyWording wording) {
    return switch (status.detail()) {
      case 1 -> new FailureVerdict(Fault.RECIPIENT, isLasting() && !wording.isOfPolicy());
      case 3 -> verdict(Fault.CONTENT);
      case 0 ->
          new FailureVerdict(
              Fault.RECIPIENT, isLasting() && wording.isNoRecipient() && !wording.isFull());
      // Full, or receiving too much for now; that it is refused for good means this mail only.
      default -> new FailureVerdict(Fault.RECIPIENT, false);
    };
  }

  /**
   * In a report it is about the way to the recipient's host; in a conversation about the way of the
   * server that we speak with.
   */
  private FailureVerdict network(EnhancedStatusCode status, ReplyWording wording) {
    boolean reported = stage == Stage.UNKNOWN;
    return switch (status.detail()) {
      case 3, 5, 6, 14 -> verdict(Fault.RELAY);
      default ->
          wording.isOfPolicy()
              ? ours(wording, Fault.RELAY)
              : wording.isNoRecipient()
                  ? new FailureVerdict(Fault.RECIPIENT, isLasting())
                  : reported ? new FailureVerdict(Fault.RECIPIENT, false) : verdict(Fault.RELAY);
    };
  }

  private FailureVerdict byWords(ReplyWording wording) {
    if (wording.isOfPolicy()) {
      return ours(wording, Fault.RELAY);
    }
    if (wording.isFull()) {
      return new FailureVerdict(Fault.RECIPIENT, false);
    }
    // "User not local": RFC 5321 has a code of its own for it.
    return wording.isNoRecipient() || code == 551
        ? new FailureVerdict(Fault.RECIPIENT, isLasting())
        : verdict(Fault.RELAY);
  }

  private FailureVerdict ours(ReplyWording wording, Fault otherwise) {
    return verdict(wording.faultOfOurs().orElse(otherwise));
  }

  private FailureVerdict verdict(Fault fault) {
    return new FailureVerdict(fault, isLasting());
  }

  /** The codes alone, such as "550 5.1.1", fit for logs and reports. */
  public String codes() {
    String status = telling().map(EnhancedStatusCode::toString).orElse("");
    return ((code == 0 ? "" : code + " ") + status).strip();
  }
}
