package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.told.Told;

/**
 * A proposal word for word. Who handed it in is not said: people who propose are named only where
 * they agreed to it, and nobody is asked yet.
 *
 * @param version the number of the version that is shown
 * @param text as it was typed
 * @param withdrawn it was taken back before anything was decided
 * @param remark what the moderation recommended or noted, which was never put to the vote
 * @param course what became of it
 * @param amends what it would change, if it is an amendment
 */
public record ProposalRecord(
    int number,
    String title,
    int version,
    String text,
    @Nullable String reasons,
    boolean withdrawn,
    @Nullable String remark,
    Course course,
    @Nullable AmendmentRecord amends) {

  /**
   * What became of it.
   *
   * @param resolution its number, if it was adopted
   * @param state told in a sentence: {@code referred}, {@code adjourned}, {@code settled} or {@code
   *     merged}; absent where the vote tells it, or nothing became of it
   * @param by the number and title of what was adopted instead of it, or that it went into
   * @param to where it was referred to
   */
  public record Course(
      @Nullable Integer resolution,
      @Nullable String state,
      @Nullable String by,
      @Nullable String to) {
    static final Course NONE = new Course(null, null, null, null);
  }

  /**
   * The same without the number of the resolution, which belongs to another vote.
   *
   * @param tellsFate whether what became of an amendment is said all the same
   */
  ProposalRecord withoutNumber(boolean tellsFate) {
    return new ProposalRecord(
        number,
        title,
        version,
        text,
        reasons,
        withdrawn,
        remark,
        new Course(null, course.state(), course.by(), course.to()),
        amends == null || tellsFate ? amends : amends.withoutFate());
  }

  Map<String, Object> context() {
    return new Told()
        .with("number", number)
        .with("title", title)
        .with("version", version)
        .with("text", text)
        .with("textHtml", Erased.html(text))
        .with("amends", amends == null ? null : amends.context())
        .with("reasons", reasons)
        .with("withdrawn", withdrawn ? true : null)
        .with("resolution", course.resolution())
        .with("became", course.state())
        .with("because", course.by())
        .with("to", course.to())
        .with("remark", remark)
        .with("remarkHtml", remark == null ? null : Erased.html(remark))
        .with("reasonsHtml", reasons == null ? null : Erased.html(reasons))
        .made();
  }
}
