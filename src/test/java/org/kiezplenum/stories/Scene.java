package org.kiezplenum.stories;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;
import org.kiezplenum.live.Site;

/** An assembly that is brought to a point of its evening quickly, by the protocol. */
final class Scene implements AutoCloseable {
  private final Site.Created assembly;
  private final Hall hall;
  private final Client moderation;
  private final List<Client> people = new ArrayList<>();
  private final List<String> items = new ArrayList<>();

  private Scene(Hall hall, String title) {
    this.hall = hall;
    assembly = hall.server().create(title);
    moderation = Client.join(hall.server(), assembly.code(), "Miriam", assembly.key()).connect();
    moderation.does("change-assembly", "place", "Turnhalle am Schillerpark", "time", "19:00");
  }

  static Scene of(Hall hall, String title) {
    return new Scene(hall, title);
  }

  /** An assembly that is at the first of these items: titles and minutes in turn. */
  static Scene running(Hall hall, String title, Object... titlesAndMinutes) {
    Scene scene = of(hall, title);
    String first = scene.agenda(titlesAndMinutes).getFirst();
    scene.moderation.does("open-assembly");
    scene.moderation.does("start-item", "item", first);
    return scene;
  }

  String code() {
    return assembly.code();
  }

  String id() {
    return assembly.id();
  }

  String keyLink() {
    return hall.address() + "/" + code() + "/key/" + assembly.key();
  }

  Client moderation() {
    return moderation;
  }

  /** Whoever was called last has reached the microphone: else they were passed over. */
  void isHeard() {
    JsonObject floor =
        moderation.holdsTheServersView().view().getJsonObject("public").getJsonObject("floor");
    moderation.does("restart-clock", "entry", floor.getJsonObject("speech").getString("entry"));
  }

  /** Titles and minutes in turn; the ids of the items. */
  List<String> agenda(Object... titlesAndMinutes) {
    int before = items.size();
    for (int i = 0; i < titlesAndMinutes.length; i += 2) {
      items.add(
          moderation.does(
              "add-item", "title", titlesAndMinutes[i], "minutes", titlesAndMinutes[i + 1]));
    }
    return List.copyOf(items.subList(before, items.size()));
  }

  /** Of all items that were put on the agenda here, the ids. */
  List<String> items() {
    return List.copyOf(items);
  }

  /** Somebody more who takes part. */
  Client somebody(String name) {
    Client somebody = Client.join(hall.server(), code(), name).connect();
    people.add(somebody);
    return somebody;
  }

  String proposal(Client by, String title, String text) {
    return by.does("hand-in-proposal", "title", title, "text", text);
  }

  /** Two of four are elected for the council, by a hundred papers that are counted in rounds. */
  void council() {
    String council =
        moderation.does(
            "open-poll",
            "question",
            "Wer zieht in den Beirat?",
            "method",
            "stv-scottish",
            "options",
            "Ada\nBen\nCem\nDora",
            "seats",
            2);
    String[] papers = {"a>b>c>d", "a>c>d>b", "b>c>a>d", "c>a>b>d", "d>b>c>a"};
    int[] times = {28, 14, 15, 17, 26};
    for (int i = 0; i < papers.length; i++) {
      moderation.does("enter-paper", "decision", council, "ballot", papers[i], "times", times[i]);
    }
    moderation.does("close-decision", "decision", council);
    moderation.does("announce-decision", "decision", council);
  }

  /** A page on this device, not yet come in. */
  Page at(Page page, String path) {
    page.navigate(hall.address() + "/" + code() + path);
    return page;
  }

  Page joined(Page phone, String name) {
    Hands.comeIn(phone, hall.address(), code(), name);
    return phone;
  }

  /** Somebody whose browser runs no scripts. */
  Page withoutScripts(String name) {
    Page phone = at(hall.device(Browser.phone().setJavaScriptEnabled(false)), "");
    phone.getByLabel("Wie heißt du?").fill(name);
    Hands.press(phone, "Mitmachen");
    return phone;
  }

  Page desk(Page page) {
    page.navigate(keyLink());
    Hands.press(page, "Ja, Pult öffnen");
    Hands.isConnected(page);
    return page;
  }

  Page screen(Page page) {
    at(page, "/screen");
    Hands.isConnected(page);
    return page;
  }

  @Override
  public void close() {
    people.forEach(Client::close);
    moderation.close();
  }
}
