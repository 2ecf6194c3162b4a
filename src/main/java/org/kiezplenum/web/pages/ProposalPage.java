package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.proposals.Amendments;
import org.kiezplenum.assembly.proposals.Amends;
import org.kiezplenum.assembly.proposals.Composed;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.Proposal.Version;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.WordDifference;
import org.kiezplenum.minutes.Day;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.texts.Markdown;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Words;
import org.kiezplenum.words.Written;

/** What the page of one proposal is filled with: its words, its versions, and what one may do. */
final class ProposalPage {
  private final World world;
  private final @Nullable Person visitor;
  private final Proposal proposal;
  private final @Nullable Proposal target;
  private final Asked asked;
  private final Map<WordRef, String> texts = new ConcurrentHashMap<>();

  /**
   * What the visitor wants to see beyond the latest words.
   *
   * @param from the version that is compared, 0 for none
   * @param to with which, 0 for the latest
   * @param typed what they had typed, if it was refused
   * @param outdated because there is a newer version than they had read
   * @param merge with which proposal they want to merge it
   */
  record Asked(
      int from,
      int to,
      @Nullable Map<String, String> typed,
      boolean outdated,
      @Nullable ProposalId merge) {}

  private ProposalPage(PersonStanding standing, Proposal proposal, Asked asked) {
    this.world = standing.views().world();
    this.visitor = standing.person();
    this.proposal = proposal;
    this.target = world.assembly().proposals().amendments().target(proposal);
    this.asked = asked;
  }

  static Future<Map<String, Object>> of(
      Vertx vertx, Words words, PersonStanding standing, Proposal proposal, Asked asked) {
    ProposalPage page = new ProposalPage(standing, proposal, asked);
    // To compare the longest texts takes longer than an event loop should be kept.
    return page.read(words)
        .compose(read -> vertx.executeBlocking(() -> page.filled(node(standing, proposal)), false))
        .map(Objects::requireNonNull);
  }

  private static Map<String, Object> node(PersonStanding standing, Proposal proposal) {
    return WireForm.of(
        Objects.requireNonNull(
            standing.views().common().proposals().proposal().get(proposal.id())));
  }

  private Future<?> read(Words words) {
    Set<WordRef> wanted = new LinkedHashSet<>(proposal.version(proposal.version()).refs());
    if (proposal.remark() != null) {
      wanted.add(proposal.remark());
    }
    Proposal other = merged();
    if (other != null) {
      wanted.addAll(other.version(other.version()).refs());
    }
    if (compares()) {
      wanted.addAll(proposal.version(asked.from).refs());
      wanted.addAll(proposal.version(to()).refs());
    }
    if (target != null) {
      wanted.addAll(target.version(proposal.amends().version()).refs());
    }
    List<Future<?>> reads = new ArrayList<>();
    for (WordRef ref : wanted) {
      reads.add(
          words
              .read(world.id(), ref.key(), ref.version())
              .onSuccess(found -> found.map(Written::text).ifPresent(t -> texts.put(ref, t))));
    }
    return Future.all(reads);
  }

  /** What is to be merged into this one, if somebody asks to. */
  private @Nullable Proposal merged() {
    return asked.merge == null ? null : world.assembly().proposals().find(asked.merge);
  }

  private String text(@Nullable WordRef ref) {
    return ref == null ? "" : texts.getOrDefault(ref, "");
  }

  private String text(Composed text) {
    return text.says(this::text);
  }

  private Map<String, Object> filled(Map<String, Object> node) {
    Version latest = proposal.version(proposal.version());
    Map<String, Object> shown = new LinkedHashMap<>(node);
    shown.put("id", proposal.id().value());
    if (target == null) {
      shown.put("textHtml", Markdown.html(text(latest.text())));
    } else {
      shown.put("change", changeOf(target));
    }
    if (!text(latest.reasons()).isEmpty()) {
      shown.put("reasonsHtml", Markdown.html(text(latest.reasons())));
    }
    if (!text(proposal.remark()).isEmpty()) {
      shown.put("remarkHtml", Markdown.html(text(proposal.remark())));
    }
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put("proposal", shown);
    if (proposal.version() > 1) {
      filling.put("versions", versions());
    }
    if (compares()) {
      filling.put("difference", difference());
    }
    if (visitor != null
        && !world.assembly().isOver()
        && !world.assembly().floor().calls().exclude(visitor.id())) {
      filling.putAll(acts(latest));
    }
    return filling;
  }

