package dev.onward.gather.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.fetch.HttpExchange.Request;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.prose.VisibleText;
import dev.onward.gather.read.Fetched.Changed;
import dev.onward.gather.read.Fetched.Failed;
import dev.onward.gather.read.Fetched.Gone;
import dev.onward.gather.read.Fetched.Unchanged;
import dev.onward.gather.source.SourceRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The API of Azure Updates (OData v4): what was modified since the last look, oldest first, page by
 * page and record by record, so that the whole list needs no more memory than one record.
 */
final class AzureUpdates implements Source {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 500;

  /** The API's own precision. A moment cut to it is no later, so nothing is missed. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Clocks differ; more than this ahead is no moment of a change. */
  private static final Duration AHEAD = Duration.ofDays(2);

  private final SourceRule rule;
  private final Fetcher fetcher;
  private final InstantSource clock;

  AzureUpdates(SourceRule rule, Fetcher fetcher, InstantSource clock) {
    this.rule = rule;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public Fetched look(Checkpoint last, Consumer<SourceItem> found) {
    return new Walk(last, found).all();
  }

  /** One look, with what it has come to so far. */
  private final class Walk {
    private final Checkpoint last;
    private final Consumer<SourceItem> found;
    private final Set<String> ids = new HashSet<>();
    private final List<String> skipped = new ArrayList<>();
    private Checkpoint validators = Checkpoint.NONE;
    private Optional<Instant> newest;
    private boolean unasked;
    private long promised = -1;
    private int read;
    private int repeated;

    Walk(Checkpoint last, Consumer<SourceItem> found) {
      this.last = last;
      this.found = found;
      this.newest = last.newest();
    }

    Fetched all() {
      for (int page = 0; page < MOST_PAGES; page++) {
        int before = read;
        int repeatedBefore = repeated;
        int known = ids.size();
        Optional<Fetched> end = page(read);
        if (end.isPresent()) {
          return end.get();
        }
        boolean nothingNew = ids.size() == known;
        if (nothingNew) {
          // Said before, and no part of what was promised.
          read = before;
          repeated = repeatedBefore;
        }
        boolean shortPage = read - before < PAGE && promised < 0;
        if (nothingNew || shortPage || (promised >= 0 && read >= promised)) {
          return read == 0 && skipped.isEmpty() ? nothing() : changed();
        }
      }
      return new Failed("has no end: more than " + MOST_PAGES + " pages");
    }

    /** An empty list is no news where changes were asked for, and says nothing of what is gone. */
    private Fetched nothing() {
      return last.newest().isPresent()
          ? new Unchanged()
          : new Changed(last, false, List.of("sends an empty list"));
    }

    private Fetched changed() {
      // A record that is modified meanwhile moves to the end, and another one slips over the edge
      // of
      // a page. Then fewer come than were promised, and the next look asks for the same again.
      boolean complete = read - repeated >= promised;
      Optional<Instant> reached = complete ? newest : last.newest();
      // Validators belong to an address, and with a newer moment the next one is another.
      boolean sameAddress = reached.equals(last.newest());
      Checkpoint next =
          new Checkpoint(
              sameAddress ? validators.etag() : Optional.empty(),
              sameAddress ? validators.lastModified() : Optional.empty(),
              reached);
      return new Changed(next, complete && (last.newest().isEmpty() || unasked), skipped);
    }

    /** Reads a page; gives how the look ends where it ends here. */
    private Optional<Fetched> page(int skip) {
      Checkpoint known = skip == 0 ? last : Checkpoint.NONE;
      Request request = new Request("application/json", known, fetcher.largest());
      return switch (fetcher.get(address(skip), rule, request)) {
        case Got got -> read(got, skip == 0);
        case NotModified same when skip == 0 -> Optional.of(new Unchanged());
        case NotModified same -> Optional.of(new Failed("answers 304 to what it was not asked"));
        case Missing missing when skip == 0 -> Optional.of(new Gone("answers " + missing.status()));
        case Missing missing -> Optional.of(new Failed("breaks off: " + missing.status()));
        case Refused refused -> Optional.of(new Failed(refused.reason()));
      };
    }

    private URI address(int skip) {
      StringBuilder query = new StringBuilder();
      last.newest()
          .ifPresent(since ->
              query.append("$filter=modified%20ge%20").append(MOMENT.format(since)).append('&'));
      query.append("$orderby=modified%20asc&$count=true&$top=").append(PAGE);
      query.append("&$skip=").append(skip);
      String joint = rule.url().getRawQuery() == null ? "?" : "&";
      return URI.create(rule.url() + joint + query);
    }

    private Optional<Fetched> read(Got got, boolean first) {
      if (first) {
        validators = got.validators();
      }
      if (got.isHtml()) {
        close(got);
        return Optional.of(new Failed("sends HTML where JSON was promised"));
      }
      try (got;
          InputStream in = got.body().open();
          JsonParser json = Json.mapper().createParser(in)) {
        return list(json);
      } catch (JsonProcessingException e) {
        return Optional.of(
            new Failed("is not the JSON that it should be: " + e.getOriginalMessage()));
      } catch (IOException e) {
        return Optional.of(new Failed("can't be read: " + e.getMessage()));
      }
    }

    private Optional<Fetched> list(JsonParser json) throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of(new Failed("sends no object with a list of records"));
      }
      boolean listed = false;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("value") && value == JsonToken.START_ARRAY) {
          listed = true;
          Set<String> ofThisPage = new HashSet<>();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            record(Json.mapper().readTree(json), ofThisPage);
          }
        } else if (name.equals("@odata.count") && value == JsonToken.VALUE_NUMBER_INT) {
          promised = json.getLongValue();
        } else {
          json.skipChildren();
        }
      }
      return listed
          ? Optional.empty()
          : Optional.of(new Failed("sends no list of records under 'value'"));
    }

    private void record(JsonNode record, Set<String> ofThisPage) {
      read++;
      String id = record.path("id").asText("");
      if (!id.isEmpty() && !ofThisPage.add(id)) {
        skipped.add(VisibleText.bounded(id, 40) + " comes twice; the first was kept");
        return;
      }
      if (ids.contains(id)) {
        // A far side that knows no pages has begun from the start again, or the record moved.
        repeated++;
        return;
      }
      try {
        SourceItem finding = AzureRecord.read(rule.id(), record);
        ids.add(id);
        finding.modified().ifPresent(this::remember);
        found.accept(finding);
      } catch (Unusable e) {
        skipped.add(e.getMessage());
      }
    }

    private void remember(Instant modified) {
      if (modified.isAfter(clock.instant().plus(AHEAD))) {
        // To go on from there would be to see nothing more.
        return;
      }
      unasked |= last.newest().filter(modified::isBefore).isPresent();
      newest = Optional.of(newest.filter(modified::isBefore).orElse(modified));
    }

    private void close(Got got) {
      try {
        got.close();
      } catch (IOException e) {
        skipped.add("a file of ours could not be removed: " + e.getMessage());
      }
    }
  }
}
