package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.choice;
import static org.kiezplenum.web.wire.FieldReader.count;
import static org.kiezplenum.web.wire.FieldReader.filled;
import static org.kiezplenum.web.wire.FieldReader.filledText;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.maybe;
import static org.kiezplenum.web.wire.FieldReader.maybeChoice;
import static org.kiezplenum.web.wire.FieldReader.must;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.FieldReader.mustLine;
import static org.kiezplenum.web.wire.FieldReader.who;
import static org.kiezplenum.web.wire.PeopleVerbs.WHO;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about the floor: asking, calling, speaking, points of order, the rules. */
final class FloorVerbs {
  private static final Field ENTRY = id("entry");
  private static final Field MOTION = word("motion", MotionKind.values(), MotionKind::wireName);
  private static final List<Field> ASKED =
      List.of(
          word("kind", EntryKind.values(), EntryKind::wireName),
          id("item"),
          id("to"),
          MOTION,
          sign("side"));

  static final List<Verb> ROWS =
      List.of(
          verb(Command.AskToSpeak.class, FloorVerbs::asked).and(ASKED),
          verb(
              Command.WithdrawEntry.class,
              in -> new Command.WithdrawEntry(maybe(in, "entry", EntryId::new)),
              ENTRY),
          verb(Command.YieldFloor.class, in -> new Command.YieldFloor(entry(in)), ENTRY),
          verb(
              Command.DeclareGroup.class,
              in -> new Command.DeclareGroup(mustLine(in, "group")),
              oneLine("group")),
          verb(
              Command.MarkSeldomHeard.class,
              in -> new Command.MarkSeldomHeard(mustLine(in, "mark")),
              oneLine("mark")),
          verb(
                  Command.EnterSpeaker.class,
                  in ->
                      new Command.EnterSpeaker(
                          who(in, "name"), asked(in), filled(line(in, "group"))),
                  oneLine("group"))
              .and(WHO)
              .and(ASKED),
          verb(
                  Command.SetGroup.class,
                  in -> new Command.SetGroup(who(in, "name"), mustLine(in, "group")),
                  oneLine("group"))
              .and(WHO),
          verb(Command.PutBack.class, in -> new Command.PutBack()),
          verb(Command.StrikeEntry.class, in -> new Command.StrikeEntry(entry(in)), ENTRY),
          verb(
              Command.MoveEntry.class,
              in -> new Command.MoveEntry(entry(in), mustCount(in, "to")),
              ENTRY,
              number("to")),
          verb(
              Command.CloseList.class,
              in -> new Command.CloseList(count(in, "grace")),
              number("grace")),
          verb(Command.OpenList.class, in -> new Command.OpenList()),
          verb(Command.TurnOffList.class, in -> new Command.TurnOffList()),
          verb(
              Command.CallNext.class,
              in ->
                  new Command.CallNext(
                      maybe(in, "follows", EntryId::new), maybe(in, "next", EntryId::new)),
              id("follows"),
              id("next")),
          verb(Command.RestartClock.class, in -> new Command.RestartClock(entry(in)), ENTRY),
          verb(
              Command.ExtendSpeech.class,
              in -> new Command.ExtendSpeech(entry(in), mustCount(in, "seconds")),
              ENTRY,
              number("seconds")),
          verb(Command.NotHere.class, in -> new Command.NotHere(entry(in)), ENTRY),
          verb(Command.PauseSpeech.class, in -> new Command.PauseSpeech(entry(in)), ENTRY),
          verb(Command.ResumeSpeech.class, in -> new Command.ResumeSpeech(entry(in)), ENTRY),
          verb(Command.EndSpeech.class, in -> new Command.EndSpeech(entry(in)), ENTRY),
          verb(
              Command.SortMotion.class,
              in -> new Command.SortMotion(entry(in), must(motion(in), "motion")),
              ENTRY,
              MOTION),
          verb(
                  Command.ObjectToMotion.class,
                  in -> new Command.ObjectToMotion(entry(in), maybeWho(in)),
                  ENTRY)
              .and(WHO),
          verb(
              Command.SettleMotion.class,
              FloorVerbs::settle,
              ENTRY,
              word("how", Motion.How.values(), Motion.How::wireName),
              word("outcome", "yes", "no"),
              number("yes"),
              number("no"),
              number("abstain"),
              number("minutes"),
              number("seconds"),
              id("decision")),
          verb(
                  Command.SetFloorRules.class,
                  in ->
                      new Command.SetFloorRules(
                          RulesOfSpeaking.read(in), "item".equals(in.text("scope"))),
                  word("scope", "item"))
              .and(RulesOfSpeaking.FIELDS),
          verb(
              Command.AddTime.class,
              in ->
                  new Command.AddTime(
                      must(filledText(in, "list"), "list"), mustCount(in, "seconds")),
              sign("list"),
              number("seconds")),
          verb(
              Command.AnswerAsking.class,
              in -> new Command.AnswerAsking(isOneOf(in, "answer", "go-on", "end").equals("go-on")),
              word("answer", "go-on", "end")),
          verb(Command.EndDebate.class, in -> new Command.EndDebate()),
          verb(Command.CallToTopic.class, in -> new Command.CallToTopic(entry(in)), ENTRY),
          verb(Command.CallToOrder.class, in -> new Command.CallToOrder(person(in)), id("person")),
          verb(
              Command.LiftOrderCall.class,
              in -> new Command.LiftOrderCall(person(in)),
              id("person")));

  private FloorVerbs() {}

  private static Command.AskToSpeak asked(Fields in) throws Malformed {
    EntryKind kind = maybeChoice(in, "kind", EntryKind.values(), EntryKind::wireName);
    if (kind == EntryKind.OBJECTION) {
      throw new Malformed("kind");
    }
    return new Command.AskToSpeak(
        Objects.requireNonNullElse(kind, EntryKind.CONTRIBUTION),
        maybe(in, "item", ItemId::new),
        maybe(in, "to", EntryId::new),
        motion(in),
        filledText(in, "side"));
  }

  private static Command.@Nullable Who maybeWho(Fields in) throws Malformed {
    boolean isNamed =
        filledText(in, "person") != null
            || filledText(in, "name") != null
            || in.number("number") != null;
    return isNamed ? who(in, "name") : null;
  }

  private static Command settle(Fields in) throws Malformed {
    Motion.How how = choice(in, "how", Motion.How.values(), Motion.How::wireName);
    boolean mustSay = how == Motion.How.MAJORITY_SEEN || how == Motion.How.RULED;
    boolean carried = mustSay && isOneOf(in, "outcome", "yes", "no").equals("yes");
    Hands hands =
        how == Motion.How.COUNTED
            ? new Hands(count(in, "yes"), count(in, "no"), count(in, "abstain"))
            : null;
    return new Command.SettleMotion(
        entry(in),
        how,
        carried,
        hands,
        count(in, "minutes"),
        count(in, "seconds"),
        maybe(in, "decision", DecisionId::new));
  }

  private static String isOneOf(Fields in, String name, String one, String other) throws Malformed {
    String text = must(in.text(name), name);
    if (!one.equals(text) && !other.equals(text)) {
      throw new Malformed(name);
    }
    return text;
  }

  private static @Nullable MotionKind motion(Fields in) throws Malformed {
    return maybeChoice(in, "motion", MotionKind.values(), MotionKind::wireName);
  }

  private static EntryId entry(Fields in) throws Malformed {
    return FieldReader.id(in, "entry", EntryId::new);
  }

  private static PersonId person(Fields in) throws Malformed {
    return FieldReader.id(in, "person", PersonId::new);
  }
}