  private List<Map<String, Object>> versions() {
    List<Map<String, Object>> versions = new ArrayList<>();
    for (int number = 1; number <= proposal.version(); number++) {
      long at = proposal.version(number).at();
      Map<String, Object> version = new LinkedHashMap<>();
      version.put("n", number);
      version.put("day", Day.of(at));
      version.put("at", at);
      if (number > 1) {
        version.put("before", number - 1);
      }
      version.put("from", number == (compares() ? asked.from : 1));
      version.put("to", number == to());
      versions.add(version);
    }
    return versions;
  }

  /** Two versions that there are; the same twice would say nothing. */
  private boolean compares() {
    return asked.from > 0
        && asked.from <= proposal.version()
        && asked.to <= proposal.version()
        && asked.from != to();
  }

  private int to() {
    return asked.to > 0 && asked.to <= proposal.version() ? asked.to : proposal.version();
  }

  private Map<String, Object> difference() {
    Version before = proposal.version(asked.from);
    Version after = proposal.version(to());
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put("from", asked.from);
    difference.put("to", to());
    put(difference, "title", text(before.title()), text(after.title()));
    put(difference, "text", text(before.text()), text(after.text()));
    put(difference, "reasons", text(before.reasons()), text(after.reasons()));
    return difference;
  }

  /** What stayed as it was is not shown again. */
  private static void put(
      Map<String, Object> difference, String name, String before, String after) {
    if (!before.equals(after)) {
      difference.put(name, parts(WordDifference.between(before, after)));
    }
  }

  private static List<Map<String, String>> parts(List<WordDifference.Part> parts) {
    return parts.stream().map(ProposalPage::part).toList();
  }

  private static Map<String, String> part(WordDifference.Part part) {
    return Map.of("kind", part.kind().name().toLowerCase(Locale.ROOT), "text", part.text());
  }

  /** What the text that it was made for would say, with what goes and what comes. */
  private List<Map<String, String>> changeOf(Proposal target) {
    Amends amends = proposal.amends();
    String text = text(target.version(amends.version()).text());
    int from = Math.min(amends.from(), text.length());
    int to = Math.min(amends.to(), text.length());
    return Stream.of(
            new WordDifference.Part(WordDifference.PartKind.KEPT, text.substring(0, from)),
            new WordDifference.Part(WordDifference.PartKind.STRUCK, text.substring(from, to)),
            new WordDifference.Part(WordDifference.PartKind.INSERTED, text(proposal.text())),
            new WordDifference.Part(WordDifference.PartKind.KEPT, text.substring(to)))
        .filter(part -> !part.text().isEmpty())
        .map(ProposalPage::part)
        .toList();
  }

  /** What this person may do with it now. */
  private Map<String, Object> acts(Version latest) {
    Map<String, Object> acts = new LinkedHashMap<>();
    Person me = Objects.requireNonNull(visitor);
    ProposalForms forms = new ProposalForms(proposal, asked, this::text);
    boolean moderates = me.isFacilitator();
    if (proposal.isOpen()) {
      boolean supports = world.assembly().proposals().supporters(proposal).contains(me.id());
      acts.put("support", supports ? "off" : "on");
      if (moderates || isMine(proposal, me)) {
        acts.put("change", forms.change(latest));
      }
      if (isAmendable() && mayHandIn(me)) {
        acts.put("amend", forms.amend(latest));
      }
    } else if (proposal.isReadmissible() && moderates && (target == null || target.isOpen())) {
      acts.put("readmit", true);
    }
    if (target != null
        && (moderates || isMine(target, me))
        && amendments().isVotable(proposal)
        && !amendments().areVotedOn(target.id())) {
      acts.put("takeover", true);
    }
    if (moderates) {
      acts.put("moderates", true);
      acts.put("remark", forms.remark());
    }
    acts.putAll(new ProposalCourse(world, proposal, me).acts());
    Proposal other = merged();
    if (other != null && new ProposalCourse(world, proposal, me).mayTake(other)) {
      acts.put("merge", forms.merge(latest, other));
    }
    return acts;
  }

  private boolean mayHandIn(Person me) {
    HandingIn who = world.assembly().proposals().handingIn();
    return who == HandingIn.EVERYBODY
        || (who == HandingIn.VOTERS && world.assembly().electorate().mayVote(me.id()))
        || me.isAtDesk();
  }

  private boolean isMine(Proposal whose, Person me) {
    return world.assembly().people().get(whose.person()).id().equals(me.id());
  }

  private Amendments amendments() {
    return world.assembly().proposals().amendments();
  }

  /** An amendment can be amended, but not what amends one. */
  private boolean isAmendable() {
    return target == null || (target.amendment() == null && target.isVotable());
  }
}
