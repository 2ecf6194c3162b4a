package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An assembly that is under way: open, with one item on, a desk, and as many phones as asked. */
final class Gathering implements AutoCloseable {
  final TestServer server;
  final Site.Created assembly;
  final Client desk;
  final String item;
  private final List<Client> all = new ArrayList<>();

  private Gathering(TestServer server) {
    this.server = server;
    this.assembly = server.create("Kiezversammlung");
    this.desk = Client.join(server, code(), "Mina", assembly.key()).connect();
    all.add(desk);
    desk.does("open-assembly");
    this.item = desk.does("add-item", "title", "Spielplatz", "minutes", 20);
    desk.does("start-item", "item", item);
  }

  static Gathering at(TestServer server) {
    return new Gathering(server);
  }

  String code() {
    return assembly.code();
  }

  /** The address of the assembly in the protocol, with something behind it. */
  String api(String rest) {
    return "/api/assemblies/" + code() + rest;
  }

  /** Somebody with a phone, connected. */
  Client phone(String name) {
    return add(Client.join(server, code(), name).connect());
  }

  Client screen() {
    return add(Client.screen(server, code()).connect());
  }

  Client add(Client client) {
    all.add(client);
    return client;
  }

  /** Puts a question to the vote. */
  String vote() {
    return desk.does("open-decision", "question", "Sperren wir die Straße?");
  }

  /** A form about a proposal, as it is sent from that proposal's page. */
  Site.Answer form(Client by, String proposal, String verb, String... fields) {
    Map<String, String> form = new HashMap<>();
    form.put("id", "form-" + System.nanoTime());
    form.put("do", verb);
    form.put("proposal", proposal);
    form.put("back", "/" + code() + "/proposals/" + proposal);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return server.form("/" + code() + "/do", form, by.bearer());
  }

  /** What somebody reads on the page of a proposal. */
  String proposalPage(Client by, String proposal) {
    Site.Answer answer = server.get("/" + code() + "/proposals/" + proposal, by.bearer());
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  @Override
  public void close() {
    all.forEach(Client::close);
  }
}
