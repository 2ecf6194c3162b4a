package org.kiezplenum.live;

import io.vertx.core.json.JsonObject;

/** Something that somebody wanted done, and what they know became of it. */
final class Act {
  private final String person;
  private final JsonObject command;
  private JsonObject answer;

  Act(String person, JsonObject command) {
    this.person = person;
    this.command = command;
  }

  String person() {
    return person;
  }

  JsonObject command() {
    return command;
  }

  String id() {
    return command.getString("id");
  }

  String verb() {
    return command.getString("do");
  }

  synchronized void answered(JsonObject told) {
    answer = told;
  }

  /** They were told that it is stored. */
  synchronized boolean isStored() {
    return answer != null && !answer.containsKey("refused");
  }

  /** They were told that nothing happened. */
  synchronized boolean isRefused() {
    return !Stayer.isOpen(answer) && !isStored();
  }

  /** They were told that the database is away. */
  synchronized boolean isOpenAsTold() {
    return answer != null && Stayer.isOpen(answer);
  }

  /** The number under which it is stored. */
  synchronized long seq() {
    return answer.getLong("seq");
  }

  /** What came of it, empty if nothing that has a name. */
  synchronized String made() {
    return answer.getString("made", "");
  }

  @Override
  public synchronized String toString() {
    return person + " " + command.encode() + " -> " + answer;
  }
}
