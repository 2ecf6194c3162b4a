package org.kiezplenum.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.Proposal.Version;

/**
 * The forms on the page of a proposal, as its words now stand, or with what was typed in one of
 * them if it was refused; whoever is told of newer words has read them.
 */
final class ProposalForms {
  private final Proposal proposal;
  private final ProposalPage.Asked asked;
  private final Map<String, String> typed;
  private final Function<@Nullable WordRef, String> texts;

  ProposalForms(
      Proposal proposal, ProposalPage.Asked asked, Function<@Nullable WordRef, String> texts) {
    this.proposal = proposal;
    this.asked = asked;
    this.typed = asked.typed() == null ? Map.of() : asked.typed();
    this.texts = texts;
  }

  Map<String, Object> change(Version latest) {
    return form(
        "change-proposal",
        text(latest.title()),
        latest.text().says(this::text),
        text(latest.reasons()));
  }

  /** Whoever amends a text finds all of it there, and says why for themselves. */
  Map<String, Object> amend(Version latest) {
    return form("amend-proposal", "", latest.text().says(this::text), "");
  }

  /** Both texts below each other, to make one of them. */
  Map<String, Object> merge(Version latest, Proposal other) {
    Version theirs = other.version(other.version());
    Map<String, Object> form =
        form(
            "merge-proposals",
            text(latest.title()),
            both(latest.text().says(this::text), theirs.text().says(this::text)),
            both(text(latest.reasons()), text(theirs.reasons())));
    form.put("with", other.id().value());
    form.put("number", other.number());
    return form;
  }

  private static String both(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "\n\n" + other;
  }

  /** What the moderation says about it. */
  Map<String, Object> remark() {
    boolean isTyped = "remark-on-proposal".equals(typed.get("do"));
    Map<String, Object> remark = new LinkedHashMap<>();
    remark.put("text", isTyped ? typed.getOrDefault("text", "") : text(proposal.remark()));
    if (isTyped) {
      remark.put("open", true);
    }
    if (!text(proposal.remark()).isEmpty()) {
      remark.put("there", true);
    }
    return remark;
  }

  private String text(@Nullable WordRef ref) {
    return texts.apply(ref);
  }

  private Map<String, Object> form(String verb, String title, String text, String reasons) {
    boolean isTyped = typed.containsKey("text") && verb.equals(typed.get("do"));
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("title", isTyped ? typed.getOrDefault("title", "") : title);
    form.put("text", isTyped ? typed.getOrDefault("text", "") : text);
    form.put("reasons", isTyped ? typed.getOrDefault("reasons", "") : reasons);
    form.put("for", isTyped ? typed.getOrDefault("for", "") : "");
    form.put(
        "version",
        isTyped && !asked.outdated()
            ? typed.getOrDefault("version", "")
            : String.valueOf(proposal.version()));
    if (isTyped) {
      form.put("open", true);
    }
    return form;
  }
}
