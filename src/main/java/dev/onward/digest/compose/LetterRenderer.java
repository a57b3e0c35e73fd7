package dev.onward.digest.compose;

import dev.onward.digest.subscribe.MailLinks;
import dev.onward.digest.subscribe.Signer.IssueOf;
import dev.onward.digest.subscribe.Subscriber;
import java.util.Locale;
import java.util.Optional;

/** Makes a letter of an issue's contents: in words, as plain text and as HTML. Thread-safe. */
public final class LetterRenderer {
  private final MailLinks links;
  private final Reasons reasons;
  private final LetterTemplates printer = new LetterTemplates();

  public LetterRenderer(MailLinks links, Reasons reasons) {
    this.links = links;
    this.reasons = reasons;
  }

  public Letter letter(Situation situation, Contents contents, Subscriber reader, IssueOf issue) {
    LetterModel sheet =
        new LetterWriter(situation, reader.language(), links, reasons, Optional.of(reader))
            .write(contents, Optional.of(issue));
    return new Letter(
        sheet.subject(),
        printer.text(sheet),
        printer.html(sheet),
        contents.keys(situation),
        links.unsubscribe(reader.id()));
  }

  /** The same for nobody: without the links by which a subscriber changes something. */
  Letter sample(Situation situation, Contents contents, Locale language) {
    LetterModel sheet = sheet(situation, contents, language);
    return new Letter(
        sheet.subject(),
        printer.text(sheet),
        printer.html(sheet),
        contents.keys(situation),
        links.page());
  }

  LetterModel sheet(Situation situation, Contents contents, Locale language) {
    return new LetterWriter(situation, language, links, reasons, Optional.empty())
        .write(contents, Optional.empty());
  }
}
