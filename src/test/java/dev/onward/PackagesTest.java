package dev.onward;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the layout: the order of the packages, the siblings, and what stays in one room. */
class PackagesTest {
  /** A package imports only packages above it in this list. */
  private static final List<String> ORDER =
      List.of(
          "settings",
          "compute",
          "embed",
          "search",
          "ai",
          "classify",
          "database",
          "mail.failure",
          "mail.recipient",
          "mail.message",
          "mail.transport",
          "mail.queue",
          "mail.bounce",
          "mail",
          "evaluate",
          "knowledge",
          "gather.source",
          "gather.fetch",
          "gather.prose",
          "gather.read",
          "gather.judge",
          "gather.learn",
          "gather.keep",
          "gather",
          "lookup",
          "documents",
          "index",
          "retrieve",
          "bench",
          "plan",
          "understand.text",
          "understand.profile",
          "understand.decide",
          "understand.state",
          "understand.wish",
          "understand",
          "advise.brief",
          "advise",
          "ground",
          "talk",
          "channel",
          "web",
          "teams.connector",
          "teams.inbox",
          "teams.card",
          "teams.bot",
          "teams",
          "digest.subscribe",
          "digest.compose",
          "digest.send",
          "digest.page",
          "digest");

  /** Channels, which do not know each other. */
  private static final List<String> CHANNELS = List.of("web", "teams", "digest");

  private static final JavaClasses ONWARD =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.onward");

  @Test
  void theListNamesEveryPackage() {
    Set<String> found =
        ONWARD.stream()
            .map(type -> type.getPackageName())
            .filter(name -> !name.equals("dev.onward"))
            .map(name -> name.substring("dev.onward.".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).isEqualTo(new TreeSet<>(ORDER));
  }

  @Test
  void importsGoUpTheListOnly() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] below =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(PackagesTest::named)
              .toArray(String[]::new);
      if (below.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(named(ORDER.get(i)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below)
            .check(ONWARD);
      }
    }
  }

  @Test
  void channelsDoNotKnowEachOther() {
    for (String channel : CHANNELS) {
      String[] others =
          CHANNELS.stream()
              .filter(other -> !other.equals(channel))
              .map(other -> named(other) + "..")
              .toArray(String[]::new);
      if (others.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(named(channel) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others)
            .check(ONWARD);
      }
    }
  }

  @Test
  void nothingImportsTheRoot() {
    noClasses()
        .that()
        .resideInAPackage("dev.onward.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.onward")
        .check(ONWARD);
  }

  /** Who judges from outside must not see inside: a question is asked as anybody would ask it. */
  @Test
  void theEvaluationKnowsNothingOfThoseItJudges() {
    noClasses()
        .that()
        .resideInAPackage(named("evaluate"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ORDER.stream()
                .filter(room -> !List.of("evaluate", "classify", "database").contains(room))
                .map(PackagesTest::named)
                .toArray(String[]::new))
        .check(ONWARD);
    noClasses()
        .that()
        .resideInAPackage("dev.onward.*..")
        .and()
        .resideOutsideOfPackage(named("evaluate"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(named("evaluate"))
        .check(ONWARD);
  }

  /** What any channel needs knows nothing of one: no protocol, no server, no far side's words. */
  @Test
  void whatIsOfAnyChannelSpeaksNoProtocol() {
    noClasses()
        .that()
        .resideInAPackage(named("channel"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "io.javalin..", "com.fasterxml..")
        .check(ONWARD);
  }

  @Test
  void modelClientsStayInAi() {
    onlyIn(
        "ai",
        "com.azure..",
        "dev.langchain4j.model.azure..",
        "dev.langchain4j.model.chat..",
        "dev.langchain4j.model.ollama..",
        "dev.langchain4j.model.openai..");
  }

  /** Parts that a LangChain4j user takes as they are. */
  @Test
  void searchAndEmbeddingKnowNothingElseOfOnward() {
    for (String part : List.of("search", "embed")) {
      noClasses()
          .that()
          .resideInAPackage(named(part))
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.onward..").and(resideOutsideOfPackage(named(part))))
          .check(ONWARD);
    }
  }

  /** Mail is of use to others too: it knows nothing of digests, which stand below it. */
  @Test
  void mailProtocolsStayInMail() {
    noClasses()
        .that()
        .resideOutsideOfPackage(named("mail") + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
        .check(ONWARD);
  }

  /** The same item is judged alike, and the same situation gives the same letter. */
  @Test
  void judgingAndComposingKeepNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(named("gather.prose"), named("gather.judge"), named("digest.compose"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            named("database"), named("talk"), "org.jdbi..", "java.net.http..", "java.nio.file..")
        .check(ONWARD);
  }

  @Test
  void jdbcStaysInDatabase() {
    onlyIn("database", "java.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer..");
  }

  @Test
  void theHttpServerStaysInItsChannels() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.onward.web", "dev.onward.teams..", "dev.onward.digest..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
        .check(ONWARD);
  }

  @Test
  void planningIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.onward.plan")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net.http..", "java.nio..", "org.slf4j..")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(ONWARD);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(ONWARD);
    long packages = ONWARD.stream().map(type -> type.getPackageName()).distinct().count();
    long marked = ONWARD.stream().filter(t -> t.getSimpleName().equals("package-info")).count();
    assertThat(marked).isEqualTo(packages);
  }

  private static void onlyIn(String room, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage(named(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(ONWARD);
  }

  private static String named(String room) {
    return "dev.onward." + room;
  }
}
