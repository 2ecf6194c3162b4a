package org.kiezplenum.web.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.kiezplenum.web.render.Helpers;

/**
 * A template as a browser gets it: not a program but lists, which {@code webroot/js/render.js}
 * fills in and whose shapes are told there. They are made of the tree that Handlebars' own parser
 * answers. What that parser knows and no template needs is refused here, so that it is met when
 * building.
 */
final class TemplateTree {

  private static final int WHOLE_CONTEXT = -1;
  private static final List<String> DATA = List.of("index", "key", "first", "last");

  /** Blocks around what is being read that look at something else than what is around them. */
  private int depth;

  private TemplateTree() {}

  /** Expects the root of a syntax tree of Handlebars. */
  static JsonArray of(JsonObject program) {
    return new TemplateTree().body(program);
  }

  private JsonArray body(JsonObject program) {
    if (!program.getJsonArray("blockParams", new JsonArray()).isEmpty()) {
      throw unknown(program, "names after „as“");
    }
    JsonArray body = new JsonArray();
    for (Object statement : program.getJsonArray("body")) {
      body.add(statement((JsonObject) statement));
    }
    return body;
  }

  private Object statement(JsonObject node) {
    return switch (node.getString("type")) {
      case "ContentStatement" -> node.getString("value");
      case "MustacheStatement" ->
          node.getBoolean("escaped") ? filled(node) : JsonArray.of("raw", filled(node));
      case "BlockStatement" -> block(node);
      case "PartialStatement" -> partial(node);
      default -> throw unknown(node, node.getString("type"));
    };
  }

  private JsonArray block(JsonObject node) {
    String word = node.getJsonObject("path").getString("original");
    JsonArray of = node.getJsonArray("params");
    if (of.size() != 1 || node.containsKey("hash")) {
      throw unknown(node, "a block of anything but one value");
    }
    JsonArray block = JsonArray.of(word, value((JsonObject) of.getValue(0)));
    switch (word) {
      case "if" -> block.add(branch(node, "program", 0)).add(branch(node, "inverse", 0));
      case "unless" ->
          block.set(0, "if").add(branch(node, "inverse", 0)).add(branch(node, "program", 0));
      case "each", "with" -> block.add(branch(node, "program", 1)).add(branch(node, "inverse", 0));
      default -> throw unknown(node, "a block " + word);
    }
    if (block.getJsonArray(block.size() - 1).isEmpty()) {
      block.remove(block.size() - 1);
    }
    return block;
  }

  private JsonArray branch(JsonObject block, String name, int deeper) {
    JsonObject program = block.getJsonObject(name);
    depth += deeper;
    JsonArray branch = program == null ? new JsonArray() : body(program);
    depth -= deeper;
    return branch;
  }

  private JsonArray partial(JsonObject node) {
    String name = node.getJsonObject("name").getString("original");
    JsonArray of = node.getJsonArray("params");
    if (name == null || of.size() > 1) {
      throw unknown(node, "a template that is chosen, or given two values");
    }
    JsonArray partial = JsonArray.of(">", name);
    of.forEach(param -> partial.add(value((JsonObject) param)));
    return withNamed(partial, node);
  }

  /** A word with what it is given, or what is found under a name. */
  private JsonArray filled(JsonObject node) {
    JsonObject path = node.getJsonObject("path");
    String name = path.getString("original");
    JsonArray params = node.getJsonArray("params");
    if (!Helpers.ON_BOTH_SIDES.contains(name)) {
      if (!params.isEmpty() || node.containsKey("hash")) {
        throw unknown(node, "the word " + name);
      }
      return path(path);
    }
    JsonArray call = JsonArray.of(name);
    params.forEach(param -> call.add(value((JsonObject) param)));
    return withNamed(call, node);
  }

  private JsonArray withNamed(JsonArray call, JsonObject node) {
    JsonObject hash = node.getJsonObject("hash");
    if (hash != null) {
      JsonObject named = new JsonObject();
      for (Object pair : hash.getJsonArray("pairs")) {
        JsonObject one = (JsonObject) pair;
        named.put(one.getString("key"), value(one.getJsonObject("value")));
      }
      call.add(named);
    }
    return call;
  }

  private Object value(JsonObject node) {
    return switch (node.getString("type")) {
      case "StringLiteral", "NumberLiteral", "BooleanLiteral" -> node.getValue("value");
      case "PathExpression" -> path(node);
      case "SubExpression" -> filled(node);
      default -> throw unknown(node, node.getString("type"));
    };
  }

  private JsonArray path(JsonObject node) {
    if (!"PathExpression".equals(node.getString("type")) || node.getInteger("depth") > depth) {
      throw unknown(node, node.getString("original"));
    }
    JsonArray parts = node.getJsonArray("parts").copy();
    if (!node.getBoolean("data")) {
      return JsonArray.of(node.getInteger("depth")).addAll(parts);
    }
    if (parts.getString(0).equals("root")) {
      parts.set(0, WHOLE_CONTEXT);
      return parts;
    }
    if (parts.size() > 1 || !DATA.contains(parts.getString(0)) || node.getInteger("depth") > 0) {
      throw unknown(node, node.getString("original"));
    }
    return JsonArray.of("@", parts.getString(0));
  }

  private static IllegalArgumentException unknown(JsonObject node, String what) {
    JsonObject loc = node.getJsonObject("loc");
    Object at = loc == null ? "" : " in line " + loc.getJsonObject("start").getInteger("line");
    return new IllegalArgumentException("Live templates do not know " + what + at);
  }
}
