package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/** Puts a question to the vote. */
public final class Opening {
  private Opening() {}

  /** Where nobody chooses a method, and the assembly has not demanded how it wants to vote. */
  public static Decided open(Assembly assembly, Command.OpenDecision command) {
    if (command.proposal() == null && command.question() == null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    ItemId item = assembly.agenda().current();
    if (assembly.decisions().isSecretOn(item) || assembly.decisions().isByNameOn(item)) {
      return open(assembly, Command.OpenPoll.plainly(command), key -> null);
    }
    Decided refused =
        Subject.refusedAmended(assembly.proposals(), command.proposal(), command.asItStands());
    if (refused != null) {
      return refused;
    }
    return Subject.about(
        assembly,
        null,
        command.proposal(),
        command.question(),
        subject ->
            new VotingEvent.DecisionOpened(
                subject.decision(),
                subject.item(),
                subject.proposal(),
                subject.version(),
                subject.question(),
                PlainMethod.SIMPLE_MAJORITY));
  }

  /**
   * By one of the methods.
   *
   * @param texts with the titles of competing proposals, if it is a choice between these
   */
  public static Decided open(
      Assembly assembly, Command.OpenPoll command, Function<String, @Nullable String> texts) {
    PMap<InitiativeId, WordRef> initiatives = initiatives(assembly, command);
    Ask typed = initiatives.isEmpty() ? Between.asked(command) : asked(command, initiatives);
    Ask ask = Methods.answerable(typed);
    Decided refused = Between.refused(assembly.proposals(), command);
    if (refused == null) {
      refused = BadBallot.refused(Refusal.Code.BAD_POLL, check(assembly, ask), Map.of());
    }
    if (refused == null
        && ask.settings().areByName()
        && assembly.decisions().isSecretOn(assembly.agenda().current())) {
      refused = refuse(Refusal.Code.SECRET_DEMANDED);
    }
    refused = refused == null ? Between.refusedNames(command) : refused;
    if (refused != null) {
      return refused;
    }
    Integer entitled = command.entitled();
    if (entitled != null && (entitled < 1 || entitled > Ask.MOST_BALLOTS)) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", Ask.MOST_BALLOTS));
    }
    if (command.proposal() == null && command.question() == null && command.proposals().isEmpty()) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    Decided amended =
        Stream.concat(Stream.ofNullable(command.proposal()), command.proposals().stream())
            .map(id -> Subject.refusedAmended(assembly.proposals(), id, command.asItStands()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (amended != null) {
      return amended;
    }
    List<Wording> labels = Between.names(assembly.proposals(), command, texts);
    Map<String, WordRef> refs = new TreeMap<>();
    Decided decided =
        Subject.about(
            assembly,
            null,
            command.proposal(),
            command.question(),
            subject -> {
              initiatives.forEach((initiative, name) -> refs.put(initiative.value(), name));
              for (int i = 0; i < labels.size(); i++) {
                String option = typed.options().get(i);
                refs.put(option, labels.get(i).as(subject.decision() + "/option-" + option, 1));
              }
              return new VotingEvent.PollOpened(
                  subject.decision(),
                  subject.item(),
                  subject.proposal(),
                  subject.version(),
                  subject.question(),
                  assembly.decisions().asked(ask, subject.item()),
                  refs,
                  entitled,
                  Between.variants(assembly.proposals(), ask, command.proposals()),
                  null);
            });
    return decided instanceof Decided.Accepted accepted && initiatives.isEmpty()
        ? saying(accepted, typed.options(), refs, labels)
        : decided;
  }

  /** Can this be asked? What a lot is drawn from is drawn in public, once it is needed. */
  private static Faults check(Assembly assembly, Ask ask) {
    for (Setting lots : List.of(Setting.SEED, Setting.DRAWN)) {
      String drawn = ask.settings().values().getOrDefault(lots, "");
      if (!drawn.isEmpty()) {
        return Faults.badSetting(lots, drawn);
      }
    }
    boolean isSecret =
        ask.settings().areSecret() || assembly.decisions().isSecretOn(assembly.agenda().current());
    return isSecret && Methods.asksInitiatives(ask.method())
        ? Faults.neverSecret()
        : Methods.check(ask);
  }

  /** Those on the list, if they are asked and nobody has typed others. */
  private static PMap<InitiativeId, WordRef> initiatives(
      Assembly assembly, Command.OpenPoll command) {
    return command.options().isEmpty() && Methods.asksInitiatives(command.method())
        ? assembly.electorate().initiatives()
        : OrderedPMap.empty();
  }

  private static Ask asked(Command.OpenPoll command, PMap<InitiativeId, WordRef> initiatives) {
    List<String> options = initiatives.keySet().stream().map(InitiativeId::value).toList();
    return new Ask(command.method(), options, command.seats(), command.settings());
  }

  private static Decided saying(
      Decided.Accepted accepted,
      List<String> options,
      Map<String, WordRef> refs,
      List<Wording> labels) {
    Decided.Accepted said = accepted;
    for (Map.Entry<String, WordRef> ref : refs.entrySet()) {
      said = said.saying(ref.getValue(), labels.get(options.indexOf(ref.getKey())));
    }
    return said;
  }
}
