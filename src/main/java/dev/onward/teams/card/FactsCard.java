package dev.onward.teams.card;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.teams.card.Card.Fact;
import dev.onward.teams.card.Card.FactSet;
import dev.onward.teams.card.Card.OpenUrl;
import dev.onward.teams.card.Card.TextBlock;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is known of a credential, as of a day. */
final class FactsCard {
  private FactsCard() {}

  static Card of(Credential credential, LocalDate today) {
    List<Card.Action> actions = new ArrayList<>();
    actions.add(new OpenUrl("Open its page", credential.url().toString()));
    credential
        .studyGuide()
        .map(URI::toString)
        .ifPresent(guide -> actions.add(new OpenUrl("Study guide", guide)));
    return new Card(
        credential.codeAndName(),
        List.of(
            TextBlock.heading(credential.codeAndName()),
            new FactSet(facts(credential, today)),
            TextBlock.subtle(
                "Verified %s: %s"
                    .formatted(
                        credential.verified().spoken(), credential.sureness().status().words()))),
        actions);
  }

  private static List<Fact> facts(Credential credential, LocalDate today) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Today", credential.statusOn(today).word()));
    credential
        .lifecycle()
        .retiresOn()
        .ifPresent(day -> facts.add(new Fact("Last day", AsOf.spoken(day))));
    facts.add(new Fact("Level", credential.level().word()));
    Credential.Exam exam = credential.exam();
    exam.minutes().ifPresent(minutes -> facts.add(new Fact("Exam", minutes + " minutes")));
    exam.passScore().ifPresent(score -> facts.add(new Fact("Passes with", score.toString())));
    exam.priceUsd()
        .ifPresent(price -> facts.add(new Fact("Price", price + " USD in the United States")));
    facts.add(
        new Fact(
            "Renewal",
            credential.expires() && credential.canRenewOn(today) ? "can be renewed" : "none"));
    return facts;
  }
}
