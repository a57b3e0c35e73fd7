package dev.onward.understand.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.classify.ModelFile;
import dev.onward.database.Json;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Questions;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.Exchange.Reply;
import dev.onward.understand.state.Said.Sort;
import dev.onward.understand.text.Mentions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a turn is as a question that stands by itself, after what was said before it. */
class CompleterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Path.of("knowledge"));
  private static final Mentions MENTIONS =
      new Mentions(KNOWLEDGE.catalogue(), KNOWLEDGE.vocabulary());
  private static final Completer COMPLETER =
      new Completer(KNOWLEDGE.catalogue(), KNOWLEDGE.vocabulary(), MENTIONS, leanings());

  private static final List<String> PROJECTS =
      KNOWLEDGE.catalogue().projects().stream().limit(3).map(one -> one.id()).toList();

  private static Exchange price(String... credentials) {
    String words = "What does %s cost?".formatted(String.join(" and ", credentials));
    return Exchange.of(words, "exam-price", List.of(credentials));
  }

  private static final Exchange TWO =
      Exchange.of("AI-103 or AI-300?", "compare", List.of("AI-103", "AI-300"));

  private static final Exchange BUILD =
      new Exchange(
          Question.of("What should I build?", "project", List.of()),
          new Reply("Three projects.", null, PROJECTS, PROJECTS, List.of(), null));

  private static final Exchange OFFERED =
      new Exchange(
          Question.of("hm", "unclear", List.of()),
          new Reply(
              "Did you mean one of these?",
              null,
              List.of(),
              List.of(),
              List.of("What does AI-103 cost?", "Can AI-103 still be taken?"),
              null));

  private static final Exchange COLLEAGUE =
      new Exchange(
          new Question(
              "For my colleague: What should I do next?",
              "next-step",
              List.of(),
              List.of("AI-103"),
              null,
              "my colleague"),
          Reply.of("AI-103."));

  private static final Map<String, State> STATES =
      Map.ofEntries(
          Map.entry("nothing", State.NOTHING),
          Map.entry("two", State.of(TWO)),
          Map.entry("price", State.of(price("AI-103"))),
          Map.entry("two, price", after(TWO, price("AI-103"))),
          Map.entry("one, one", after(price("AI-103"), price("AZ-305"))),
          Map.entry(
              "cheap",
              State.of(Exchange.of("AI-103 or AI-901?", "compare", List.of("AI-103", "AI-901")))),
          Map.entry(
              "gone",
              State.of(Exchange.of("AZ-204 or AI-103?", "compare", List.of("AZ-204", "AI-103")))),
          Map.entry(
              "status",
              State.of(Exchange.of("Can I still take AZ-204?", "status", List.of("AZ-204")))),
          Map.entry(
              "needs",
              State.of(
                  Exchange.of("What does AZ-305 require?", "requirements", List.of("AZ-305")))),
          Map.entry(
              "own",
              State.of(Exchange.of("How long is my badge valid?", "validity", List.of("AI-102")))),
          Map.entry(
              "preis",
              State.of(Exchange.of("Was kostet AI-103?", "exam-price", List.of("AI-103")))),
          Map.entry("build", State.of(BUILD)),
          Map.entry("offered", State.of(OFFERED)),
          Map.entry("colleague", State.of(COLLEAGUE)),
          Map.entry(
              "next",
              State.of(Exchange.of("What should I do next?", "next-step", List.of("AI-103")))));

  /** Read without asking whether it is stale: another test does. */
  private static LeaningModel leanings() {
    Path model = Questions.folder(Path.of("knowledge")).resolve("leanings.model");
    return new LeaningModel(ModelFile.read(model).orElseThrow().model(), MENTIONS);
  }

  private static State after(Exchange first, Exchange second) {
    return State.of(first).after(second, second.reply().text());
  }

  private static StandAlone of(String state, String sort, String turn) {
    String[] parts = sort.split(":", -1);
    String taken = parts.length > 1 ? parts[1] : "describe";
    Sort known = Sort.valueOf(parts[0].toUpperCase(Locale.ROOT));
    State before = STATES.getOrDefault(state, State.NOTHING);
    return COMPLETER.completed(new Said(turn, "", taken, known), before, TODAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          two        | fact           | how much is the second?                   | how much is AI-300?
          two        | fact           | How long does the first one take?         | How long does AI-103 take?
          two        | act:other-one  | and the second?                           | What is AI-300?
          two        | fact           | which of the two can I still renew?       | which of AI-103 and AI-300 can I still renew?
          two        | fact           | are both still open?                      | are AI-103 and AI-300 still open?
          two        | fact           | do they need AZ-104?                      | do AI-103 and AI-300 need AZ-104?
          two        | fact           | what do they cost?                        | what do AI-103 and AI-300 cost?
          two        | fact           | which one is harder?                      | which one is harder? (AI-103, AI-300)
          two, price | act:other-one  | and the other one?                        | What does AI-300 cost?
          one, one   | act:other-one  | and the other one?                        | What does AI-103 cost?
          two, price | act:other-one  | same for the other                        | What does AI-300 cost?
          cheap      | question       | the cheaper one                           | What is AI-901?
          cheap      | fact           | how long does the cheaper one take?       | how long does AI-901 take?
          two        | question       | the cheaper one                           | the cheaper one (AI-103, AI-300)
          gone       | fact           | what does the retired one count toward?   | what does AZ-204 count toward?
          gone       | fact           | when can I book the one that is still open? | when can I book AI-103?
          needs      | fact           | does it need anything before?             | does AZ-305 need anything before?
          needs      | fact           | Does it need AZ-104 too?                  | Does AZ-305 need AZ-104 too?
          price      | fact           | how long does it take?                    | how long does AI-103 take?
          price      | fact           | what are its skills?                      | what are AI-103's skills?
          price      | fact           | when does that open?                      | when does AI-103 open?
          price      | question       | and if I fail it?                         | and if I fail AI-103?
          price      | unclear        | for it                                    | What does AI-103 cost?
          price      | unclear        | and AZ-204?                               | What does AZ-204 cost?
          price      | question       | what about AZ-305?                        | What does AZ-305 cost?
          price      | unclear        | AZ-305?                                   | What does AZ-305 cost?
          price      | fact           | Is AZ-305 hard?                           | Is AZ-305 hard?
          own        | unclear        | and AZ-204?                               | How long is AZ-204 valid?
          two        | unclear        | and AZ-204?                               | How do AI-103 and AI-300 and AZ-204 differ?
          status     | fact:status    | until when exactly?                       | Can AZ-204 still be taken? until when exactly?
          price      | fact:exam-minutes | how long?                              | how long? (AI-103)
          price      | fact:exam-booking | and the booking?                       | and the booking? (AI-103)
          price      | unclear        | and in Germany?                           | What does the exam of AI-103 cost? and in Germany?
          price      | question       | What should I build for my portfolio?     | What should I build for my portfolio?
          price      | fact:validity  | How long is my own badge valid?           | How long is my own badge valid?
          price      | act:sure       | are you sure about that?                  | are you sure about that?
          price      | act:source     | where is that from?                       | where is that from?
          price      | act:thanks     | thanks, that helps                        | thanks, that helps
          price      | question       | is it true that jobs are going away?      | is it true that jobs are going away?
          price      | fact           | should I take the first step now?         | should I take the first step now?
          offered    | act:other-one  | the second                                | Can AI-103 still be taken?
          offered    | unclear        | the first one please                      | What does AI-103 cost?
          nothing    | fact           | how much is the second?                   | how much is the second?
          nothing    | unclear        | and AZ-204?                               | and AZ-204?
          preis      | fact:exam-minutes | wie lange dauert das?                  | wie lange dauert das? (AI-103)
          preis      | unclear        | und AZ-204?                               | Was kostet AZ-204?
          two        | fact           | was kostet die zweite?                    | was kostet AI-300?
          two        | act:other-one  | Und die andere?                           | What is AI-300?
          two        | act:other-one  | Wie sieht es mit der ersten aus?          | What is AI-103?
          cheap      | unclear        | die günstigere bitte                      | What is AI-901?
          preis      | fact           | bis wann genau?                           | bis wann genau? (AI-103)
          two        | fact           | welche von beiden ist leichter?           | welche von beiden ist leichter? (AI-103, AI-300)
          two        | fact           | ¿cuánto cuesta la segunda?                | ¿cuánto cuesta AI-300?
          two, price | act:other-one  | ¿Y la otra?                               | What does AI-300 cost?
          price      | unclear        | ¿y AZ-204?                                | What does AZ-204 cost?
          price      | fact:exam-minutes | ¿cuánto dura eso?                      | ¿cuánto dura eso? (AI-103)
          cheap      | unclear        | la más barata                             | What is AI-901?
          two        | fact           | quanto custa a segunda?                   | quanto custa AI-300?
          two, price | act:other-one  | e a outra?                                | What does AI-300 cost?
          price      | unclear        | e AZ-204?                                 | What does AZ-204 cost?
          two        | fact           | qual das duas é mais fácil?               | qual das duas é mais fácil? (AI-103, AI-300)
          two        | fact           | combien coûte la deuxième ?               | combien coûte AI-300 ?
          two, price | act:other-one  | et l'autre ?                              | What does AI-300 cost?
          price      | unclear        | et pour AZ-204 ?                          | What does AZ-204 cost?
          cheap      | unclear        | la moins chère                            | What is AI-901?
          price      | fact:exam-minutes | ça dure combien ?                      | ça dure combien ? (AI-103)
          two        | fact           | dusra wala kitne ka hai?                  | AI-300 kitne ka hai?
          two        | act:other-one  | dusre wale ka kya scene h                 | What is AI-300?
          price      | unclear        | aur AZ-204?                               | What does AZ-204 cost?
          price      | fact:exam-minutes | iska time kitna hai?                   | iska time kitna hai? (AI-103)
          cheap      | unclear        | saste wala                                | What is AI-901?
          """)
  void aTurnStandsByItself(String state, String sort, String turn, String question) {
    assertThat(of(state, sort, turn).text()).isEqualTo(question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          next      | act:for-other | what about for my colleague?        | my colleague    | For my colleague: What should I do next?
          next      | question      | and my wife?                        | my wife         | For my wife: What should I do next?
          next      | act:for-other | for a junior?                       | a junior        | For a junior: What should I do next?
          next      | act:for-other | und für meine Frau?                 | meine Frau      | For meine Frau: What should I do next?
          next      | act:for-other | ¿y para mi jefe?                    | mi jefe         | For mi jefe: What should I do next?
          next      | act:for-other | e para minha esposa?                | minha esposa    | For minha esposa: What should I do next?
          next      | act:for-other | Est-ce que ça vaut aussi pour mon collègue ? | mon collègue | For mon collègue: What should I do next?
          next      | act:for-other | aur mere dost ke liye?              | mere dost       | For mere dost: What should I do next?
          next      | act:for-other | what if it's not me                 | somebody else   | For somebody else: What should I do next?
          nothing   | question      | What should my brother do next?     | my brother      | What should my brother do next?
          colleague | question      | and does she need AZ-104 first?     | my colleague    | For my colleague: and does she need AZ-104 first?
          colleague | fact          | how much is it?                     | -               | how much is AI-103?
          colleague | unclear       | and for me?                         | -               | What should I do next?
          price     | unclear       | and for my colleague?               | my colleague    | For my colleague: What does AI-103 cost?
          nothing   | question      | I told my boss that I passed. What next? | -          | I told my boss that I passed. What next?
          nothing   | question      | Can my boss see my results?         | -               | Can my boss see my results?
          """)
  void whoIsAskedAboutIsKnown(
      String state, String sort, String turn, @Nullable String whom, String question) {
    StandAlone alone = of(state, sort, turn);
    assertThat(alone.whom()).isEqualTo(whom);
    assertThat(alone.text()).isEqualTo(question);
  }

  @Test
  void thePlaceInAListIsTheItemThatStoodThere() {
    StandAlone second = of("build", "act:more", "tell me more about the second");
    assertThat(second.item()).isEqualTo(PROJECTS.get(1));
    assertThat(second.text()).contains(title(1));

    assertThat(of("build", "act:more", "mehr zum dritten? das dritte bitte").item())
        .isEqualTo(PROJECTS.get(2));
    assertThat(of("build", "question", "the fourth one").item()).isNull();
  }

  private static String title(int place) {
    return KNOWLEDGE.catalogue().document(PROJECTS.get(place)).orElseThrow().title();
  }

  @Test
  void aFactThatIsAskedAgainIsKnownWithoutDeciding() {
    assertThat(of("price", "unclear", "and AZ-204?").label()).isEqualTo("exam-price");
    assertThat(of("two", "act:other-one", "the second one").label()).isEqualTo("describe");
    assertThat(of("two", "fact", "how much is the second?").label()).isNull();
  }

  @Test
  void whatWasToldInTheSameTurnIsNearerThanWhatWasSaidBefore() {
    Said said = new Said("Is it still valid?", "I hold AZ-104.", "validity", Sort.FACT);
    StandAlone alone =
        COMPLETER.completed(said, STATES.getOrDefault("price", State.NOTHING), TODAY);
    assertThat(alone.text()).isEqualTo("Is it still valid?");
    assertThat(alone.credentials()).isEmpty();
  }

  @Test
  void onlyTheLastExchangesAreKeptAndOfEachAnswerThatItWasGiven() {
    State state = State.NOTHING;
    for (int i = 0; i < 9; i++) {
      state = state.after(price("AI-103"), "answer [^x] " + i);
    }
    assertThat(state.exchanges()).hasSize(6);
    assertThat(state.saidBefore("answer 0")).isTrue();
    assertThat(state.saidLast("answer  8 [^y]")).isTrue();
    assertThat(state.saidLast("answer 7")).isFalse();
  }

  @Test
  void aStateIsTheSameAfterItsJson() {
    State state = after(BUILD, COLLEAGUE);
    assertThat(Json.read(Json.write(state), State.class)).isEqualTo(state);
  }
}
