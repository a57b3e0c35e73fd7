package dev.onward.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.ai.Prompts.BrokenPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {
  @TempDir Path folder;

  @Test
  void fillsTheSlots() throws IOException {
    write("---\npurpose: a test\nslots: name, day\n---\nHello {{name}}, it is {{day}}.");
    assertThat(
            new Prompts(folder)
                .prompt("a", Set.of("name", "day"))
                .fill(Map.of("name", "$1", "day", "Monday")))
        .isEqualTo("Hello $1, it is Monday.");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertFault("can't be read; set ONWARD_PROMPTS");
    write("Hello {{name}}");
    assertFault("has no header");
    write("---\nslots: name\n---\nHello {{name}}");
    assertFault("has no 'purpose:'");
    write("---\npurpose: a test\n---\nHello {{name}}");
    assertFault("must name its slots in its header: 'slots: name'");
    write("---\npurpose: a test\nslots: name, day\n---\nHello {{name}}");
    assertFault("must name its slots in its header: 'slots: name'");
    write("---\npurpose: a test\nslots: name\n---\nHello {{nmae}}");
    assertFault("must use the slots [name], it uses [nmae]");
  }

  @Test
  void refusesToFillOtherSlots() throws IOException {
    write("---\npurpose: a test\nslots: name\n---\nHello {{name}}");
    Prompts.Prompt prompt = new Prompts(folder).prompt("a", Set.of("name"));
    assertThatThrownBy(() -> prompt.fill(Map.of("day", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("a.md"), text);
  }

  private void assertFault(String words) {
    assertThatThrownBy(() -> new Prompts(folder).prompt("a", Set.of("name")))
        .isInstanceOf(BrokenPrompt.class)
        .hasMessageContaining(words);
  }
}
