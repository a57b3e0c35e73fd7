package dev.onward.teams.card;

import dev.onward.channel.Links;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.plan.PlanExport;
import dev.onward.talk.Answer;
import dev.onward.talk.Citation;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.OutgoingActivity;
import dev.onward.teams.connector.TeamsMarkdown;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Chooses the cards for an answer, and makes what a person takes along. */
public final class CardMaker {
  private final Memory memory;
  private final Catalogue catalogue;
  private final Links links;
  private final Optional<URI> address;
  private final InstantSource clock;

  public CardMaker(
      Memory memory, Catalogue catalogue, Links links, Optional<URI> address, InstantSource clock) {
    this.memory = memory;
    this.catalogue = catalogue;
    this.links = links;
    this.address = address;
    this.clock = clock;
  }

  /**
   * A plan is shown to its person alone; facts are shown where an answer rests on one credential.
   */
  public List<Card> forAnswer(Answer answer, String person, Activity asked) {
    if (answer.plan() != null) {
      return asked.chat().isPersonal()
          ? plan(person, asked.from().id()).stream().toList()
          : List.of();
    }
    List<Credential> credentials =
        answer.citations().stream()
            .map(Citation::documentId)
            .distinct()
            .flatMap(id -> catalogue.credential(id).stream())
            .toList();
    return credentials.size() == 1 ? List.of(facts(credentials.getFirst())) : List.of();
  }

  public Optional<Card> plan(String person, String user) {
    return memory.plan(person).map(kept -> PlanCard.of(kept, PlanCard.AT_FIRST, user));
  }

  public Optional<Card> facts(String code) {
    return catalogue.credential(code).map(this::facts);
  }

  private Card facts(Credential credential) {
    return FactsCard.of(credential, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /** The plan as text, with links to its files where people can reach this server. */
  public Optional<OutgoingActivity> export(String person) {
    return memory
        .plan(person)
        .map(KeptPlan::plan)
        .map(plan -> {
          String text = TeamsMarkdown.of(PlanExport.markdown(plan));
          return OutgoingActivity.text(
              address.isEmpty() ? text : text + files(links.toPlan(person)));
        });
  }

  private String files(String key) {
    return "\n\n[Calendar file](%s) · [As Markdown](%s), for 30 days"
        .formatted(link(key, "plan.ics"), link(key, "plan.md"));
  }

  /** A link to the whole answer; empty where people can't reach this server. */
  public String whole(String person, String turn) {
    return address.isEmpty() ? "" : link(links.toAnswer(person, turn), "answer.md");
  }

  private String link(String key, String file) {
    String base = address.map(URI::toString).orElse("").replaceAll("/+$", "");
    return "%s/teams/%s/%s".formatted(base, key, file);
  }
}
