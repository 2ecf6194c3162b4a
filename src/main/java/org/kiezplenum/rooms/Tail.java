package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Written;
import org.pcollections.HashTreePMap;

/**
 * What a world became by events that others have written.
 *
 * @param touched whose own view may have changed
 */
record Tail(World world, Set<PersonId> touched) {
  private static final int EVENTS_A_READ = 5_000;

  /** Everything after {@code known}, with the texts that belong to it. */
  static Future<Tail> after(World known, Stores stores) {
    return events(new Tail(known, Set.of()), stores)
        .compose(tail ->
            tail.world().seq() == known.seq()
                ? Future.succeededFuture(tail)
                : withTexts(tail.world(), stores).map(world -> new Tail(world, tail.touched())));
  }

  /** What these events lead to, still with the texts of before. */
  static Tail of(World known, List<Recorded> events) {
    World world = known;
    Set<PersonId> touched = new LinkedHashSet<>();
    for (Recorded recorded : events) {
      Event event = EventCodec.read(recorded);
      touched.addAll(OwnView.touchedBy(event, world.assembly()));
      world =
          world.at(
              recorded.seq(),
              world.assembly().after(event, recorded.at(), recorded.actor()),
              world.texts());
    }
    return new Tail(world, touched);
  }

  /** The same world with the texts as they are stored now. */
  static Future<World> withTexts(World world, Stores stores) {
    return stores
        .words()
        .latest(world.id())
        .map(words ->
            world.at(
                world.seq(),
                world.assembly(),
                HashTreePMap.from(
                    words.stream()
                        .filter(word -> World.isShort(word.key()))
                        .collect(Collectors.toMap(Written::key, Written::text)))));
  }

  private static Future<Tail> events(Tail before, Stores stores) {
    World known = before.world();
    return stores
        .journal()
        .read(known.id(), known.seq(), EVENTS_A_READ)
        .compose(events -> {
          Tail read = of(known, events);
          Set<PersonId> touched = new LinkedHashSet<>(before.touched());
          touched.addAll(read.touched());
          Tail tail = new Tail(read.world(), touched);
          return events.size() < EVENTS_A_READ
              ? Future.succeededFuture(tail)
              : events(tail, stores);
        });
  }
}
