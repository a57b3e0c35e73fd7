package dev.onward.talk;

import dev.onward.database.Database;
import dev.onward.database.Json;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of people: that they exist, what they told of themselves, their plan. Thread-safe.
 */
public final class Memory {
  /** A plan with the id under which it is kept. */
  public record KeptPlan(String id, CareerPlan plan) {}

  /** What a person told of themselves, and their plan, null where there is none. */
  record Known(Profile profile, @Nullable KeptPlan plan) {
    static final Known NOTHING = new Known(Profile.EMPTY, null);

    Known with(Profile other) {
      return new Known(other, plan);
    }

    Known with(@Nullable KeptPlan other) {
      return new Known(profile, other);
    }
  }

  private static final int PLACES = 10_000;

  private final Database database;
  private final InstantSource clock;
  private final List<Belonging> belongings = new CopyOnWriteArrayList<>();

  /** From where people asked last, to hold them to limits; of this node, and never kept. */
  private final Map<String, String> places =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > PLACES;
            }
          });

  public Memory(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Tells from where a person asks. */
  public void comesFrom(String personId, String place) {
    places.put(personId, place);
  }

  /** From where a person asked last; the person alone where nothing is known of it. */
  public String place(String personId) {
    return places.getOrDefault(personId, "person " + personId);
  }

  /** Makes known what is kept of people elsewhere. */
  public void add(Belonging belonging) {
    belongings.add(belonging);
  }

  /** What is kept of a person elsewhere, by name. */
  public Map<String, Object> belongings(String personId) {
    Map<String, Object> kept = new TreeMap<>();
    belongings.forEach(one -> one.of(personId).ifPresent(value -> kept.put(one.name(), value)));
    return kept;
  }

  /** Makes what is kept of a person elsewhere another's. */
  public void moveBelongings(String fromPersonId, String toPersonId) {
    belongings.forEach(one -> one.move(fromPersonId, toPersonId));
  }

  /** Begins to know a person; gives the id. */
  public String newPerson() {
    String id = UUID.randomUUID().toString();
    database.with(handle ->
        handle
            .createUpdate("INSERT INTO person (id, created_at, seen_at) VALUES (:id, :now, :now)")
            .bind("id", id)
            .bind("now", clock.millis())
            .execute());
    return id;
  }

  /** The person came back. */
  public void seen(String personId) {
    database.with(handle ->
        handle.execute("UPDATE person SET seen_at = ? WHERE id = ?", clock.millis(), personId));
  }

  public Profile profile(String personId) {
    return database.with(handle -> profile(handle, personId));
  }

  private static Profile profile(Handle handle, String personId) {
    return handle
        .createQuery("SELECT content FROM profile WHERE person_id = :person")
        .bind("person", personId)
        .mapTo(String.class)
        .findOne()
        .map(json -> Json.read(json, Profile.class))
        .orElse(Profile.EMPTY);
  }

  public void keep(String personId, Profile profile) {
    database.with(handle -> keep(handle, personId, profile));
  }

  private int keep(Handle handle, String personId, Profile profile) {
    return handle
        .createUpdate(
            """
            INSERT INTO profile (person_id, content, updated_at)
            VALUES (:person, :content, :now)
            ON CONFLICT (person_id)
            DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at
            """)
        .bind("person", personId)
        .bind("content", Json.write(profile))
        .bind("now", clock.millis())
        .execute();
  }

  public Optional<KeptPlan> plan(String personId) {
    return database.with(handle -> plan(handle, personId));
  }

  private static Optional<KeptPlan> plan(Handle handle, String personId) {
    return handle
        .createQuery("SELECT id, content FROM career_plan WHERE person_id = :person")
        .bind("person", personId)
        .map(row ->
            new KeptPlan(
                row.getColumn("id", String.class),
                Json.read(row.getColumn("content", String.class), CareerPlan.class)))
        .findOne();
  }

  /** What is known of a person, the profile and the plan. */
  Known known(String personId) {
    return database.with(handle -> known(handle, personId));
  }

  private static Known known(Handle handle, String personId) {
    return new Known(profile(handle, personId), plan(handle, personId).orElse(null));
  }

  /** Changes what is known of a person, within a transaction. */
  interface Change {
    Known after(Handle handle, Known now);
  }

  /**
   * Changes what is known of a person as it is now, in one transaction with whatever else the
   * change does; of two who do so at once one waits for the other.
   */
  Known changeAll(String personId, Change change) {
    return database.inTransaction(handle -> {
      // Lock the rows on either database.
      handle.execute("UPDATE person SET seen_at = seen_at WHERE id = ?", personId);
      handle.execute(
          "UPDATE career_plan SET updated_at = updated_at WHERE person_id = ?", personId);
      Known now = known(handle, personId);
      Known after = change.after(handle, now);
      if (!after.profile().equals(now.profile())) {
        keep(handle, personId, after.profile());
      }
      if (after.plan() == null) {
        handle.execute("DELETE FROM career_plan WHERE person_id = ?", personId);
      } else if (!after.plan().equals(now.plan())) {
        keep(handle, personId, after.plan());
      }
      if (after.profile().isEmpty()) {
        handle.execute("DELETE FROM profile WHERE person_id = ?", personId);
      }
      return after;
    });
  }

  /**
   * Changes a person's plan as it is now; of two who do so at once one waits for the other. Empty
   * where the person has none.
   */
  public Optional<KeptPlan> change(String personId, UnaryOperator<CareerPlan> change) {
    return database.inTransaction(handle -> {
      // Locks the row on either database.
      handle.execute(
          "UPDATE career_plan SET updated_at = updated_at WHERE person_id = ?", personId);
      return plan(handle, personId).map(kept -> keep(handle, personId, change.apply(kept.plan())));
    });
  }

  /** Keeps a plan in place of the one before; a person has one. */
  public KeptPlan keep(String personId, CareerPlan plan) {
    return database.inTransaction(handle -> keep(handle, personId, plan));
  }

  private KeptPlan keep(Handle handle, String personId, CareerPlan plan) {
    return keep(handle, personId, new KeptPlan(UUID.randomUUID().toString(), plan));
  }

  /** The id is that of the plan before where there is one. */
  private KeptPlan keep(Handle handle, String personId, KeptPlan kept) {
    handle
        .createUpdate(
            """
            INSERT INTO career_plan (person_id, id, content, updated_at)
            VALUES (:person, :id, :content, :now)
            ON CONFLICT (person_id)
            DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at
            """)
        .bind("person", personId)
        .bind("id", kept.id())
        .bind("content", Json.write(kept.plan()))
        .bind("now", clock.millis())
        .execute();
    String id =
        handle
            .createQuery("SELECT id FROM career_plan WHERE person_id = :person")
            .bind("person", personId)
            .mapTo(String.class)
            .one();
    return new KeptPlan(id, kept.plan());
  }

  /** Forgets everything of a person: conversations, profile, plan and sessions. */
  public void forget(String personId) {
    database.with(handle -> handle.execute("DELETE FROM person WHERE id = ?", personId));
  }

  /** Forgets people who have not come back for that long. */
  public int forgetUnseenFor(Duration time) {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM person WHERE seen_at < ?", clock.instant().minus(time).toEpochMilli()));
  }
}
