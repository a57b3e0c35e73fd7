package dev.onward.gather.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onward.database.Json;
import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ProposedChange.Field;
import dev.onward.gather.learn.LearnCredential.Kind;
import dev.onward.knowledge.BrokenKnowledge;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our catalogue beside what Microsoft Learn's may tell. */
class CatalogueComparisonTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String APPS = "azure-ai-apps-and-agents-developer-associate";

  private static Catalogue catalogue;
  private static LearnSnapshot snapshot;
  private static CatalogueComparison comparison;

  @BeforeAll
  static void load() {
    catalogue = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
    snapshot = LearnSnapshot.in(Path.of("knowledge"), LocalDate.EPOCH);
    comparison = new CatalogueComparison(catalogue, snapshot);
  }

  /** What the snapshot tells, with one entry in place of its own or beside them. */
  private static List<ProposedChange> with(LearnCredential changed) {
    List<LearnCredential> theirs = new ArrayList<>(snapshot.credentials());
    theirs.removeIf(known -> known.uid().equals(changed.uid()));
    theirs.add(changed);
    return comparison.proposals(theirs, TODAY);
  }

  private static List<ProposedChange> withCertification(String slug, String more) {
    return with(certification(slug, more));
  }

  private static LearnCredential certification(String slug, String more) {
    LearnCredential known =
        snapshot.credentials().stream()
            .filter(c -> c.uid().equals("certification." + slug))
            .findFirst()
            .orElseThrow();
    ObjectNode entry =
        Json.mapper()
            .createObjectNode()
            .put("uid", known.uid())
            .put("title", known.title())
            .put("url", known.url().orElseThrow().toString());
    entry.setAll((ObjectNode) read(more));
    return LearnJson.read(entry, Kind.CERTIFICATION);
  }

  private static LearnCredential entry(Kind kind, String json) {
    return LearnJson.read(read(json), kind);
  }

  private static JsonNode read(String json) {
    try {
      return Json.mapper().readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ProposedChange only(List<ProposedChange> changes) {
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  @Test
  void aBrokenSnapshotIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("learn-catalog.json"), "{\n\"exams\": [\n{]\n}");
    assertThatThrownBy(() -> LearnSnapshot.in(folder, LocalDate.EPOCH))
        .isInstanceOf(BrokenKnowledge.class)
        .hasMessageContaining("learn-catalog.json:3");
  }

  @Test
  void aFolderWithoutSnapshotHasAnEmptyOne(@TempDir Path folder) {
    assertThat(LearnSnapshot.in(folder, TODAY)).isEqualTo(new LearnSnapshot(TODAY, List.of()));
  }

  @Test
  void theSnapshotIsNoNewsToItself() {
    assertThat(snapshot.asOf()).isEqualTo("2026-10-05");
    assertThat(snapshot.credentials()).hasSizeGreaterThan(50);
    assertThat(comparison.proposals(snapshot.credentials(), TODAY)).isEmpty();
  }

  @Test
  void ourKnowledgeAndTheSnapshotDifferOnlyInARenamingThatWasAnnounced() {
    CatalogueComparison bare =
        new CatalogueComparison(catalogue, new LearnSnapshot(snapshot.asOf(), List.of()));
    assertThat(bare.proposals(snapshot.credentials(), TODAY))
        .extracting(ProposedChange::credentialId, ProposedChange::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("DP-420", Field.TITLE));
  }

  @Test
  void whatTheCatalogLeavesOutIsNoDifference() {
    assertThat(
            withCertification(
                APPS,
                "{'exams': [], 'prerequisites': [], 'exam_duration_in_minutes': null, 'renewal_frequency_in_days': null}"))
        .isEmpty();
    assertThat(withCertification("multi-agent-ai-solutions-expert", "{}")).isEmpty();
    assertThat(
            withCertification(
                APPS, "{'renewal_frequency_in_days': 0, 'exam_duration_in_minutes': 0}"))
        .isEmpty();
  }

  @Test
  void aRetirementSaidInProseIsPutToTheEditorWithBothTexts() {
    ProposedChange change =
        only(
            withCertification(
                APPS,
                "{'subtitle': 'Build agents. This certification and its renewal will retire on June 30, 2027.'}"));
    assertThat(change.credentialId()).isEqualTo("AI-103");
    assertThat(change.field()).isEqualTo(Field.RETIREMENT);
    assertThat(change.ours()).isEqualTo("no retirement");
    assertThat(change.theirs()).isEqualTo("retirement on 30 June 2027, and its renewal");
    assertThat(change.remark()).contains("will retire on June 30, 2027");
    assertThat(change.url())
        .hasToString("https://learn.microsoft.com/credentials/certifications/" + APPS + "/");
  }

  @Test
  void aRetirementThatWeKnowIsNone() {
    for (String prose :
        List.of(
            "This certification and its renewal have retired.",
            "This certification and its renewal retired on June 30, 2026.",
            "This certification was retired in June 2026.")) {
      assertThat(withCertification("azure-ai-engineer", "{'subtitle': '" + prose + "'}")).isEmpty();
    }
  }

  @Test
  void anotherDayOfARetirementThatWeKnowIsOne() {
    ProposedChange change =
        only(
            withCertification(
                "azure-ai-engineer",
                "{'subtitle': 'This certification retired on July 31, 2026.'}"));
    assertThat(change.ours()).isEqualTo("retirement on 30 June 2026");
    assertThat(change.theirs()).isEqualTo("retirement on 31 July 2026");
  }

  @Test
  void aBetaThatComesIsSeen() {
    assertThat(
            only(
                withCertification(
                    APPS,
                    "{'title': 'Microsoft Certified: Azure AI Apps and Agents Developer Associate (beta)'}")))
        .extracting(ProposedChange::field, ProposedChange::ours, ProposedChange::theirs)
        .containsExactly(Field.BETA, "active", "beta");
  }

  @Test
  void aBetaThatGoesIsSeen() {
    List<ProposedChange> then =
        new CatalogueComparison(catalogue, new LearnSnapshot(LocalDate.EPOCH, List.of()))
            .proposals(
                List.of(certification("multi-agent-ai-solutions-expert", "{}")),
                LocalDate.of(2026, 8, 1));
    assertThat(only(then))
        .extracting(ProposedChange::credentialId, ProposedChange::field, ProposedChange::theirs)
        .containsExactly("AI-500", Field.BETA, "no beta");
  }

  @Test
  void changesOfTitleMinutesExamRenewalAndPrerequisitesAreSeen() {
    record Case(String more, Field field, String ours, String theirs) {}
    for (Case change :
        List.of(
            new Case(
                "{'title': 'Microsoft Certified: Agent Builder Associate'}",
                Field.TITLE,
                "Microsoft Certified: Azure AI Apps and Agents Developer Associate",
                "Microsoft Certified: Agent Builder Associate"),
            new Case(
                "{'exam_duration_in_minutes': 100}", Field.MINUTES, "120 minutes", "100 minutes"),
            new Case("{'exams': ['exam.ai-113']}", Field.EXAM, "AI-103", "AI-113"),
            new Case(
                "{'exams': ['exam.ai-103', 'exam.ai-104']}",
                Field.EXAM,
                "AI-103",
                "AI-103, AI-104"),
            new Case(
                "{'renewal_frequency_in_days': 730}",
                Field.RENEWAL,
                "valid for 12 months",
                "valid for 24 months"),
            new Case(
                "{'prerequisites': ['certification.azure-fundamentals']}",
                Field.PREREQUISITES,
                "none",
                "AZ-900"))) {
      assertThat(only(withCertification(APPS, change.more)))
          .extracting(
              ProposedChange::credentialId,
              ProposedChange::field,
              ProposedChange::ours,
              ProposedChange::theirs)
          .containsExactly("AI-103", change.field, change.ours, change.theirs);
    }
  }

  @Test
  void whatAgreesInOtherWordsIsNoDifference() {
    assertThat(
            withCertification(
                APPS,
                "{'title': ' Microsoft Certified:  Azure AI Apps and Agents Developer Associate ', 'exams': ['exam.ai-103'],"
                    + " 'exam_duration_in_minutes': 120, 'renewal_frequency_in_days': 365}"))
        .isEmpty();
    assertThat(
            withCertification(
                "azure-solutions-architect",
                "{'exams': ['exam.az-305'], 'prerequisites': ['certification.azure-administrator']}"))
        .isEmpty();
    assertThat(
            withCertification("azure-ai-fundamentals", "{'exams': ['exam.ai-900', 'exam.ai-901']}"))
        .isEmpty();
  }

  @Test
  void oneThatVanishedIsSeenUnlessItHadEnded() {
    List<ProposedChange> changes =
        comparison.proposals(
            snapshot.credentials().stream()
                .filter(c -> !c.uid().equals("certification." + APPS))
                .filter(c -> !c.uid().equals("certification.azure-ai-engineer"))
                .filter(c -> !c.uid().equals("applied-skill.create-an-ai-agent"))
                .toList(),
            TODAY);
    assertThat(changes)
        .extracting(ProposedChange::credentialId)
        .containsExactly("AI-103", "applied-skill-create-an-ai-agent");
    assertThat(changes).extracting(ProposedChange::field).containsOnly(Field.VANISHED);
  }

  @Test
  void aListThatLacksHalfOfAKindProvesNothing() {
    assertThat(comparison.proposals(snapshot.credentials().subList(0, 3), TODAY)).isEmpty();
    for (Kind kind : Kind.values()) {
      List<LearnCredential> lacking =
          snapshot.credentials().stream().filter(c -> c.kind() != kind).toList();
      assertThat(comparison.proposals(lacking, TODAY)).isEmpty();
    }
  }

  @Test
  void anExamThatIsNotListedHasNotVanished() {
    LearnCredential exam =
        snapshot.credentials().stream()
            .filter(c -> c.kind() == Kind.EXAM)
            .findFirst()
            .orElseThrow();
    assertThat(
            comparison.proposals(
                snapshot.credentials().stream().filter(c -> !c.equals(exam)).toList(), TODAY))
        .isEmpty();
  }

  @Test
  void ofOneThatHasEndedOnlyItsEndIsCompared() {
    assertThat(withCertification("azure-ai-engineer", "{'exam_duration_in_minutes': 45}"))
        .isEmpty();
  }

  @Test
  void oneThatNobodyKnowsIsNewIfItChangedSinceTheSnapshotAndHasNotEnded() {
    String json =
        "{'uid': 'certification.quantum', 'title': 'Microsoft Certified: Quantum Associate', 'last_modified': '%s', 'subtitle': '%s'}";
    LearnCredential fresh =
        entry(Kind.CERTIFICATION, json.formatted("2026-11-02T10:00:00+00:00", ""));
    LearnCredential old =
        entry(Kind.CERTIFICATION, json.formatted("2026-03-02T10:00:00+00:00", ""));
    LearnCredential over =
        entry(
            Kind.CERTIFICATION,
            json.formatted("2026-11-02T10:00:00+00:00", "This certification has retired."));

    assertThat(only(with(fresh)))
        .extracting(ProposedChange::credentialId, ProposedChange::field, ProposedChange::theirs)
        .containsExactly(
            "certification.quantum", Field.NEW, "Microsoft Certified: Quantum Associate");
    assertThat(Stream.of(old, over).flatMap(c -> with(c).stream())).isEmpty();
  }

  @Test
  void theKeyOfADifferenceStaysTheSame() {
    String more = "{'exam_duration_in_minutes': 100}";
    assertThat(only(withCertification(APPS, more)).key())
        .isEqualTo(only(withCertification(APPS, more)).key());
  }
}
