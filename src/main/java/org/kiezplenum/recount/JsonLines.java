package org.kiezplenum.recount;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On which line each entry of the outermost lists begins. */
final class JsonLines {
  private final Map<String, List<Integer>> lines = new HashMap<>();

  JsonLines(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        List<Integer> begins = new ArrayList<>();
        lines.put(parser.currentName(), begins);
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            begins.add(parser.currentTokenLocation().getLineNr());
            parser.skipChildren();
          }
        } else {
          begins.add(parser.currentTokenLocation().getLineNr());
          parser.skipChildren();
        }
      }
    } catch (IOException broken) {
      // Somebody else has parsed this and will say what is wrong with it.
      lines.clear();
    }
  }

  int of(String name, int index) {
    List<Integer> begins = lines.getOrDefault(name, List.of());
    return index < begins.size() ? begins.get(index) : 1;
  }
}
