package org.kiezplenum.web.wire;

import java.util.Map;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.web.wire.Fields.Malformed;

/**
 * Reads what people send into commands: the verbs of the protocol, with their fields. What the
 * rules must decide is left to them; here only shapes are refused.
 */
public final class CommandReader {
  private CommandReader() {}

  /** What was read. */
  public sealed interface Read {}

  public record Good(Command command) implements Read {}

  public record Bad(Refusal refusal) implements Read {}

  public static Read read(String verb, Fields fields) {
    try {
      Verb row = Verbs.find(verb);
      return row == null
          ? new Bad(new Refusal(Refusal.Code.UNKNOWN_COMMAND))
          : new Good(row.read(fields));
    } catch (Malformed malformed) {
      return new Bad(new Refusal(Refusal.Code.MALFORMED, Map.of("field", malformed.getMessage())));
    }
  }
}
