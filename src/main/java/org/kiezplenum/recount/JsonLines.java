package org.kiezplenum.recount;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * On which line each field of an object begins, each field of an object in it ({@code
 * settings/highest}), and each entry of a list.
 */
final class JsonLines {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, Integer> fields = new HashMap<>();
  private final Map<String, List<Integer>> entries = new HashMap<>();

  private int beginning = 1;

  private JsonLines() {}

  /** Refuses what is no JSON object, has a field twice, or goes on behind its end. */
  static JsonLines in(String text) throws BadFile {
    JsonLines all = new JsonLines();
    try (JsonParser parser = STRICT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadFile(line(parser), "this is no JSON object.");
      }
      all.beginning = line(parser);
      all.read(parser);
      if (parser.nextToken() != null) {
        throw new BadFile(line(parser), "something stands behind the end.");
      }
      return all;
    } catch (JsonProcessingException broken) {
      boolean isDouble = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate field");
      throw new BadFile(
          broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
          isDouble ? "this field stands here twice." : "this is no JSON object.");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void read(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.put(name, line(parser));
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        List<Integer> begins = new ArrayList<>();
        entries.put(name, begins);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          begins.add(line(parser));
          parser.skipChildren();
        }
      } else if (value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          fields.put(name + "/" + parser.currentName(), line(parser));
          parser.nextToken();
          parser.skipChildren();
        }
      }
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Of the brace with which all begins. */
  int beginning() {
    return beginning;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Of a field; of the one that it should stand in if it is not there; or the first. */
  int of(String name) {
    Integer line = fields.get(name);
    int slash = name.lastIndexOf('/');
    return line == null ? slash < 0 ? 1 : of(name.substring(0, slash)) : line;
  }

  /** Of an entry of a list; of the list if it has none there. */
  int of(String name, int index) {
    List<Integer> begins = entries.getOrDefault(name, List.of());
    return index >= 0 && index < begins.size() ? begins.get(index) : of(name);
  }
}
