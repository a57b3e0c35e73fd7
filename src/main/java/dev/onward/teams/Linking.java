package dev.onward.teams;

import dev.onward.plan.Profile;
import dev.onward.talk.Conversations;
import dev.onward.talk.Memory;
import java.util.Optional;

/**
 * Makes an account in Teams and a session on the web page speak for the same person, proved by a
 * code that the page shows. What only Teams knew until then goes over; where both know something,
 * the page's holds.
 */
final class Linking {
  private static final String LINKED =
      "Linked: from now on your profile, your plan and your conversations are the same here"
          + " and on the web page. \"unlink\" parts them again.";

  private final Stores stores;
  private final Memory memory;
  private final Conversations conversations;

  Linking(Stores stores, Memory memory, Conversations conversations) {
    this.stores = stores;
    this.memory = memory;
    this.conversations = conversations;
  }

  /** Gives what to say. */
  String link(Activity activity, String code) {
    Optional<String> known = stores.codes().redeem(code);
    if (known.isEmpty() && !stores.accounts().isOwn(activity)) {
      // As after a code whose reply could not be delivered, so that the message is worked on again.
      return LINKED;
    }
    if (known.isEmpty()) {
      return "I don't know this code; perhaps ten minutes have gone by. Get a new one on the web"
          + " page, under \"What I keep of you\".";
    }
    String person = known.get();
    String before = stores.accounts().person(activity);
    if (before.equals(person)) {
      return "We are linked already.";
    }
    boolean own = stores.accounts().isOwn(activity);
    stores.accounts().link(activity, person, false);
    stores.chats().keep(activity.chat(), person);
    if (own) {
      takeOver(activity.chat(), before, person);
    }
    return LINKED;
  }

  /** A code that others have read is good for nobody; gives what to say. */
  String spoil(String code) {
    stores.codes().redeem(code);
    return "Others can read this code here. Get a new one, and send it in our personal chat.";
  }

  private void takeOver(Chat chat, String from, String to) {
    conversations.move(from, to);
    stores
        .chats()
        .conversation(chat.id(), from)
        .ifPresent(id -> stores.chats().goOn(chat.id(), to, id));
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
  String unlink(Activity activity) {
    if (stores.accounts().isOwn(activity)) {
      return "We are not linked.";
    }
    String person = memory.newPerson();
    stores.accounts().link(activity, person, true);
    stores.chats().keep(activity.chat(), person);
    return "Unlinked: I begin anew here; what the web page knows stays there.";
  }
}
