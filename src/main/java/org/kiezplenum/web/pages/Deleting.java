package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.rooms.CommandRefused;
import org.kiezplenum.web.http.Answers;
import org.kiezplenum.web.http.Door;
import org.kiezplenum.web.http.Failures;

/** Removes a whole assembly: one that was only a trial, or that should never have been. */
public final class Deleting {
  private final Door door;
  private final Answers answers;
  private final Failures failures;
  private final Faces faces;

  public Deleting(Door door, Answers answers, Failures failures, Faces faces) {
    this.door = door;
    this.answers = answers;
    this.failures = failures;
    this.faces = faces;
  }

  public void routes(Router router, String code) {
    router.postWithRegex(code + "/delete").handler(this::delete);
    router.get("/deleted").handler(this::deleted);
  }

  private void delete(RoutingContext request) {
    door.open(request)
        .compose(inside ->
            inside
                .room()
                .delete(inside.person())
                .onSuccess(gone -> answers.redirect(request, "/deleted"))
                .recover(failure -> refuse(request, inside, failure)))
        .onFailure(failure -> failures.answer(request, failure));
  }

  private Future<Void> refuse(RoutingContext request, Door.Inside inside, Throwable failure) {
    return switch (failure) {
      case CommandRefused refused when refused.refusal().code() == Refusal.Code.NOT_ALLOWED -> {
        answers.problem(request, 403, "not-allowed");
        yield Future.succeededFuture();
      }
      case CommandRefused refused ->
          faces.show(request, "desk", inside, new Faces.RefusedForm(refused.refusal(), Map.of()));
      default -> Future.failedFuture(failure);
    };
  }

  private void deleted(RoutingContext request) {
    answers.page(request, 200, "deleted", Answers.Title.key("title.deleted"), Map.of());
  }
}
