package dev.onward.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.classify.ModelFile;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Questions;
import dev.onward.understand.decide.LanguageIdentifier;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorTest {
  private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Path.of("knowledge"));
  private static final LanguageIdentifier LANGUAGES =
      new LanguageIdentifier(
          ModelFile.read(Questions.folder(Path.of("knowledge")).resolve("language.model"))
              .orElseThrow()
              .model());
  private static final Translator TRANSLATOR = new Translator(KNOWLEDGE.vocabulary().glossaries());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Wie lange ist mein AI-102 noch gültig?           | de | how long is my AI-102 still valid?
          Gibt es einen Nachfolger für AI-102 und wie?     | de | is there a successor for AI-102 and how?
          Est-ce que la certification AI-102 est disponible ? | fr | certification AI-102 is available
          ¿Cuánto cuesta el examen y qué necesito para AI-103? | es | how much does it cost the exam and what
          """)
  void questionsOfOtherLanguagesAreUnderstoodWordByWord(
      String text, String language, String english) {
    assertThat(LANGUAGES.of(text).getLanguage()).isEqualTo(language);
    assertThat(TRANSLATOR.english(text, Locale.of(language))).containsIgnoringCase(english);
  }

  @Test
  void englishStaysAsItIs() {
    String text = "Does the AI-102 badge die with the exam?";
    assertThat(LANGUAGES.of(text)).isEqualTo(Locale.ENGLISH);
    assertThat(TRANSLATOR.english(text, Locale.ENGLISH)).isEqualTo(text);
  }

  @Test
  void codesAndNamesSurvive() {
    assertThat(TRANSLATOR.english("Ich habe AZ-104 und LangChain4j", Locale.GERMAN))
        .contains("AZ-104", "LangChain4j");
  }
}
