package dev.onward.advise;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer would do beside saying something. An advice only carries it: whoever talks asks
 * the person back, and does it on a yes. No sentence, however it reads, does any of it by itself.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.EraseAll.class, name = "erase-all"),
  @JsonSubTypes.Type(value = Action.ErasePlan.class, name = "erase-plan"),
  @JsonSubTypes.Type(value = Action.ForgetOne.class, name = "forget-one"),
  @JsonSubTypes.Type(value = Action.ReplacePlan.class, name = "replace-plan"),
  @JsonSubTypes.Type(value = Action.AskForMails.class, name = "ask-for-mails"),
  @JsonSubTypes.Type(value = Action.EndMails.class, name = "end-mails"),
})
public sealed interface Action {
  /** Erases what the person told and their plan; conversations stay. */
  record EraseAll() implements Action {}

  record ErasePlan() implements Action {}

  /** Forgets single things that the person told. */
  record ForgetOne(List<Trait> traits) implements Action {
    public ForgetOne {
      traits = List.copyOf(traits);
      if (traits.isEmpty()) {
        throw new IllegalArgumentException("nothing to forget");
      }
    }
  }

  /** Puts a plan in place of one with progress; {@code wanted} has its goal, hours and start. */
  record ReplacePlan(CareerPlan plan, Profile wanted) implements Action {}

  /** Sends the one mail that asks the owner of an address to confirm. */
  record AskForMails(String address, @Nullable String goal) implements Action {
    /** Without the address, so that no log shows it. */
    @Override
    public String toString() {
      return "AskForMails";
    }
  }

  record EndMails() implements Action {}

  /** The name under which it is kept and told to the page. */
  default String word() {
    return switch (this) {
      case EraseAll() -> "erase-all";
      case ErasePlan() -> "erase-plan";
      case ForgetOne one -> "forget-one";
      case ReplacePlan replaced -> "replace-plan";
      case AskForMails mails -> "ask-for-mails";
      case EndMails() -> "end-mails";
    };
  }
}
