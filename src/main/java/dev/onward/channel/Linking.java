package dev.onward.channel;

import dev.onward.plan.Profile;
import dev.onward.talk.Conversations;
import dev.onward.talk.Memory;
import java.util.Optional;

/**
 * Makes an account of a channel and a session on the web page speak for the same person, proved by
 * a code that the page shows. What only the channel knew until then goes over; where both know
 * something, the page's holds.
 */
public final class Linking {
  private static final String LINKED =
      "Linked: from now on your profile, your plan and your conversations are the same here"
          + " and on the web page. \"unlink\" parts them again.";

  private final ChannelStores stores;
  private final Memory memory;
  private final Conversations conversations;

  public Linking(ChannelStores stores, Memory memory, Conversations conversations) {
    this.stores = stores;
    this.memory = memory;
    this.conversations = conversations;
  }

  /** Gives what to say. */
  public String link(Account account, String chat, String code) {
    Optional<String> known = stores.codes().redeem(code);
    if (known.isEmpty() && !stores.accounts().isOwn(account)) {
      // As after a code whose reply could not be delivered, so that the message is worked on again.
      return LINKED;
    }
    if (known.isEmpty()) {
      return "I don't know this code; perhaps ten minutes have gone by. Get a new one on the web"
          + " page, under \"What I keep of you\".";
    }
    String person = known.get();
    String before = stores.accounts().person(account);
    if (before.equals(person)) {
      return "We are linked already.";
    }
    boolean own = stores.accounts().isOwn(account);
    stores.accounts().link(account, person, false);
    if (own) {
      takeOver(chat, before, person);
    }
    return LINKED;
  }

  /** A code that others have read is good for nobody; gives what to say. */
  public String spoil(String code) {
    stores.codes().redeem(code);
    return "Others can read this code here. Get a new one, and send it in our personal chat.";
  }

  private void takeOver(String chat, String from, String to) {
    conversations.move(from, to);
    stores.threads().conversation(chat, from).ifPresent(id -> stores.threads().goOn(chat, to, id));
    stores
        .preferences()
        .of(from)
        .filter(wanted -> !wanted.bulletins().isEmpty())
        .ifPresent(wanted -> stores.preferences().keep(to, wanted));
    Profile profile = memory.profile(from);
    if (memory.profile(to).isEmpty() && !profile.isEmpty()) {
      memory.keep(to, profile);
    }
    if (memory.plan(to).isEmpty()) {
      memory.plan(from).ifPresent(kept -> memory.keep(to, kept.plan()));
    }
    memory.moveBelongings(from, to);
    memory.forget(from);
  }

  /** Gives what to say. */
  public String unlink(Account account) {
    if (stores.accounts().isOwn(account)) {
      return "We are not linked.";
    }
    String person = memory.newPerson();
    stores.accounts().link(account, person, true);
    return "Unlinked: I begin anew here; what the web page knows stays there.";
  }
}
