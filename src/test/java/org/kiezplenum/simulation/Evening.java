package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Walk;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.PlainMethod;

/** Makes up an evening from a seed, act by act, from what has happened so far. */
final class Evening {
  private static final int MOST_CLIENTS = 8;
  private static final int REMEMBERED = 60;

  private final SplittableRandom random;
  private final Walk walk;
  private final Polling polling;
  private final Proposing proposing;
  private final GivingVotes givingVotes;
  private final int people;
  private final List<Act.Sent> earlier = new ArrayList<>();
  private long clock = 1_772_904_600_000L;
  private int ids;
  private int begun;

  Evening(long seed) {
    random = new SplittableRandom(seed);
    people = 5 + (random.nextInt(4) == 0 ? random.nextInt(196) : random.nextInt(20));
    walk = new Walk(random.split(), people);
    givingVotes = new GivingVotes(random.split());
    polling = new Polling(random.split(), givingVotes);
    proposing = new Proposing(random.split());
  }

  /** One process mostly; else two or three that write at once. */
  static int rooms(long seed) {
    return 1 + new SplittableRandom(~seed).nextInt(3);
  }

  Act next(Play play) {
    if (begun < people) {
      return begin(play);
    }
    return switch (random.nextInt(40)) {
      case 0 -> seldom(new Act.FailBefore(1));
      case 1 -> seldom(new Act.LoseAnswers(1));
      case 2 -> new Act.Deafen(room(play), random.nextBoolean());
      case 3, 4 -> new Act.Connect(client(), room(play), anybody(play));
      case 5 -> again(play);
      case 6 -> new Act.Drop(client());
      case 7 -> new Act.Stop(client(), random.nextBoolean());
      case 8 -> random.nextInt(10) == 0 ? new Act.Restart(room(play)) : look();
      case 9 -> random.nextInt(20) == 0 ? erase(play) : look();
      case 10, 11, 12, 13, 14, 15 -> time();
      default -> send(play);
    };
  }

  /** A failing append waits a real moment before it is tried again. */
  private Act seldom(Act act) {
    return random.nextInt(8) == 0 ? act : look();
  }

  private static Act look() {
    return new Act.Look();
  }

  /** Everybody comes in first; whoever is first moderates. */
  private Act begin(Play play) {
    Command join = new Command.Join(walk.name(), begun == 0 ? Role.FACILITATOR : null);
    begun++;
    return new Act.Send(List.of(new Act.Sent(room(play), null, "join" + begun, join)));
  }

  private Act time() {
    clock +=
        switch (random.nextInt(12)) {
          case 0 -> -random.nextLong(3_600_000);
          case 1 -> random.nextLong(90_000_000);
          default -> walk.pause();
        };
    return new Act.Clock(clock);
  }

  private Act send(Play play) {
    int many = random.nextInt(4) == 0 ? 2 + random.nextInt(7) : 1;
    List<Act.Sent> commands = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Act.Sent sent = random.nextInt(12) == 0 ? repeated(play) : fresh(play);
      boolean twice =
          commands.stream()
              .anyMatch(other -> other.id().equals(sent.id()) && other.room() == sent.room());
      if (!twice) {
        commands.add(sent);
      }
    }
    earlier.addAll(commands);
    while (earlier.size() > REMEMBERED) {
      earlier.removeFirst();
    }
    return new Act.Send(commands);
  }

  private Act.Sent fresh(Play play) {
    Assembly told = play.audit().told();
    boolean votes = told.decisions().voting() != null;
    if (told.agenda().current() != null && random.nextInt(votes ? 2 : 5) == 0) {
      Command command = polling.command(told);
      return new Act.Sent(room(play), sender(play, command), "c" + ++ids, command);
    }
    if (random.nextInt(25) == 0) {
      Command command = givingVotes.command(told);
      return new Act.Sent(room(play), sender(play, command), "c" + ++ids, command);
    }
    PersonId by = walk.somebody(told);
    if (random.nextInt(10) == 0) {
      return new Act.Sent(room(play), by, "c" + ++ids, proposing.command(told));
    }
    Command command = random.nextInt(15) == 0 ? rare(play) : walk.command(told);
    return new Act.Sent(room(play), by, "c" + ++ids, command);
  }

  /** Everybody votes; what the desk does is mostly done there. */
  private @Nullable PersonId sender(Play play, Command command) {
    Assembly told = play.audit().told();
    if (random.nextInt(12) == 0) {
      return walk.somebody(told);
    }
    List<PersonId> all = List.copyOf(told.people().byId().keySet());
    return command instanceof Command.Voting ? all.get(random.nextInt(all.size())) : PersonId.of(1);
  }

  /** What a walk comes by too seldom. */
  private Command rare(Play play) {
    List<ItemId> items = play.audit().told().agenda().order();
    ItemId item = items.isEmpty() ? ItemId.of(1) : items.get(random.nextInt(items.size()));
    return switch (random.nextInt(3)) {
      case 0 ->
          new Command.DecideBySight(null, null, PlainMethod.NO_OBJECTION, true, item, "19:20");
      case 1 -> new Command.RemoveItem(item);
      default -> new Command.AddItem(walk.name(), 5, random.nextBoolean());
    };
  }

  /** The same once more, perhaps at another process, perhaps much later. */
  private Act.Sent repeated(Play play) {
    if (earlier.isEmpty()) {
      return fresh(play);
    }
    Act.Sent sent = earlier.get(random.nextInt(earlier.size()));
    return new Act.Sent(room(play), sent.by(), sent.id(), sent.command());
  }

  private Act erase(Play play) {
    List<String> keys =
        play.audit().naive().words.keySet().stream()
            .filter(key -> key.matches("[pn].*|d.*/option-.*"))
            .sorted()
            .toList();
    return keys.isEmpty() ? look() : new Act.Erase(keys.get(random.nextInt(keys.size())));
  }

  /** Somebody who was there comes back with what they still have. */
  private Act again(Play play) {
    int client = client();
    Face face = play.faces().get(client);
    return face == null
        ? new Act.Connect(client, room(play), anybody(play))
        : new Act.Connect(client, face.room, face.person);
  }

  private @Nullable PersonId anybody(Play play) {
    int most = play.audit().naive().lastPerson;
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1, 2 -> PersonId.of(1);
      default -> PersonId.of(1 + random.nextInt(most));
    };
  }

  private int client() {
    return random.nextInt(MOST_CLIENTS);
  }

  private int room(Play play) {
    return random.nextInt(play.rooms());
  }
}
