package dev.onward.gather.judge;

import dev.onward.gather.judge.Relevance.Scored;
import dev.onward.gather.prose.PromptInjection;
import dev.onward.gather.read.Address;
import dev.onward.gather.read.SourceItem;
import dev.onward.gather.source.SourceRule;
import dev.onward.gather.source.SourceRule.Admission;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Knowledge;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges an item by rule, as a careful editor would who has no time: what is surely of use and
 * surely harmless is let in, what is not ours is dropped, anything in doubt waits. It decides
 * nothing on credentials. Thread-safe.
 */
public final class Curator {
  private static final int DAYS_AHEAD = 2;

  private final CuratedUpdates own;
  private final Relevance relevance;
  private final CredentialWatch credentials;
  private final Extract extract;
  private final Set<String> knownDomains = new HashSet<>();

  public Curator(Knowledge knowledge) {
    Catalogue catalogue = knowledge.catalogue();
    this.own = new CuratedUpdates(catalogue);
    this.relevance = new Relevance(knowledge);
    this.credentials = new CredentialWatch(catalogue);
    this.extract = new Extract(catalogue.paths());
    catalogue.documents().stream()
        .map(Document::url)
        .flatMap(Optional::stream)
        .map(URI::getHost)
        .forEach(host -> knownDomains.add(Address.domain(host)));
  }

  /** An item as it is taken in: judged, worded, and what it makes us ask an editor. */
  public record Taken(
      SourceItem finding,
      Assessment judgement,
      About about,
      ItemWording wording,
      List<ProposedChange> proposals) {}

  public Taken take(SourceItem finding, SourceRule rule, Instant now) {
    Scored scored = relevance.score(finding, rule);
    Optional<String> ours = own.same(finding.url());
    boolean touched = ours.isEmpty() && credentials.isTouchedBy(finding);
    List<ProposedChange> proposals =
        touched
            ? credentials.proposals(finding, LocalDate.ofInstant(now, ZoneOffset.UTC))
            : List.of();
    Assessment byRule = byRule(finding, rule, scored);
    Assessment judgement =
        ours.map(id -> byRule.but(ReviewStatus.DROPPED, "our own files say it already: " + id))
            .or(() ->
                touched && (byRule.standing() != ReviewStatus.DROPPED || !proposals.isEmpty())
                    ? Optional.of(waiting(scored, "touches the standing of a credential"))
                    : Optional.empty())
            .orElseGet(() -> doubted(finding, rule, byRule, scored, now));
    return new Taken(
        finding.about(products(finding, scored)),
        judgement,
        scored.about(),
        extract.of(finding, Origin.of(rule), scored.about()),
        proposals);
  }

  /** What it is about, at the least by the name that its title gives it. */
  private static List<String> products(SourceItem finding, Scored scored) {
    return scored.named().isEmpty() ? List.of(Extract.title(finding)) : scored.named();
  }

  private static Assessment byRule(SourceItem finding, SourceRule rule, Scored scored) {
    Admission admission = rule.admission();
    int score = scored.score();
    Assessment judgement = new Assessment(ReviewStatus.DROPPED, score, scored.reasons());
    if (!rule.focus().takes(finding.products(), finding.categories()) && !scored.ours()) {
      return judgement.but(
          ReviewStatus.DROPPED, "not of the products and categories that its source is read for");
    }
    if (admission.letIn().opensFor(finding.change(), score)) {
      return judgement.but(ReviewStatus.LET_IN, "relevant enough to be let in by itself");
    }
    return admission.waits().opensFor(finding.change(), score)
        ? judgement.but(ReviewStatus.WAITING, "relevant enough for an editor to see")
        : judgement.but(ReviewStatus.DROPPED, "not about what people plan for here");
  }

  /** Whatever is doubtful waits, unless it is of no use anyway. */
  private Assessment doubted(
      SourceItem finding, SourceRule rule, Assessment byRule, Scored scored, Instant now) {
    if (byRule.standing() == ReviewStatus.DROPPED) {
      return byRule;
    }
    return PromptInjection.in(finding.title(), finding.text())
        .or(() -> foreign(finding.url(), rule))
        .or(() -> Doubts.of(finding, rule.confidence()))
        .or(() -> undated(finding, now))
        .map(doubt -> waiting(scored, doubt))
        .orElse(byRule);
  }

  private static Assessment waiting(Scored scored, String doubt) {
    return new Assessment(ReviewStatus.WAITING, scored.score(), scored.reasons())
        .but(ReviewStatus.WAITING, doubt);
  }

  private Optional<String> foreign(URI url, SourceRule rule) {
    boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!isWeb || url.getHost() == null || url.getUserInfo() != null) {
      return Optional.of("its address is not one of a page");
    }
    String domain = Address.domain(url.getHost());
    boolean known =
        knownDomains.contains(domain)
            || rule.hosts().stream().anyMatch(host -> Address.domain(host).equals(domain));
    return known ? Optional.empty() : Optional.of("leads to a site we don't know: " + domain);
  }

  private static Optional<String> undated(SourceItem finding, Instant now) {
    Optional<Instant> date = finding.dated();
    if (date.isEmpty()) {
      return Optional.of("carries no date");
    }
    return date.filter(on -> on.isAfter(now.plusSeconds(DAYS_AHEAD * 86_400L)))
        .map(on -> "is dated in the future");
  }
}
