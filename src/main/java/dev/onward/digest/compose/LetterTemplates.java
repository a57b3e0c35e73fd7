package dev.onward.digest.compose;

import com.samskivert.mustache.Template;
import dev.onward.digest.subscribe.Templates;
import dev.onward.mail.message.LineWrapper;

/** Prints a sheet as plain text and as HTML. Thread-safe. */
final class LetterTemplates {
  private final Template text = Templates.text("letter");
  private final Template html = Templates.mail("letter");

  String text(LetterModel sheet) {
    return LineWrapper.wrapped(text.execute(sheet));
  }

  String html(LetterModel sheet) {
    return html.execute(sheet);
  }
}
