package dev.onward.knowledge;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What only the items together can show: that ids, sources, topics, domains and hosts exist. */
final class CrossChecks {
  private static final Pattern URL = Pattern.compile("https?://[^\\s)>\\]\"`|]+");
  private static final Pattern HTML = Pattern.compile("</?[a-zA-Z][^>\\n]*>");

  private final Catalogue catalogue;
  private final Vocabulary vocabulary;
  private final References references;
  private final Map<String, SourceFile> files;
  private final List<Fault> faults;

  CrossChecks(
      Catalogue catalogue,
      Vocabulary vocabulary,
      References references,
      Map<String, SourceFile> files,
      List<Fault> faults) {
    this.catalogue = catalogue;
    this.vocabulary = vocabulary;
    this.references = references;
    this.files = files;
    this.faults = faults;
  }

  void run() {
    catalogue.documents().forEach(this::checkDocument);
    catalogue.credentials().forEach(this::checkCredential);
    checkDuplicates();
    catalogue.paths().forEach(this::checkPath);
    catalogue.projects().forEach(this::checkProject);
    for (CommunityRoute route : catalogue.community()) {
      paths(route.id(), route.goals());
    }
    for (Update update : catalogue.updates()) {
      paths(update.id(), update.goals());
    }
    for (Correction correction : catalogue.corrections()) {
      credentials(correction.id(), correction.about());
    }
    for (Conflict conflict : catalogue.conflicts()) {
      credentials(conflict.id(), conflict.about());
    }
    for (Guide guide : catalogue.guides()) {
      credentials(guide.id(), guide.about());
      credentials(guide.id(), guide.expired().stream().toList());
      for (String next : guide.followUps()) {
        check(guide.id(), next, catalogue.guide(next).isPresent(), "no guide has the id " + next);
      }
    }
  }

  /** Faults every sentence that was copied from the given text. */
  void compare(String source) {
    List<String> names =
        catalogue.documents().stream().map(Document::title).collect(Collectors.toList());
    catalogue.credentials().forEach(credential -> names.add(credential.codeAndName()));
    catalogue.article().forEach(section -> names.add(section.section()));
    OwnWords own = new OwnWords(source, names);
    for (SourceFile file : files.values()) {
      for (OwnWords.Copied copied : own.copied(file.text())) {
        faults.add(
            new Fault(
                file.name(),
                copied.line(),
                "\"%s\" is copied from the article; say it in other words"
                    .formatted(copied.words())));
      }
    }
  }

  private void checkDuplicates() {
    Map<String, String> owners = new HashMap<>();
    for (Credential credential : catalogue.credentials()) {
      for (String alias : credential.aliases()) {
        own(owners, "alias " + alias, alias, credential.id());
      }
    }
    for (GoalPath path : catalogue.paths()) {
      for (String alias : path.aliases()) {
        own(owners, "path alias " + alias, alias, path.id());
      }
    }
    for (Document document : catalogue.documents()) {
      own(owners, document.kind() + " " + document.title(), document.title(), document.id());
    }
  }

  private void own(Map<String, String> owners, String key, String where, String id) {
    String owner = owners.putIfAbsent(key.toLowerCase(Locale.ROOT), id);
    check(
        id,
        where,
        owner == null || owner.equals(id),
        "'" + where + "' stands in " + owner + " too");
  }

  private void checkDocument(Document document) {
    String id = document.id();
    for (String source : document.sources()) {
      source(id, source);
    }
    if (document.kind() != Kind.CREDENTIAL) {
      for (String topic : document.topics()) {
        check(
            id,
            topic,
            vocabulary.topics().containsKey(topic),
            "'" + topic + "' is not a topic; choose from vocabulary/topics.yaml");
      }
    }
    for (Section section : document.sections()) {
      for (String mark : Section.marks(section.text())) {
        check(
            id,
            "[^" + mark + "]",
            catalogue.document(mark).isPresent(),
            "nothing has the id " + mark + "; correct the mark or take it away");
      }
    }
    SourceFile file = file(id);
    Matcher url = URL.matcher(file.text());
    while (url.find()) {
      checkUrl(file, url.group());
    }
    Matcher html = HTML.matcher(file.text());
    if (html.find()) {
      faults.add(
          new Fault(
              file.name(), file.lineOf(html.group()), "holds HTML; write it in plain Markdown"));
    }
  }

  private void checkUrl(SourceFile file, String url) {
    String host;
    try {
      host = URI.create(url).getHost();
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(file.name(), file.lineOf(url), url + " is not an address"));
      return;
    }
    if (!url.startsWith("https://")) {
      faults.add(new Fault(file.name(), file.lineOf(url), url + " must use https"));
    } else if (!references.hosts().contains(host)) {
      faults.add(
          new Fault(
              file.name(),
              file.lineOf(url),
              "the host " + host + " is not allowed; see hosts in references.yaml"));
    }
  }

  private void checkCredential(Credential credential) {
    String id = credential.id();
    for (Credential.Requirement requirement : credential.requires()) {
      credentials(id, requirement.anyOf());
    }
    for (Credential.Successor successor : credential.successors()) {
      credentials(id, List.of(successor.id()));
    }
    for (Credential.Note note : credential.notes()) {
      note.sources().forEach(source -> source(id, source));
    }
    for (Lifecycle.Announced announced : credential.lifecycle().announced()) {
      announced.sources().forEach(source -> source(id, source));
    }
  }

  private void checkPath(GoalPath path) {
    String id = path.id();
    credentials(id, path.credentials().stream().map(GoalPath.Step::credential).toList());
    credentials(id, path.optional());
    for (List<String> ids : List.of(path.projects(), path.community(), path.appliedSkills())) {
      for (String wanted : ids) {
        check(id, wanted, catalogue.document(wanted).isPresent(), "nothing has the id " + wanted);
      }
    }
    for (GoalPath.Gap gap : path.gap()) {
      domain(id, gap.credential(), gap.domain());
      gap.from().ifPresent(from -> domain(id, "AI-102", from));
    }
  }

  private void checkProject(Project project) {
    paths(project.id(), project.goals());
    for (Project.Evidence evidence : project.evidences()) {
      domain(project.id(), evidence.credential(), evidence.domain());
    }
  }

  private void domain(String id, String credential, String domain) {
    boolean known =
        catalogue
            .credential(credential)
            .flatMap(Credential::skills)
            .map(skills -> skills.domains().stream().anyMatch(d -> d.name().equals(domain)))
            .orElse(false);
    check(id, domain, known, credential + " has no skill domain '" + domain + "'");
  }

  private void credentials(String id, Collection<String> wanted) {
    for (String credential : wanted) {
      check(
          id,
          credential,
          catalogue.credentials().stream().anyMatch(known -> known.id().equals(credential)),
          "no credential has the id " + credential);
    }
  }

  private void paths(String id, Collection<String> wanted) {
    for (String path : wanted) {
      check(id, path, catalogue.path(path).isPresent(), "no path has the id " + path);
    }
  }

  private void source(String id, String source) {
    check(
        id,
        source,
        references.byKey().containsKey(source),
        "'" + source + "' is not a source; add it to references.yaml or name one that is there");
  }

  private void check(String id, String where, boolean holds, String problem) {
    if (!holds) {
      SourceFile file = file(id);
      faults.add(new Fault(file.name(), file.lineOf(where), problem));
    }
  }

  private SourceFile file(String id) {
    return files.getOrDefault(id, new SourceFile(id, ""));
  }
}
