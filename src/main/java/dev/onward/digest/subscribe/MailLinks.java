package dev.onward.digest.subscribe;

import dev.onward.digest.subscribe.Signer.IssueOf;
import dev.onward.digest.subscribe.Signer.Purpose;
import dev.onward.digest.subscribe.Votes.Vote;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The addresses that stand in mails, whole, since a mail has no page that they could be beside. */
public final class MailLinks {
  private final Supplier<URI> address;
  private final @Nullable Signer signer;

  private MailLinks(Supplier<URI> address, @Nullable Signer signer) {
    this.address = address;
    this.signer = signer;
  }

  /** Takes where people reach this server. */
  public static MailLinks of(Supplier<URI> address, Signer signer) {
    return new MailLinks(address, signer);
  }

  /** For letters to nobody, in which no link is signed. */
  public static MailLinks withoutReaders(Supplier<URI> address) {
    return new MailLinks(address, null);
  }

  public String home() {
    return to("/");
  }

  public String plan() {
    return to("/plan");
  }

  public String page() {
    return to("/digest");
  }

  String confirm(String token) {
    return to("/digest/confirm/" + token);
  }

  public String unsubscribe(String subscriber) {
    return to("/digest/unsubscribe/" + signer().token(Purpose.UNSUBSCRIBE, subscriber));
  }

  public String preferences(String subscriber) {
    return to("/digest/preferences/" + signer().token(Purpose.PREFERENCES, subscriber));
  }

  public String view(IssueOf issue) {
    return to("/digest/view/" + signer().token(issue));
  }

  public String vote(String subscriber, String item, Vote vote) {
    return to(
        "/digest/%s/%s/%s"
            .formatted(
                vote.name().toLowerCase(Locale.ROOT),
                signer().token(Purpose.VOTE, subscriber),
                URLEncoder.encode(item, StandardCharsets.UTF_8)));
  }

  private Signer signer() {
    return Objects.requireNonNull(signer, "no link of a letter to nobody is signed");
  }

  private String to(String path) {
    return address.get().toString().replaceAll("/+$", "") + path;
  }
}
