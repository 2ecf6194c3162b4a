package org.kiezplenum.live;

import static org.kiezplenum.journal.Waiting.until;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.kiezplenum.live.Participant.Part;

/**
 * An assembly that is busy: people raise hands and take them down, vote and change their vote, hand
 * in proposals; one at the desk calls and takes back, another writes lines.
 */
final class Bustle implements AutoCloseable {
  private final Site.Created assembly;
  private final String decision;
  private final List<Participant> participants = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean on;

  Bustle(Site server, int neighbours, SplittableRandom random) {
    assembly = server.create("Kiezversammlung");
    Client mina = Client.join(server, code(), "Mina", assembly.key()).connect();
    mina.does("open-assembly");
    mina.does("start-item", "item", mina.does("add-item", "title", "Spielplatz", "minutes", 20));
    decision = mina.does("open-decision", "question", "Sperren wir die Straße?");
    mina.drop();
    participants.add(new Participant(mina, Part.CALLER, decision, random.split()));
    Client writer = Client.join(server, code(), "Nuri", assembly.key());
    participants.add(new Participant(writer, Part.WRITER, decision, random.split()));
    for (int i = 0; i < neighbours; i++) {
      Client client = Client.join(server, code(), "Gast " + i);
      participants.add(new Participant(client, Part.NEIGHBOUR, decision, random.split()));
    }
  }

  String code() {
    return assembly.code();
  }

  /** The link that makes whoever opens it a facilitator. */
  String keyPath() {
    return "/" + code() + "/key/" + assembly.key();
  }

  String id() {
    return assembly.id();
  }

  String decision() {
    return decision;
  }

  List<Participant> participants() {
    return participants;
  }

  /** What somebody at the desk holds. */
  Client desk() {
    return participants.getFirst().client();
  }

  long stored() {
    return acts().filter(Act::isStored).count();
  }

  Stream<Act> acts() {
    return participants.stream().flatMap(one -> one.acts().stream());
  }

  boolean isOn() {
    return on;
  }

  void begin() {
    on = true;
    for (Participant one : participants) {
      threads.add(Thread.ofVirtual().start(() -> one.actWhile(() -> on)));
    }
  }

  /** Nobody begins anything new; what was begun is seen through. */
  void end() {
    on = false;
  }

  /** Waits until nobody does anything more, all are connected and hold what the server shows. */
  void comesToRest() {
    end();
    try {
      until(() -> threads.stream().noneMatch(Thread::isAlive));
    } catch (AssertionError e) {
      throw new AssertionError("they still wait: " + waiting(), e);
    }
    threads.clear();
    until(() -> participants.stream().allMatch(one -> one.stayer().isConnected()));
    participants.forEach(one -> one.client().holdsTheServersView());
  }

  /** Who has not been answered finally, and what each was told last. */
  private List<String> waiting() {
    return participants.stream()
        .flatMap(one ->
            one.acts().stream()
                .filter(act -> !act.isStored() && !act.isRefused())
                .map(act -> act + " of one who is " + one.stayer()))
        .toList();
  }

  @Override
  public void close() {
    end();
    participants.forEach(one -> one.stayer().close());
  }
}
