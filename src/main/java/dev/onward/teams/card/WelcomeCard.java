package dev.onward.teams.card;

import dev.onward.teams.card.Card.Say;
import dev.onward.teams.card.Card.TextBlock;
import java.util.List;

/** What Onward is good for, with questions to begin with. */
public final class WelcomeCard {
  private WelcomeCard() {}

  public static Card of(boolean personal) {
    return new Card(
        "I'm Onward. Ask me what comes after the Azure AI Engineer badge.",
        List.of(
            TextBlock.heading("I'm Onward"),
            TextBlock.plain(
                "I answer what comes after the Azure AI Engineer badge, with dates and a source for"
                    + " each statement, and turn a goal into a plan that fits your hours."),
            TextBlock.subtle(
                personal
                    ? "Tell me which badge you hold and how many hours a week you have. What you"
                        + " told me on the web page I know here too, once you have linked the two:"
                        + " get a code there and send \"link\" with it."
                    : "Mention me with your question. Your plan I show in our personal chat only.")),
        personal
            ? List.of(
                Say.of("What should I do next?", "I passed AI-102, what should I do next?"),
                Say.of("Make me a plan", "Make me a plan toward AI-103 with 5 hours a week"),
                Say.of("Reminders", "reminders"))
            : List.of());
  }
}
