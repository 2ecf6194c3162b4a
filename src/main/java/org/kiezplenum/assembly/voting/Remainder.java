package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Form;

/**
 * All who are in the room and whose answer nobody has counted yet: where everybody says one of a
 * few words, it is enough to count the rare ones and to say the word of all others.
 */
public final class Remainder {
  private Remainder() {}

  /** The words of which everybody says one; none where an answer is something else. */
  public static List<String> words(Decision decision) {
    Form form = Methods.form(decision.poll().ask());
    return form.shape() == Form.Shape.WORD ? form.words() : List.of();
  }

  /**
   * How many are not counted yet; fewer than none if more were counted than are here, or may vote.
   * Nothing while phones may still vote, where nobody has said how many are here, where votes are
   * secret, and where an answer is more than a word, for then one person is counted in many cells.
   */
  public static @Nullable Long of(Assembly assembly, Decision decision) {
    Integer here = decision.heads().here();
    Integer present = here == null ? assembly.present() : here;
    Integer voters = assembly.electorate().size();
    if (present == null
        || !(decision.state() instanceof Decision.Closed)
        || decision.isSecret()
        || decision.isByName()
        || words(decision).isEmpty()) {
      return null;
    }
    int most = voters == null ? present : Math.min(present, voters);
    return most - counted(decision.poll());
  }

  private static long counted(Poll poll) {
    long phones = poll.phones() == null ? 0 : poll.phones().size() - poll.represented();
    return phones + poll.written().size() + sum(poll.raised());
  }

  private static long sum(Cells cells) {
    return cells.sum(cells.counts().keySet());
  }

  /** A block of hands: what was counted in it, nobody for what was not, and all others. */
  public static Decided enter(Assembly assembly, Command.EnterRemainder command) {
    return DecisionCommands.whileVoting(
        assembly, command.decision(), decision -> enter(assembly, decision, command));
  }

  private static Decided enter(
      Assembly assembly, Decision decision, Command.EnterRemainder command) {
    if (decision.isByName()) {
      return refuse(Refusal.Code.NAMES_NEEDED);
    }
    List<String> words = words(decision);
    if (!words.contains(command.rest())) {
      return refuse(Refusal.Code.BAD_BALLOT, Map.of("fault", Fault.Code.UNKNOWN_ANSWER.wireName()));
    }
    Map<String, Long> cells = new TreeMap<>(command.counted().counts());
    cells.remove(command.rest());
    Decided refused = Notation.of(decision).refused(decision.poll(), Cells.of(cells));
    if (refused != null) {
      return refused;
    }
    if (!(decision.state() instanceof Decision.Closed)) {
      return refuse(Refusal.Code.PHONES_STILL_VOTE);
    }
    if (decision.isSecret()) {
      return refuse(Refusal.Code.REST_OF_SECRET);
    }
    Long left = of(assembly, decision);
    if (left == null) {
      return refuse(Refusal.Code.PRESENT_UNKNOWN);
    }
    long others = left - sum(Cells.of(cells));
    if (others < 0) {
      return refuse(Refusal.Code.MORE_THAN_PRESENT, Map.of("n", -others));
    }
    words.forEach(word -> cells.putIfAbsent(word, 0L));
    cells.put(command.rest(), others);
    return Entering.entered(assembly, decision, Cells.of(cells));
  }
}
