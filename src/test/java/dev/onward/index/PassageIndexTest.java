package dev.onward.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.ai.Embedder;
import dev.onward.ai.Embedders;
import dev.onward.index.PassageIndex.Synced;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Section;
import dev.onward.search.NameKeepingAnalyzer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageIndexTest {
  private static Embedder embedder;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    embedder = Embedder.open(Path.of("target", "native"));
  }

  @Test
  void onlyWhatChangedIsWrittenAgain() {
    try (PassageIndex index = open()) {
      assertThat(index.sync(List.of(document("a", "one"), document("b", "two"))))
          .isEqualTo(new Synced(2, 0, 0));
    }
    try (PassageIndex index = open()) {
      assertThat(index.sync(List.of(document("a", "one"), document("b", "two"))))
          .isEqualTo(new Synced(0, 0, 2));
      assertThat(index.sync(List.of(document("a", "one changed"), document("c", "three"))))
          .isEqualTo(new Synced(2, 1, 0));
      assertThat(index.passages("a")).extracting(Passage::text).containsExactly("one changed");
      assertThat(index.passages("b")).isEmpty();
      int rows = index.search(searcher -> searcher.getIndexReader().numDocs());
      assertThat(rows).isEqualTo(2);
    }
  }

  @Test
  void aSecondProcessIsToldWhatToDo() {
    try (PassageIndex index = open()) {
      assertThat(index.passages("a")).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(PassageIndex.IndexInUse.class)
          .hasMessageContaining("ONWARD_DATA");
    }
  }

  private PassageIndex open() {
    return PassageIndex.open(folder, Embedders.onlyLocal(embedder), NameKeepingAnalyzer.plain());
  }

  private static Document document(String id, String text) {
    return new Document(
        id,
        Kind.POLICY,
        "A policy",
        Optional.empty(),
        Optional.empty(),
        new AsOf("2026-10"),
        Confidence.B,
        List.of(),
        List.of("HUB"),
        List.of(new Section("", text)));
  }
}
