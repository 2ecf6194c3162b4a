package org.kiezplenum.web.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a command, whether they came as JSON or from a form. */
public interface Fields {

  /** The text of a field, empty if it is not there; refuses what is not a text. */
  @Nullable String text(String name) throws Malformed;

  /**
   * What a field is set to that is {@code true} or {@code false}, or a list of words in place of
   * {@code true}: JSON's own truths are taken as well as the words.
   */
  default @Nullable String word(String name) throws Malformed {
    return text(name);
  }

  /** The number in a field, empty if it is not there; refuses what is not a whole number. */
  @Nullable Long number(String name) throws Malformed;

  /** The names of all fields that are there. */
  Set<String> names();

  static Fields of(JsonObject json) {
    return new Fields() {
      @Override
      public Set<String> names() {
        return json.fieldNames();
      }

      @Override
      public @Nullable String text(String name) throws Malformed {
        Object value = json.getValue(name);
        if (value != null && !(value instanceof String)) {
          throw new Malformed(name);
        }
        return (String) value;
      }

      @Override
      public @Nullable String word(String name) throws Malformed {
        return json.getValue(name) instanceof Boolean truth ? truth.toString() : text(name);
      }

      @Override
      public @Nullable Long number(String name) throws Malformed {
        Object value = json.getValue(name);
        return switch (value) {
          case null -> null;
          case Integer number -> number.longValue();
          case Long number -> number;
          default -> throw new Malformed(name);
        };
      }
    };
  }

  /** In a form, an empty number field was not filled in. */
  static Fields of(MultiMap form) {
    return new Fields() {
      @Override
      public Set<String> names() {
        return form.names();
      }

      @Override
      public @Nullable String text(String name) {
        // The last one: the button that was pressed comes after the fields, as in forms.js.
        List<String> values = form.getAll(name);
        return values.isEmpty() ? null : values.getLast();
      }

      @Override
      public @Nullable Long number(String name) throws Malformed {
        String value = text(name);
        if (value == null || value.isBlank()) {
          return null;
        }
        try {
          return Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
          throw new Malformed(name);
        }
      }
    };
  }

  /** A field does not have the shape that the protocol asks for. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String field) {
      super(field, null, false, false);
    }
  }
}
