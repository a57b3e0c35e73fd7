package dev.onward.understand.state;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** How somebody would ask for what a label stands for, in words. */
public final class AskedAs {

  private AskedAs() {}

  /** The question of a label; empty where nobody is to be offered that. */
  public static Optional<String> question(String label) {
    ResourceBundle questions =
        ResourceBundle.getBundle(
            "dev.onward.understand.state.questions",
            Locale.ENGLISH,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return questions.containsKey(label)
        ? Optional.of(questions.getString(label))
        : Optional.empty();
  }

  /** True where it asks for a fact of credentials. */
  static boolean isOfCredentials(String label) {
    return question(label).filter(words -> words.contains("{")).isPresent();
  }

  /** True where it asks for what only somebody who holds a credential can ask of it. */
  static boolean isOfBadge(String label) {
    return question(label).filter(words -> words.contains("{badge}")).isPresent();
  }

  /** True where it asks for what nobody can ask of an exam that is gone. */
  static boolean isOfExam(String label) {
    return question(label).filter(words -> words.contains("{exam}")).isPresent();
  }

  /** The question about these; of one alone a comparison is a description. */
  static String question(String label, List<String> credentials) {
    String words = question(ofOne(label, credentials)).orElseThrow();
    String all = String.join(" and ", credentials);
    return words.replaceAll("\\{(?:exam|badge|both)}", all);
  }

  /** What can be asked of so many. */
  static String ofOne(String label, List<String> credentials) {
    return label.equals("compare") && credentials.size() == 1 ? "describe" : label;
  }
}
