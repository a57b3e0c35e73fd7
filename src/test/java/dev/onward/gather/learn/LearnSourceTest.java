package dev.onward.gather.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ProposedChange.Field;
import dev.onward.gather.learn.LearnListing.Listed;
import dev.onward.gather.learn.LearnListing.Unavailable;
import dev.onward.gather.read.Fetched;
import dev.onward.gather.read.Looks;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Update.Change;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog as a source: what is new is handed over, what differs goes to the editor. */
class LearnSourceTest {
  private static LearnSnapshot snapshot;
  private static CatalogueComparison comparison;

  private final List<SourceItem> found = new ArrayList<>();
  private final List<ProposedChange> proposed = new ArrayList<>();

  @BeforeAll
  static void load() {
    Catalogue catalogue = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
    snapshot = LearnSnapshot.in(Path.of("knowledge"), LocalDate.EPOCH);
    comparison = new CatalogueComparison(catalogue, snapshot);
  }

  private Fetched look(LearnListing listing) {
    LearnCatalog catalog =
        new LearnCatalog() {
          @Override
          public String id() {
            return "learn-catalog";
          }

          @Override
          public LearnListing list(Checkpoint last) {
            return listing;
          }
        };
    return new LearnSource(
            catalog,
            comparison,
            InstantSource.fixed(Looks.NOW),
            (source, changes) -> proposed.addAll(changes))
        .look(Checkpoint.NONE, found::add);
  }

  private static Listed snapshotAnd(LearnCredential more) {
    List<LearnCredential> all = new ArrayList<>(snapshot.credentials());
    all.removeIf(known -> known.uid().equals(more.uid()));
    all.add(more);
    return new Listed(
        all, new Checkpoint(Optional.of("v2"), Optional.empty(), Optional.empty()), List.of("x"));
  }

  @Test
  void whatIsNewThereIsAnAnnouncement() {
    Fetched fetched = look(snapshotAnd(LearnCatalogContract.CERTIFICATION));

    assertThat(fetched)
        .isEqualTo(
            new Fetched.Changed(
                new Checkpoint(Optional.of("v2"), Optional.empty(), Optional.empty()),
                false,
                List.of("x")));
    assertThat(found).hasSize(1);
    SourceItem finding = found.getFirst();
    assertThat(finding.source()).isEqualTo("learn-catalog");
    assertThat(finding.key()).isEqualTo("certification.agents");
    assertThat(finding.title()).contains("Agents Associate", "(AI-113)");
    assertThat(finding.change()).isEqualTo(Change.ANNOUNCEMENT);
    assertThat(finding.takesEffect()).isEmpty();
    assertThat(proposed).isEmpty();
  }

  @Test
  void aNewAppliedSkillIsAnAnnouncementToo() {
    look(snapshotAnd(LearnCatalogContract.SKILL));
    assertThat(found).extracting(SourceItem::key).containsExactly("applied-skill.agents");
  }

  @Test
  void whatDiffersIsForTheEditorAndNotForReaders() {
    LearnCredential known =
        snapshot.credentials().stream()
            .filter(c -> c.exams().contains("AI-103"))
            .findFirst()
            .orElseThrow();
    look(
        snapshotAnd(
            known.with(
                new LearnCredential(
                    known.uid(),
                    known.title(),
                    known.kind(),
                    known.code(),
                    known.url(),
                    "This certification will retire on June 30, 2027.",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()))));
    assertThat(found).isEmpty();
    assertThat(proposed)
        .extracting(ProposedChange::credentialId, ProposedChange::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("AI-103", Field.RETIREMENT));
  }

  @Test
  void aSecondLookTellsTheSame() {
    look(snapshotAnd(LearnCatalogContract.CERTIFICATION));
    List<SourceItem> first = List.copyOf(found);
    found.clear();
    look(snapshotAnd(LearnCatalogContract.CERTIFICATION));
    assertThat(found).isEqualTo(first);
  }

  @Test
  void theSnapshotStandsWhileTheCatalogIsAway() {
    assertThat(look(new Unavailable("answers 403")))
        .isEqualTo(new Fetched.Failed("answers 403; the snapshot of 2026-10-05 stands"));
    assertThat(found).isEmpty();
    assertThat(proposed).isEmpty();
  }
}
