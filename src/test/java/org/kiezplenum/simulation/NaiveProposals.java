package org.kiezplenum.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Proposal;
import org.kiezplenum.simulation.Naive.Version;

/** Proposals: handed in, changed, supported, withdrawn and readmitted. */
final class NaiveProposals {
  private final Naive m;
  private final NaivePeople people;

  NaiveProposals(Naive m, NaivePeople people) {
    this.m = m;
    this.people = people;
  }

  @Nullable Answer take(Person by, Command command) {
    return switch (command) {
      case Command.HandInProposal c -> {
        String refused = refuses(by.id, c);
        yield refused == null ? handIn(by.id, c) : Answer.no(refused);
      }
      case Command.HandInFor c -> {
        Person known = people.known(c.who());
        String refused = people.refusesToMean(c.who());
        if (refused == null) {
          refused = refuses(known == null ? "" : known.id, c.proposal());
        }
        yield refused == null ? handIn(people.meant(c.who()).id, c.proposal()) : Answer.no(refused);
      }
      case Command.ChangeProposal c -> change(by, m.proposal(c.proposal().value()), c);
      case Command.WithdrawProposal c -> withdraw(by, m.proposal(c.proposal().value()));
      case Command.ReadmitProposal c -> readmit(m.proposal(c.proposal().value()));
      case Command.SupportProposal c -> support(by, m.proposal(c.proposal().value()), c.on());
      default -> null;
    };
  }

  private @Nullable String refuses(String by, Command.HandInProposal c) {
    String refused = shape(c.title(), c.text(), c.reasons());
    long own = m.proposals.stream().filter(p -> p.by.equals(by)).count();
    boolean tooMany = own >= 20 || m.proposals.size() >= 500;
    return refused == null && tooMany ? "too-many" : refused;
  }

  private static @Nullable String shape(
      @Nullable Wording title, @Nullable Wording text, @Nullable Wording reasons) {
    if ((title != null && title.text().isEmpty()) || (text != null && text.text().isEmpty())) {
      return "text-missing";
    }
    boolean tooLong =
        (title != null && title.text().length() > 200)
            || (text != null && text.text().length() > 20_000)
            || (reasons != null && reasons.text().length() > 20_000);
    return tooLong ? "text-too-long" : null;
  }

  private Answer handIn(String by, Command.HandInProposal c) {
    Proposal proposal = new Proposal();
    proposal.id = "a" + (m.proposals.size() + 1);
    proposal.by = by;
    String reasons = c.reasons() == null ? "" : c.reasons().text();
    proposal.versions.add(new Version(c.title().text(), c.text().text(), reasons));
    m.words.put(proposal.id + "/title", c.title().text());
    m.proposals.add(proposal);
    return Answer.done(proposal.id);
  }

  private @Nullable String refusesTo(Person by, @Nullable Proposal proposal) {
    if (proposal == null) {
      return "unknown-proposal";
    }
    boolean may = m.person(proposal.by) == by || by.roles.contains("facilitator");
    return may ? null : "not-yours";
  }

  private Answer change(Person by, @Nullable Proposal proposal, Command.ChangeProposal c) {
    String refused = refusesTo(by, proposal);
    if (refused != null) {
      return Answer.no(refused);
    }
    if (!proposal.votable()) {
      return Answer.no("proposal-closed");
    }
    if (proposal.versions.size() != c.version()) {
      return Answer.no("proposal-changed");
    }
    Version now = proposal.versions.getLast();
    Wording title = other(c.title(), now.title());
    Wording text = other(c.text(), now.text());
    Wording reasons = other(c.reasons(), now.reasons());
    if (title == null && text == null && reasons == null) {
      return Answer.NOTHING;
    }
    refused = shape(title, text, reasons);
    if (refused == null && c.version() >= 100) {
      refused = "too-many";
    }
    if (refused != null) {
      return Answer.no(refused);
    }
    proposal.versions.add(
        new Version(
            title == null ? now.title() : title.text(),
            text == null ? now.text() : text.text(),
            reasons == null ? now.reasons() : reasons.text()));
    m.words.put(proposal.id + "/title", proposal.versions.getLast().title());
    return Answer.DONE;
  }

  /** What says the same makes no version. */
  private static @Nullable Wording other(@Nullable Wording wanted, String now) {
    return wanted == null || wanted.text().equals(now) ? null : wanted;
  }

  private Answer withdraw(Person by, @Nullable Proposal proposal) {
    String refused = refusesTo(by, proposal);
    if (refused != null) {
      return Answer.no(refused);
    }
    if (proposal.state.equals("withdrawn")) {
      return Answer.NOTHING;
    }
    if (!proposal.votable()) {
      return Answer.no("proposal-closed");
    }
    proposal.before = proposal.state;
    proposal.state = "withdrawn";
    return Answer.DONE;
  }

  private static Answer readmit(@Nullable Proposal proposal) {
    if (proposal == null) {
      return Answer.no("unknown-proposal");
    }
    if (!proposal.state.equals("withdrawn")) {
      boolean isOpen = List.of("handed-in", "admitted", "no-result").contains(proposal.state);
      return isOpen ? Answer.NOTHING : Answer.no("proposal-closed");
    }
    proposal.state = proposal.before;
    proposal.before = null;
    return Answer.DONE;
  }

  private static Answer support(Person by, @Nullable Proposal proposal, boolean on) {
    if (proposal == null) {
      return Answer.no("unknown-proposal");
    }
    if (proposal.supporters.contains(by.id) == on) {
      return Answer.NOTHING;
    }
    if (!proposal.votable()) {
      return Answer.no("proposal-closed");
    }
    if (on) {
      proposal.supporters.add(by.id);
    } else {
      proposal.supporters.remove(by.id);
    }
    return Answer.DONE;
  }
}
