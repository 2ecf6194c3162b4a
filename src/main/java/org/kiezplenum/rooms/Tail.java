package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.views.Touched;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Written;
import org.pcollections.HashTreePMap;

/**
 * What a world became by events that others have written.
 *
 * @param touched whose own view may have changed
 * @param deeds what people did in it of late
 */
record Tail(World world, Set<PersonId> touched, List<Deed> deeds) {
  private static final int EVENTS_A_READ = 2_000;

  /** Everything after {@code known}, with the texts that belong to it. */
  static Future<Tail> after(World known, Surroundings here) {
    return events(new Tail(known, Set.of(), List.of()), here)
        .compose(tail ->
            tail.world().seq() == known.seq()
                ? Future.succeededFuture(tail)
                : tail.withTexts(here));
  }

  /** What these events lead to, still with the texts of before. */
  static Tail of(World known, List<Recorded> events) {
    World world = known;
    Set<PersonId> touched = new LinkedHashSet<>();
    List<Deed> deeds = new ArrayList<>();
    long late = events.isEmpty() ? 0 : events.getLast().at() - WritingQuota.PERIOD_MILLIS;
    for (Recorded recorded : events) {
      Event event = EventCodec.read(recorded);
      Assembly before = world.assembly();
      touched.addAll(Touched.by(event, before));
      Assembly after = before.after(event, recorded.at(), recorded.actor());
      if (!recorded.actor().isEmpty() && recorded.at() >= late) {
        deeds.add(Deed.of(recorded.actor(), recorded.at(), before.proposals(), after.proposals()));
      }
      world = world.at(recorded.seq(), after, world.texts());
    }
    return new Tail(world, touched, deeds);
  }

  /** The same people and deeds where the world has come further since. */
  Tail at(World later) {
    return new Tail(later, touched, deeds);
  }

  /** The same with the texts as they are stored now. */
  Future<Tail> withTexts(Surroundings here) {
    return here.stores().words().latest(world.id()).compose(words -> here.aside(() -> with(words)));
  }

  private Tail with(List<Written> words) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Integer> lengths = new HashMap<>();
    for (Written word : words) {
      if (World.isShort(word.key())) {
        texts.put(word.key(), word.text());
      } else {
        lengths.put(word.key(), word.text().getBytes(StandardCharsets.UTF_8).length);
      }
    }
    return new Tail(
        world.at(world.seq(), world.assembly(), HashTreePMap.from(texts)),
        touched,
        deeds.stream().map(deed -> deed.weighed(lengths)).toList());
  }

  /** A long evening has ten thousands of events, and an event loop must not wait for them. */
  private static Future<Tail> events(Tail before, Surroundings here) {
    World known = before.world();
    return here.stores()
        .journal()
        .read(known.id(), known.seq(), EVENTS_A_READ)
        .compose(events ->
            events.isEmpty()
                ? Future.succeededFuture(before)
                : here.aside(() -> before.and(of(known, events)))
                    .compose(tail ->
                        events.size() < EVENTS_A_READ
                            ? Future.succeededFuture(tail)
                            : events(tail, here)));
  }

  private Tail and(Tail next) {
    Set<PersonId> both = new LinkedHashSet<>(touched);
    both.addAll(next.touched());
    List<Deed> all = new ArrayList<>(deeds);
    all.addAll(next.deeds());
    return new Tail(next.world(), both, all);
  }
}
