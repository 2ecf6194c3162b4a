package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal word for word. Who handed it in is not said: people who propose are named only where
 * they agreed to it, and nobody is asked yet.
 *
 * @param version the number of the version that is shown
 * @param text as it was typed
 * @param withdrawn it was taken back before anything was decided
 * @param amends what it would change, if it is an amendment
 */
public record ProposalRecord(
    int number,
    String title,
    int version,
    String text,
    @Nullable String reasons,
    boolean withdrawn,
    @Nullable AmendmentRecord amends) {

  Map<String, Object> context() {
    return new Data()
        .with("number", number)
        .with("title", title)
        .with("version", version)
        .with("text", text)
        .with("textHtml", Markdown.html(text))
        .with("amends", amends == null ? null : amends.context())
        .with("reasons", reasons)
        .with("withdrawn", withdrawn ? true : null)
        .with("reasonsHtml", reasons == null ? null : Markdown.html(reasons))
        .made();
  }
}
